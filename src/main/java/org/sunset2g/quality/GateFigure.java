package org.sunset2g.quality;

import java.util.Locale;

/**
 * A figure held against the limit of its gate.
 *
 * @param table landing table it is about; empty where it is about the week
 * @param column column it is about; empty where it is about the table
 * @param measured the figure: a share or relative change from 0 on, or a count
 * @param limit the limit
 * @param level what happens beyond the limit
 * @param passed whether the figure is within the limit
 */
public record GateFigure(
    Gate gate,
    String table,
    String column,
    double measured,
    double limit,
    GateLevel level,
    boolean passed) {

  /** Whether this alone refuses the operator's week. */
  public boolean refuses() {
    return !passed && level == GateLevel.REFUSE;
  }

  /** Figure, limit and the setting that holds it, in one sentence. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s%s: %s: %.4f, %s %.4f (gates.%s.limit)",
        table.isEmpty() ? "" : table + " ",
        gate.label() + (column.isEmpty() ? "" : " of " + column),
        gate.words(),
        measured,
        gate.isAtLeast() ? "must be at least" : "limit",
        limit,
        gate.label());
  }
}
