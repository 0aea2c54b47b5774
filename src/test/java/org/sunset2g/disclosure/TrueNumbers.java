package org.sunset2g.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.vocabulary.AreaCode;

/** The unprotected numbers behind a table, added up here and not by the code that protects. */
final class TrueNumbers {
  private final Map<AreaCode, long[]> byArea = new HashMap<>();

  /** Homes must be shown under their own codes. */
  TrueNumbers(ProtectedWeek table, List<LedgerRow> ledger) {
    for (LedgerRow row : ledger) {
      PublishedArea home = table.areas().find(row.commune()).orElse(PublishedArea.UNPLACED);
      Measure.of(row.flow())
          .ifPresent(
              measure -> {
                for (PublishedArea area : table.areas().path(home)) {
                  byArea
                          .computeIfAbsent(area.code(), none -> new long[Measure.values().length])[
                          measure.ordinal()] +=
                      row.subscribers();
                }
              });
    }
  }

  long of(AreaFigures row, Measure measure) {
    long[] numbers = byArea.get(row.area().code());
    return numbers == null ? 0 : numbers[measure.ordinal()];
  }
}
