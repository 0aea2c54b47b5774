package org.sunset2g.synthetic;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was written.
 *
 * @param snapshotRows rows of subscriber_snapshot, planted ones included
 * @param observationRows rows of device_observation, planted ones included
 * @param badRows planted rows by kind; a conflicting pair counts as two
 * @param truthRows rows of truth/ledger.csv
 * @param conversions rows of truth/conversion.csv
 */
public record WorldResult(
    long snapshotRows,
    long observationRows,
    Map<BadRow, Long> badRows,
    long truthRows,
    long conversions) {

  public WorldResult {
    Map<BadRow, Long> copy = new EnumMap<>(BadRow.class);
    copy.putAll(badRows);
    badRows = Collections.unmodifiableMap(copy);
  }

  /** All rows of landing files. */
  public long rows() {
    return snapshotRows + observationRows;
  }

  /** All planted rows. */
  public long plantedBadRows() {
    return badRows.values().stream().mapToLong(Long::longValue).sum();
  }
}
