package org.sunset2g.report;

import org.sunset2g.vocabulary.IsoWeek;

/**
 * What is expected of an area's closing number in a week to come.
 *
 * @param low the 10 % quantile
 * @param middle the median
 * @param high the 90 % quantile
 */
public record ForecastPoint(IsoWeek week, long low, long middle, long high) {
  public ForecastPoint {
    if (low < 0 || middle < low || high < middle) {
      throw new IllegalArgumentException(
          "a forecast runs from low over middle to high, was %d, %d, %d"
              .formatted(low, middle, high));
    }
  }
}
