package org.sunset2g.job;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.disclosure.Measure;

/** The figures of a published week, read from its CSV as a reader would. */
final class PublishedFigures {
  static final int CELL = 10;

  private final List<CSVRecord> rows;

  private PublishedFigures(List<CSVRecord> rows) {
    this.rows = rows;
  }

  /** Of the report in a folder. */
  static PublishedFigures of(Path report) {
    return new PublishedFigures(rows(report.resolve("tables/area_week.csv")));
  }

  static PublishedFigures of(EngineRun run, String week) {
    return of(run.output().resolve("reports").resolve(week));
  }

  /** Rows of any published table. */
  static List<CSVRecord> rows(Path table) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (Reader text = Files.newBufferedReader(table)) {
      text.read(); // the byte order mark
      try (CSVParser parser = format.parse(text)) {
        return parser.getRecords();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<CSVRecord> rows() {
    return rows;
  }

  long country(Measure measure) {
    return of("", measure);
  }

  /** Of the area with the code; the country's is empty. */
  long of(String code, Measure measure) {
    return Long.parseLong(
        rows.stream()
            .filter(row -> row.get("code").equals(code))
            .findFirst()
            .orElseThrow()
            .get(measure.name().toLowerCase(Locale.ROOT)));
  }

  /** Every figure by level, code system, code and measure. */
  SortedMap<String, Long> all() {
    SortedMap<String, Long> all = new TreeMap<>();
    for (CSVRecord row : rows) {
      for (Measure measure : Measure.values()) {
        all.put(
            String.join(
                "|", row.get("level"), row.get("code_system"), row.get("code"), measure.name()),
            Long.valueOf(row.get(measure.name().toLowerCase(Locale.ROOT))));
      }
    }
    return all;
  }
}
