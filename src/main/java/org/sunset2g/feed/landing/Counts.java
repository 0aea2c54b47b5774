package org.sunset2g.feed.landing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.quality.FileFigures;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.quality.RowMeasures;

/**
 * What became of the rows of one file. Rows in are accepted, rejected, exact duplicates of an
 * accepted row, or merged into an accepted row; nothing else can happen to a row.
 *
 * @param rowsIn records of the file, without its header and blank lines
 * @param accepted rows of the table
 * @param rejectedRows records with at least one reason against them
 * @param exactDuplicates records identical to one that counts
 * @param mergedAway records that differ from one with the same key and went into it
 * @param rejectedByReason records with that reason; one with two reasons counts under both
 */
public record Counts(
    long rowsIn,
    long accepted,
    long rejectedRows,
    long exactDuplicates,
    long mergedAway,
    SortedMap<RejectionReason, Long> rejectedByReason) {

  /**
   * @throws IllegalStateException where the counts do not add up to the rows in
   */
  public Counts {
    if (rowsIn != accepted + rejectedRows + exactDuplicates + mergedAway) {
      throw new IllegalStateException(
          "rows in %d, but accepted %d + rejected %d + exact duplicates %d + merged %d"
              .formatted(rowsIn, accepted, rejectedRows, exactDuplicates, mergedAway));
    }
    rejectedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByReason));
  }

  /**
   * What gates look at.
   *
   * @param ofSharedDevices rows of devices that too many subscribers have
   */
  public FileFigures figures(String table, RowMeasures measures, long ofSharedDevices) {
    long conflicting = rejectedByReason.getOrDefault(RejectionReason.CONFLICTING_SUBSCRIBER, 0L);
    return new FileFigures(
        table,
        rowsIn,
        rejectedRows,
        exactDuplicates + mergedAway + conflicting,
        ofSharedDevices,
        measures);
  }
}
