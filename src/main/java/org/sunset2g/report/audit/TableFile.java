package org.sunset2g.report.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.vocabulary.InputProblem;

/** Reads the rows of a published table from its CSV file or from its JSON twin. */
final class TableFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DISARMED = Pattern.compile("'+[=+\\-@\t\r＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern WHOLE_NUMBER = Pattern.compile("'+-?[0-9]+");
  private static final String ANEW =
      "publish the tables anew, or give the folder as it was published";

  private TableFile() {}

  /**
   * All rows of {@code name.csv} and then of {@code name.json}, of those that are there.
   *
   * @return how many files were read
   */
  static int read(Path folder, String name, Consumer<TableRow> rows) {
    int files = 0;
    Path csv = folder.resolve(name + ".csv");
    if (Files.isRegularFile(csv)) {
      readCsv(csv, rows);
      files++;
    }
    Path json = folder.resolve(name + ".json");
    if (Files.isRegularFile(json)) {
      readJson(json, rows);
      files++;
    }
    return files;
  }

  private static void readCsv(Path file, Consumer<TableRow> rows) {
    String name = file.toString();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      try (CSVParser parser = format.parse(reader)) {
        Map<String, Integer> header = parser.getHeaderMap();
        for (CSVRecord row : parser) {
          if (!row.isConsistent()) {
            throw InputProblem.inLine(
                file,
                row.getRecordNumber() + 1,
                "the row has %d cells under a header of %d".formatted(row.size(), header.size()),
                ANEW);
          }
          rows.accept(new CsvRow(name, row));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static final class CsvRow extends TableRow {
    private final CSVRecord row;

    private CsvRow(String file, CSVRecord row) {
      super(file, row.getRecordNumber() + 1);
      this.row = row;
    }

    @Override
    String text(String column) {
      String text = row.isSet(column) ? row.get(column) : "";
      boolean isDisarmed =
          DISARMED.matcher(text).matches() && !WHOLE_NUMBER.matcher(text).matches();
      return isDisarmed ? text.substring(1) : text;
    }
  }

  private static void readJson(Path file, Consumer<TableRow> rows) {
    String name = file.toString();
    long line = 1;
    for (JsonNode row : array(readTree(file), file)) {
      rows.accept(new JsonRow(name, line++, row));
    }
  }

  /** Rows lie in an array, or in the one array that an object holds. */
  private static JsonNode array(JsonNode root, Path file) {
    if (root.isArray()) {
      return root;
    }
    for (JsonNode value : root) {
      if (value.isArray()) {
        return value;
      }
    }
    throw InputProblem.inFile(file, "it holds no array of rows", ANEW);
  }

  static JsonNode readTree(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static final class JsonRow extends TableRow {
    private final JsonNode row;

    private JsonRow(String file, long line, JsonNode row) {
      super(file, line);
      this.row = row;
    }

    @Override
    String text(String column) {
      JsonNode value = row.path(column);
      return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }
  }

  private static InputProblem unreadable(Path file, Exception cause) {
    String said =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    return InputProblem.inFile(file, "cannot be read: " + said, ANEW).causedBy(cause);
  }
}
