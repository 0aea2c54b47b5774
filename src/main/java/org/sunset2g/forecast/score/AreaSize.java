package org.sunset2g.forecast.score;

/** Size of an area by its published number at risk when the forecast was made. */
public enum AreaSize {
  UNDER_30("under 30", 30),
  FROM_30("30-99", 100),
  FROM_100("100-999", 1000),
  FROM_1000("1,000 or more", Long.MAX_VALUE);

  private final String written;
  private final long below;

  AreaSize(String written, long below) {
    this.written = written;
    this.below = below;
  }

  /** The band of a number. */
  public static AreaSize of(long number) {
    for (AreaSize band : values()) {
      if (number < band.below) {
        return band;
      }
    }
    return FROM_1000;
  }

  public String written() {
    return written;
  }
}
