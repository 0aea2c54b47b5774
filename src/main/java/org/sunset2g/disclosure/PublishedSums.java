package org.sunset2g.disclosure;

import java.util.Collection;
import java.util.List;

/**
 * The sums that hold between the figures of a published week. They hold between the rounded figures
 * too: that is what keeps a reader from telling on which side of a figure the true one lies.
 */
final class PublishedSums {
  private PublishedSums() {}

  static void check(ProtectedWeek week) {
    for (AreaFigures row : week.figures()) {
      for (Measure measure : Measure.values()) {
        checkMultiple(week, row.area(), measure.name(), row.of(measure));
      }
      checkBalance(row);
      checkSlices(row);
      checkBreakdown(
          week,
          row,
          "the numbers by handset and SIM",
          week.handsetSims(row.area()).stream().map(HandsetSim::subscribers).toList());
      checkBreakdown(
          week,
          row,
          "the numbers by model",
          week.models(row.area()).stream().map(ModelFigure::subscribers).toList());
    }
    week.figures().forEach(row -> checkAreasBelow(week, row));
    AreaFigures country = week.find(PublishedArea.COUNTRY.code()).orElseThrow();
    checkSum(
        country.area(),
        "MOVED_OUT against MOVED_IN",
        country.of(Measure.MOVED_IN),
        country.of(Measure.MOVED_OUT));
  }

  private static void checkAreasBelow(ProtectedWeek week, AreaFigures row) {
    List<PublishedArea> below = week.areas().below(row.area());
    if (!below.isEmpty()) {
      for (Measure measure : Measure.values()) {
        long sum = below.stream().mapToLong(area -> week.number(area, measure)).sum();
        checkSum(row.area(), measure + " of the areas below", row.of(measure), sum);
      }
    }
  }

  private static void checkBalance(AreaFigures row) {
    long sum = 0;
    for (Measure measure : Measure.ofBalance()) {
      sum += measure.balanceSign() * row.of(measure);
    }
    checkSum(row.area(), "OPENING + inflows - outflows - CLOSING", 0, sum);
  }

  private static void checkSlices(AreaFigures row) {
    for (Measure.Slicing slicing : Measure.slicings()) {
      long whole = slicing.whole().stream().mapToLong(row::of).sum();
      long sliced = slicing.slices().stream().mapToLong(row::of).sum();
      checkSum(row.area(), slicing.slices() + " against " + slicing.whole(), whole, sliced);
    }
  }

  private static void checkBreakdown(
      ProtectedWeek week, AreaFigures row, String what, Collection<Long> parts) {
    if (!parts.isEmpty()) {
      parts.forEach(part -> checkMultiple(week, row.area(), what, part));
      checkSum(
          row.area(),
          what,
          row.of(Measure.CLOSING),
          parts.stream().mapToLong(Long::longValue).sum());
    }
  }

  private static void checkMultiple(
      ProtectedWeek week, PublishedArea area, String what, long figure) {
    if (figure < 0 || figure % week.minimumCell() != 0) {
      throw new IllegalArgumentException(
          "%s of %s (%s) is %d, not a multiple of %d"
              .formatted(what, area.name(), area.code(), figure, week.minimumCell()));
    }
  }

  private static void checkSum(PublishedArea area, String what, long whole, long sum) {
    if (whole != sum) {
      throw new IllegalArgumentException(
          "%s of %s (%s): %d, not %d".formatted(what, area.name(), area.code(), sum, whole));
    }
  }
}
