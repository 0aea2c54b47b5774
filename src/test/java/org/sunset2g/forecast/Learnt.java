package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.List;
import org.sunset2g.forecast.PublishedPhase.Law;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** A series and what is learnt of it. */
record Learnt(PublishedSeries series, CountryRates country, AreaRates rates) {
  static final IsoWeek FIRST = IsoWeek.parse("2024-W20");
  private static final LocalDate FAR_OFF = LocalDate.of(2025, 10, 16);

  static Learnt of(List<HistoryWeek> history) {
    PublishedSeries series = new PublishedSeries(history);
    CountryRates country = CountryRates.of(series);
    return new Learnt(series, country, new AreaRates(series, country));
  }

  static Learnt of(PublishedPhase phase, int weeks, Law law) {
    return of(phase.weeks(FIRST, weeks, FAR_OFF, law));
  }

  /** How many change of so many, by a hazard. */
  static double changing(double hazard, long opening) {
    return opening * (1 - Math.exp(-hazard));
  }

  int number(AreaCode code) {
    for (int area = 0; area < series.size(); area++) {
      if (series.area(area).code().equals(code)) {
        return area;
      }
    }
    throw new IllegalArgumentException("no area " + code);
  }

  double pace(AreaCode code) {
    return rates.pace(number(code));
  }

  /** Pace of an area beside the country. */
  double paceOfCountry(AreaCode code) {
    double pace = 1;
    for (int at = number(code); at > 0; at = series.above(at)) {
      pace *= rates.pace(at);
    }
    return pace;
  }
}
