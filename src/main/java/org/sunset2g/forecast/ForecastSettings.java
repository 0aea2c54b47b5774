package org.sunset2g.forecast;

/**
 * How a forecast is made.
 *
 * @param paths how many futures are drawn; quantiles are read from them
 * @param seed where all chance comes from
 * @param targetShare what an area is to come down to, as a share of the number it began with in the
 *     first published week
 */
public record ForecastSettings(int paths, long seed, double targetShare) {
  public ForecastSettings {
    if (paths < 100 || paths > 100_000) {
      throw new IllegalArgumentException(
          "forecast.paths must be from 100 to 100,000, was " + paths);
    }
    if (!(targetShare >= 0 && targetShare <= 1)) {
      throw new IllegalArgumentException(
          "forecast.targetShare must be from 0 to 1, was " + targetShare);
    }
  }

  /** 500 futures, 5 % of the beginning. */
  public static ForecastSettings usual() {
    return new ForecastSettings(500, 1, 0.05);
  }
}
