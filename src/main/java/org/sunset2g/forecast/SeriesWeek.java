package org.sunset2g.forecast;

import static org.sunset2g.disclosure.Measure.*;

import java.time.LocalDate;
import java.util.Map;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Numbers of one published week, by the areas of the last one. */
final class SeriesWeek {
  private static final Measure[] OTHER_IN = {CATALOGUE_IN, MOVED_IN, REZONED_IN};
  private static final Measure[] OTHER_OUT = {CATALOGUE_OUT, MOVED_OUT, REZONED_OUT};

  private final IsoWeek week;
  private final LocalDate cutOff;
  private final AreaFigures[] figures;

  /**
   * @param numbers of the areas that are looked at
   */
  SeriesWeek(HistoryWeek published, Map<AreaCode, Integer> numbers) {
    this.week = published.table().week();
    this.cutOff = published.cutOff();
    this.figures = new AreaFigures[numbers.size()];
    for (AreaFigures row : published.table().figures()) {
      Integer number = numbers.get(row.area().code());
      if (number != null) {
        figures[number] = row;
      }
    }
  }

  IsoWeek week() {
    return week;
  }

  /** The day before its first. */
  LocalDate before() {
    return week.monday().minusDays(1);
  }

  LocalDate sunday() {
    return week.sunday();
  }

  /** First day without service, as it was known in that week. */
  LocalDate cutOff() {
    return cutOff;
  }

  /** Share of the week in which there was still service. */
  double open() {
    return TrendPath.weeksOpen(before(), sunday(), cutOff.minusDays(1));
  }

  /** Whether the area is in its table. */
  boolean has(int area) {
    return figures[area] != null;
  }

  /** Subscribers; 0 where the area is not in its table. */
  double of(Measure measure, int area) {
    return has(area) ? figures[area].of(measure) : 0;
  }

  double opening(int area) {
    return of(OPENING, area);
  }

  double closing(int area) {
    return of(CLOSING, area);
  }

  /** Conversions to smartphones, feature phones, others. */
  double[] conversions(int area) {
    return new double[] {
      of(CONVERTED_SMARTPHONE, area), of(CONVERTED_FEATURE_PHONE, area), of(CONVERTED_OTHER, area)
    };
  }

  double belowTarget(int area) {
    return of(UPGRADED_BELOW_TARGET, area);
  }

  /** Changes of handset, to whatever form. */
  double changes(int area) {
    return of(CONVERTED_SMARTPHONE, area)
        + of(CONVERTED_FEATURE_PHONE, area)
        + of(CONVERTED_OTHER, area)
        + belowTarget(area);
  }

  /** Cumulative hazard to change the handset. */
  double hazard(int area) {
    return -Math.log(1 - Math.min(0.99, changes(area) / opening(area)));
  }

  double left(int area) {
    return of(LEFT, area) + of(EXEMPTED, area);
  }

  double quiet(int area) {
    return of(GONE_QUIET, area);
  }

  double arrived(int area) {
    return of(NEW_AT_RISK, area) + of(REVERTED, area) + of(DOWNGRADED, area);
  }

  /** What the number came down by, apart from boundaries, moves and the catalogue. */
  double decline(int area) {
    double decline = opening(area) - closing(area);
    for (int i = 0; i < OTHER_IN.length; i++) {
      decline += of(OTHER_IN[i], area) - of(OTHER_OUT[i], area);
    }
    return decline;
  }

  /** How many rounded figures are in {@link #decline} beside the two numbers at risk. */
  int figuresOfDecline(int area) {
    int rounded = 0;
    for (int i = 0; i < OTHER_IN.length; i++) {
      rounded += of(OTHER_IN[i], area) > 0 ? 1 : 0;
      rounded += of(OTHER_OUT[i], area) > 0 ? 1 : 0;
    }
    return rounded;
  }
}
