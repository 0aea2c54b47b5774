package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The weeks of a country as spans with enough changes of handset to tell a hazard from: where
 * rounding would drown those of one week, weeks are taken together.
 */
final class Spans {
  /** Changes that stand out of their rounding: so many times its standard deviation. */
  private static final double CLEAR = 2.5;

  /** Rounded figures that changes of handset are added up from. */
  private static final int FIGURES = 4;

  private final PublishedSeries series;
  private final List<Span> spans = new ArrayList<>();
  private final List<SeriesWeek> open = new ArrayList<>();

  private Spans(PublishedSeries series) {
    this.series = series;
  }

  static List<Span> of(PublishedSeries series) {
    Spans spans = new Spans(series);
    for (SeriesWeek week : series.weeks()) {
      if (!spans.open.isEmpty() && !spans.goesOn(week)) {
        spans.close();
      }
      spans.open.add(week);
      if (spans.changes() > CLEAR * Math.sqrt(spans.rounding())) {
        spans.close();
      }
    }
    if (!spans.open.isEmpty()) {
      spans.close();
    }
    return spans.spans;
  }

  /** Whether a week stands on the same side of the same cut-off, and right behind. */
  private boolean goesOn(SeriesWeek week) {
    SeriesWeek last = open.get(open.size() - 1);
    return week.week().equals(last.week().plus(1))
        && week.cutOff().equals(last.cutOff())
        && side(week) == side(last);
  }

  private static int side(SeriesWeek week) {
    LocalDate lastDay = week.cutOff().minusDays(1);
    return week.before().isBefore(lastDay) ? (week.sunday().isAfter(lastDay) ? 0 : -1) : 1;
  }

  private double changes() {
    return open.stream().mapToDouble(week -> week.changes(0)).sum();
  }

  private double rounding() {
    return FIGURES * series.roundingVariance() * open.size();
  }

  private void close() {
    SeriesWeek first = open.get(0);
    SeriesWeek last = open.get(open.size() - 1);
    double changes = changes();
    // As few as rounding can hide; how many exactly is then known by a factor of e or so.
    double least = Math.max(0.5, Math.sqrt(rounding()) / 4);
    double seen = Math.max(least, changes);
    double hazard =
        changes < least
            ? least / first.opening(0)
            : open.stream().mapToDouble(week -> week.hazard(0)).sum();
    spans.add(
        new Span(
            first.before(),
            last.sunday(),
            first.cutOff(),
            hazard,
            Math.min(1, (seen + rounding()) / (seen * seen))));
    open.clear();
  }
}
