package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.LandingRows;
import org.sunset2g.vocabulary.InputProblem;

/**
 * A CSV file that was looked through by the rules of landing files, wherever it lies and whatever
 * its name: encoding, quotes, delimiter and header are as they must be.
 *
 * @param file the file with size and fingerprint
 * @param rows records after the header
 * @param parts the records, in runs that can be read side by side
 * @param notes columns that are left out or ignored
 */
public record CsvFile(LandingFile file, long rows, List<Part> parts, List<String> notes) {
  /** Bytes of CSV in one part: enough work for a task, small beside a task's memory. */
  private static final long PART_BYTES = 16L << 20;

  public CsvFile {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /** A run of whole records, which a task opens for itself. */
  public static final class Part implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CsvChunk chunk;
    private final int[] positions;
    private final int width;

    private Part(CsvChunk chunk, Header header) {
      this.chunk = chunk;
      this.positions = header.positions();
      this.width = header.width();
    }

    /** The records as {@link LandingRows} describes them; closed when the last one was read. */
    public Iterator<Row> rows() {
      return new TextRecords(new CsvRecords(chunk), positions, width);
    }
  }

  /**
   * Looks through a file whose name ends in .csv or .csv.gz.
   *
   * @throws InputProblem where it cannot be read as the contract's columns
   */
  public static CsvFile lookThrough(Path path, Contract contract) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    LandingFormat format = name.endsWith(".gz") ? LandingFormat.CSV_GZ : LandingFormat.CSV;
    if (!name.endsWith(format.suffix())) {
      throw InputProblem.inFile(
          path, "its name ends in neither .csv nor .csv.gz", "deliver CSV, and name it so");
    }
    CsvPreflight csv =
        CsvPreflight.of(new LandingFolder.Located(path, format), contract, PART_BYTES);
    Header header = csv.header();
    return new CsvFile(
        csv.file(),
        csv.rows(),
        csv.chunks().stream().map(chunk -> new Part(chunk, header)).toList(),
        header.notes());
  }
}
