package org.sunset2g.forecast.score;

/** How many weeks a forecast looked ahead. */
public enum Horizon {
  ONE("1 week", 1, 1),
  TWO_TO_THREE("2-3 weeks", 2, 3),
  FOUR_TO_SEVEN("4-7 weeks", 4, 7),
  EIGHT_TO_TWELVE("8-12 weeks", 8, 12),
  THIRTEEN_OR_MORE("13+ weeks", 13, Integer.MAX_VALUE),
  /**
   * The last Sunday with service, however far ahead it was. Such a trial is in the band of its
   * weeks as well.
   */
  AT_CUT_OFF("at the cut-off", 0, -1);

  private final String written;
  private final int from;
  private final int to;

  Horizon(String written, int from, int to) {
    this.written = written;
    this.from = from;
    this.to = to;
  }

  /** The band of so many weeks. */
  public static Horizon of(double weeksAhead) {
    for (Horizon band : values()) {
      if (weeksAhead >= band.from && weeksAhead < band.to + 1.0) {
        return band;
      }
    }
    throw new IllegalArgumentException("a trial looks a week ahead or more, was " + weeksAhead);
  }

  /** Whether it is one of the bands that each trial is in one of. */
  public boolean isOfWeeks() {
    return this != AT_CUT_OFF;
  }

  /** Whether all of it is four weeks ahead or more. */
  public boolean isFourOrMore() {
    return from >= 4;
  }

  public String written() {
    return written;
  }
}
