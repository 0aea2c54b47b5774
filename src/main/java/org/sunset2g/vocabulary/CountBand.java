package org.sunset2g.vocabulary;

/**
 * A count, exact or only as the band it lies in: of what was done with single persons nobody is
 * told more than the band.
 *
 * @param least least that it can be
 * @param most most that it can be
 */
public record CountBand(long least, long most) {
  private static final long[] STEPS = {1, 2, 5, 10};

  public CountBand {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("no count lies from %d to %d".formatted(least, most));
    }
  }

  public static CountBand exactly(long count) {
    return new CountBand(count, count);
  }

  /**
   * The band of a count: none; fewer than the minimum cell; from there to below twice, five times,
   * ten times, twenty times the minimum cell and so on.
   */
  public static CountBand around(long count, int minimumCell) {
    if (minimumCell < 2) {
      throw new IllegalArgumentException("a minimum cell is at least 2, was " + minimumCell);
    }
    if (count == 0) {
      return exactly(0);
    }
    if (count < minimumCell) {
      return new CountBand(1, minimumCell - 1L);
    }
    long decade = minimumCell;
    while (count >= decade * 10) {
      decade *= 10;
    }
    int step = 0;
    while (count >= decade * STEPS[step + 1]) {
      step++;
    }
    return new CountBand(decade * STEPS[step], decade * STEPS[step + 1] - 1);
  }

  public boolean isExact() {
    return least == most;
  }
}
