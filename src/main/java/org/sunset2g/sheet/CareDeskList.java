package org.sunset2g.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.sunset2g.format.SettledFooter;

/**
 * Writes the list of the operator's care desk: one row per planned message, in the order in which
 * the rows come. Rows are written as they come and never held.
 */
public final class CareDeskList {
  private CareDeskList() {}

  /** Writes CSV in UTF-8, or replaces it. */
  public static void writeCsv(Path file, Iterator<CareDeskRow> rows) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writeCsv(writer, rows);
    }
  }

  /** Writes CSV to an open writer, which is flushed but not closed. */
  public static void writeCsv(Writer writer, Iterator<CareDeskRow> rows) throws IOException {
    CSVPrinter printer = SheetCsv.begin(writer, CareDeskColumn.headers());
    CareDeskColumn[] columns = CareDeskColumn.values();
    while (rows.hasNext()) {
      CareDeskRow row = rows.next();
      for (CareDeskColumn column : columns) {
        Object value = column.of(row);
        printer.print(
            value instanceof String words && column.kind() == CareDeskColumn.Kind.WORDS
                ? PlainLine.harmless(words)
                : value);
      }
      printer.println();
    }
    printer.flush();
  }

  /** Writes both files, or replaces them, while the rows come once. */
  public static void write(Path csv, Path parquet, Iterator<CareDeskRow> rows) throws IOException {
    try (ParquetWriter<CareDeskRow> columns = CareDeskParquet.open(parquet)) {
      writeCsv(
          csv,
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return rows.hasNext();
            }

            @Override
            public CareDeskRow next() {
              CareDeskRow row = rows.next();
              try {
                columns.write(row);
              } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
              }
              return row;
            }
          });
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    SettledFooter.settle(parquet);
  }

  /**
   * Takes the rows of subscribers out of a Parquet file that was written before. A file without
   * such rows is left as it is.
   *
   * @return how many there were
   */
  public static long remove(Path parquet, Collection<String> pseudonyms) throws IOException {
    return CareDeskParquet.remove(parquet, pseudonyms);
  }

  /** Writes a Parquet file with the same rows and columns, or replaces it. */
  public static void writeParquet(Path file, Iterator<CareDeskRow> rows) throws IOException {
    CareDeskParquet.write(file, rows);
  }
}
