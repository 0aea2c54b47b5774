package org.sunset2g.feed.landing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.sunset2g.quality.CheckedRows;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.quality.Repeats;
import org.sunset2g.quality.Tally;
import org.sunset2g.vocabulary.InputProblem;

/**
 * What the one pass over a file counted.
 *
 * @param rowsIn rows that the look through the file found
 * @param faultless rows without a fault
 * @param faulty rows with one or more
 * @param byReason rows with that reason
 * @param repeating faultless rows whose key may stand in another one too
 */
record FaultTally(
    long rowsIn,
    long faultless,
    long faulty,
    SortedMap<RejectionReason, Long> byReason,
    long repeating) {

  /**
   * @param rows rows of {@link Tally}
   * @throws InputProblem where a row holds an identifier in clear, or the file changed meanwhile
   */
  static FaultTally of(List<Row> rows, TextRows text) {
    long faultless = 0;
    long faulty = 0;
    long repeating = 0;
    long rawRows = 0;
    long rawLine = Long.MAX_VALUE;
    SortedMap<RejectionReason, Long> byReason = new TreeMap<>();
    for (Row row : rows) {
      long count = row.<Long>getAs(Tally.ROWS);
      Set<RejectionReason> reasons = reasons(row.getAs(CheckedRows.FAULTS));
      reasons.forEach(reason -> byReason.merge(reason, count, Long::sum));
      if (reasons.contains(RejectionReason.RAW_IDENTIFIER)) {
        rawRows += count;
        rawLine = Math.min(rawLine, row.<Long>getAs(Tally.FIRST_LINE));
      }
      faultless += reasons.isEmpty() ? count : 0;
      faulty += reasons.isEmpty() ? 0 : count;
      repeating += row.<Long>getAs(Tally.REPEATING_ROWS);
    }
    refuseRawIdentifiers(text.file(), rawRows, rawLine);
    refuseChanged(text, faultless + faulty);
    return new FaultTally(text.count(), faultless, faulty, byReason, repeating);
  }

  private static Set<RejectionReason> reasons(String faults) {
    Set<RejectionReason> reasons = new LinkedHashSet<>();
    for (String fault : faults.split(" ")) {
      if (!fault.isEmpty()) {
        reasons.add(RejectionReason.of(fault));
      }
    }
    return reasons;
  }

  private static void refuseRawIdentifiers(LandingFile file, long rows, long firstLine) {
    if (rows > 0) {
      throw InputProblem.inLine(
          file.path(),
          firstLine,
          "a subscriber or device stands there as 10 to 15 digits, like an MSISDN, IMSI or IMEI in"
              + " clear; rows like that: "
              + rows,
          "replace numbers by a keyed hash (HMAC-SHA-256, hexadecimal) before delivery,"
              + " and delete this file");
    }
  }

  private static void refuseChanged(TextRows text, long read) {
    if (read != text.count()) {
      throw InputProblem.inFile(
          text.file().path(),
          "it held %d rows when it was looked through and %d when it was read"
              .formatted(text.count(), read),
          "it was written to meanwhile: run again when its delivery has ended");
    }
  }

  /** Counts where no key repeats. */
  Counts counts() {
    return new Counts(rowsIn, faultless, faulty, 0, 0, byReason);
  }

  /**
   * Counts of a snapshot in which subscribers repeat.
   *
   * @param repeats rows of {@link Repeats#tally}: agreeing subscribers, conflicting subscribers
   */
  Counts countsOfSnapshot(List<Row> repeats) {
    long agreeing = 0;
    long duplicates = 0;
    long conflicting = 0;
    for (Row row : repeats) {
      long keys = row.<Long>getAs(Repeats.KEYS);
      long rows = row.<Long>getAs(Repeats.ROWS);
      if (row.<Long>getAs(Repeats.CONTENTS) == 1) {
        agreeing += keys;
        duplicates += rows - keys;
      } else {
        conflicting += rows;
      }
    }
    SortedMap<RejectionReason, Long> reasons = new TreeMap<>(byReason);
    if (conflicting > 0) {
      reasons.put(RejectionReason.CONFLICTING_SUBSCRIBER, conflicting);
    }
    long single = faultless - repeating;
    return new Counts(rowsIn, single + agreeing, faulty + conflicting, duplicates, 0, reasons);
  }

  /** Counts of observations of which some share subscriber, TAC and device. */
  Counts countsOfObservations(List<Row> repeats) {
    long keys = 0;
    long duplicates = 0;
    long merged = 0;
    for (Row row : repeats) {
      long ofGroup = row.<Long>getAs(Repeats.KEYS);
      long contents = ofGroup * row.<Long>getAs(Repeats.CONTENTS);
      keys += ofGroup;
      duplicates += row.<Long>getAs(Repeats.ROWS) - contents;
      merged += contents - ofGroup;
    }
    long single = faultless - repeating;
    return new Counts(rowsIn, single + keys, faulty, duplicates, merged, byReason);
  }
}
