package org.sunset2g.feed.landing;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.quality.SharedDevices;

/**
 * One landing table of one operator and week, checked.
 *
 * @param kept the accepted rows, one per grain of the table, as they lie on the shelf
 * @param rejected rows of {@code rejected_row}, one per line and reason; they can be read as long
 *     as the scratch folder is there
 * @param file the file it came from
 * @param counts what became of the rows
 * @param measures what was counted while the rows were checked
 * @param notes what a careful reader should know of the file, such as columns left out
 * @param parts what the parts of the file left in the scratch folder
 */
public record CheckedTable(
    KeptRows kept,
    Dataset<Row> rejected,
    LandingFile file,
    Counts counts,
    RowMeasures measures,
    List<String> notes,
    List<ScratchFiles.Part> parts) {

  public CheckedTable {
    notes = List.copyOf(notes);
    parts = List.copyOf(parts);
  }

  /**
   * Devices with more subscribers than that; can be asked as long as the scratch folder is there.
   */
  public SharedDevices devicesWithMoreThan(int subscribers) {
    return ScratchFiles.sharedDevices(parts, subscribers);
  }
}
