package org.sunset2g.sheet;

/**
 * A number of subscribers as it may be told to people: a range, never the number.
 *
 * @param least smallest number meant; 0 where only the upper end may be known
 * @param most largest number meant
 */
public record Band(long least, long most) {
  private static final int SMALLEST_CELL = 5;

  public Band {
    if (least < 0 || most <= least) {
      throw new IllegalArgumentException(
          "a band runs from a number to a larger one, was %d to %d".formatted(least, most));
    }
  }

  /**
   * The band a number lies in. Below the cell all numbers, nought included, are one band; above it
   * bands are as wide as the cell up to ten cells, and ten times as wide with every further digit.
   *
   * @param minimumCell smallest number that may be told apart, at least 5
   */
  public static Band of(long number, int minimumCell) {
    if (minimumCell < SMALLEST_CELL) {
      throw new IllegalArgumentException(
          "minimumCell must be at least %d, was %d".formatted(SMALLEST_CELL, minimumCell));
    }
    if (number < 0) {
      throw new IllegalArgumentException("a number of subscribers was " + number);
    }
    if (number < minimumCell) {
      return new Band(0, minimumCell - 1L);
    }
    long width = minimumCell;
    while (number >= width * 10) {
      width *= 10;
    }
    long least = number / width * width;
    return new Band(least, least + width - 1);
  }

  /** Such as {@code dưới 10}, {@code 40–49} or {@code 1.000–1.999}. */
  public String words() {
    return least == 0
        ? "dưới " + SheetText.number(most + 1)
        : SheetText.number(least) + "–" + SheetText.number(most);
  }
}
