package org.sunset2g.job;

/** Tables that can be exported, by the names users type. */
enum ExportedTable {
  ledger,
  status_slice,
  conversion,
  inflow,
  rejected_row,
  gate_result,
  forecast;

  /** Whether it holds more than anybody may see. */
  boolean isRestricted() {
    return this != forecast;
  }
}
