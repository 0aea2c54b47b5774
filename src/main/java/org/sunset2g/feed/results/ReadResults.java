package org.sunset2g.feed.results;

import java.util.ArrayList;
import java.util.List;

/**
 * What result files hold, in the order of file names and lines.
 *
 * @param rows rows that count
 * @param rejects faults of rows that do not; a row may have several
 * @param emptied free texts that were emptied
 * @param skipped rows that nobody has filled in, and totals
 */
public record ReadResults(
    List<ResultRow> rows, List<ResultFault> rejects, List<EmptiedText> emptied, long skipped) {
  public static final ReadResults NONE = new ReadResults(List.of(), List.of(), List.of(), 0);

  public ReadResults {
    rows = List.copyOf(rows);
    rejects = List.copyOf(rejects);
    emptied = List.copyOf(emptied);
  }

  /** Rows that do not count. */
  public long rejectedRows() {
    return rejects.stream().map(fault -> fault.file() + "\n" + fault.line()).distinct().count();
  }

  /** These and, after them, the others. */
  public ReadResults and(ReadResults others) {
    return new ReadResults(
        joined(rows, others.rows),
        joined(rejects, others.rejects),
        joined(emptied, others.emptied),
        skipped + others.skipped);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
