package org.sunset2g.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * The number that every area began with, to which its target belongs, as if the operators of the
 * last week had been there from the first, and its boundaries too.
 */
final class Beginning {
  private final PublishedSeries series;
  private final double[] number;

  private Beginning(PublishedSeries series) {
    this.series = series;
    this.number = new double[series.size()];
    Arrays.fill(number, Double.NaN);
  }

  /**
   * @param all published weeks, the first with all its arrivals among them
   */
  static double[] of(PublishedSeries series, List<SeriesWeek> all) {
    Beginning beginning = new Beginning(series);
    SeriesWeek before = null;
    for (SeriesWeek week : all) {
      if (before != null) {
        beginning.follow(before, week);
      }
      beginning.enter(week);
      before = week;
    }
    return beginning.number;
  }

  private void follow(SeriesWeek before, SeriesWeek week) {
    // Operators that are missing, or are back after they were, change all numbers alike.
    double continued = PublishedSeries.continued(before, week);
    for (int area = 0; area < number.length; area++) {
      number[area] *= continued;
    }
    if (series.isBurst(week)) {
      // An operator's first week: all its subscribers arrive at once.
      for (int area = 0; area < number.length; area++) {
        number[area] += week.arrived(area);
      }
    }
  }

  /** Areas that are seen for the first time. */
  private void enter(SeriesWeek week) {
    for (int area = 0; area < number.length; area++) {
      if (Double.isNaN(number[area]) && week.has(area)) {
        int above = series.above(area);
        boolean isPart = above >= 0 && week.closing(above) > 0 && !Double.isNaN(number[above]);
        number[area] =
            isPart ? number[above] * week.closing(area) / week.closing(above) : week.closing(area);
      }
    }
  }
}
