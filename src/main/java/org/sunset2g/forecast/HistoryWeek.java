package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.Objects;
import org.sunset2g.disclosure.ProtectedWeek;

/**
 * A published week, and the cut-off as it was known in it.
 *
 * @param cutOff first day without service, as people were told in that week; a later week may know
 *     of another
 */
public record HistoryWeek(ProtectedWeek table, LocalDate cutOff) {
  public HistoryWeek {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(cutOff, "cutOff");
  }
}
