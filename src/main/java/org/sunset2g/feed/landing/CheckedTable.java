package org.sunset2g.feed.landing;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One landing table of one operator and week, checked. Both frames stand on rows held by Spark:
 * close it when they have been used.
 *
 * @param accepted the contract's columns in contract order, typed, one row per grain of the table
 * @param rejected rows of {@code rejected_row}, one per line and reason
 * @param file the file it came from
 * @param counts what became of the rows
 * @param notes what a careful reader should know of the file, such as columns left out
 * @param held frames that are kept until this is closed
 */
public record CheckedTable(
    Dataset<Row> accepted,
    Dataset<Row> rejected,
    LandingFile file,
    Counts counts,
    List<String> notes,
    List<Dataset<Row>> held)
    implements AutoCloseable {

  public CheckedTable {
    notes = List.copyOf(notes);
    held = List.copyOf(held);
  }

  /** Releases what Spark holds of the file; the frames must not be used afterwards. */
  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }
}
