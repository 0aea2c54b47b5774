package org.sunset2g.report.compare;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.vocabulary.AreaCode;

/** Flows of every area, added up over weeks that are given one by one. */
final class FlowSums {
  private final Map<AreaCode, Map<Measure, Long>> sums = new HashMap<>();

  void add(ProtectedWeek week) {
    for (AreaFigures row : week.figures()) {
      Map<Measure, Long> ofArea =
          sums.computeIfAbsent(row.area().code(), none -> new EnumMap<>(Measure.class));
      for (Measure measure : Measure.values()) {
        if (isSummed(measure)) {
          ofArea.merge(measure, row.of(measure), Long::sum);
        }
      }
    }
  }

  long of(AreaCode area, Measure measure) {
    return sums.getOrDefault(area, Map.of()).getOrDefault(measure, 0L);
  }

  /** Flows and their slices: numbers at a point in time are not added up over weeks. */
  static boolean isSummed(Measure measure) {
    return measure.isFlow()
        || measure == Measure.CONVERTED_AFTER_BLOCKING
        || measure == Measure.CONVERTED_NOT_BLOCKED;
  }
}
