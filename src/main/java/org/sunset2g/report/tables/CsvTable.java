package org.sunset2g.report.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.contract.Contract;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.InputProblem;

/** A table as CSV, out and in. */
final class CsvTable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String CURE =
      "fetch the folder tables/ again from where it was published; a spreadsheet may have saved it "
          + "in another form";

  private CsvTable() {}

  static void write(Path file, WeekTable table) throws IOException {
    Iterable<List<String>> rows = () -> table.rows().stream().map(CsvTable::cells).iterator();
    CsvText.write(file, table.contract().columnNames(), rows);
  }

  private static List<String> cells(List<Object> row) {
    List<String> cells = new ArrayList<>(row.size());
    row.forEach(value -> cells.add(value == null ? null : value.toString()));
    return cells;
  }

  /**
   * Reads all rows.
   *
   * @throws InputProblem where the file is missing, not UTF-8, or its header or the width of a row
   *     is not that of the contract
   */
  static List<CsvRow> read(Path file, Contract contract) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InputProblem.inFile(file, "the file is missing", CURE);
    }
    List<CsvRow> rows = new ArrayList<>();
    long[] line = {1};
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().build();
      try (CSVParser parser = CSVParser.parse(reader, format)) {
        checkHeader(file, contract, parser.getHeaderNames());
        line[0] = parser.getCurrentLineNumber();
        for (CSVRecord record : parser) {
          line[0]++;
          if (record.size() != contract.columns().size()) {
            throw InputProblem.inLine(
                file,
                line[0],
                "has %d cells under a header of %d"
                    .formatted(record.size(), contract.columns().size()),
                CURE);
          }
          rows.add(new CsvRow(file, line[0], contract, record));
          line[0] = parser.getCurrentLineNumber();
        }
      }
    } catch (CharacterCodingException otherCharset) {
      throw InputProblem.inFile(file, "is not UTF-8", CURE).causedBy(otherCharset);
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
      throw broken(file, line[0], broken);
    }
    return rows;
  }

  private static InputProblem broken(Path file, long line, RuntimeException broken) {
    if (broken.getCause() instanceof CharacterCodingException) {
      return InputProblem.inFile(file, "is not UTF-8", CURE).causedBy(broken);
    }
    String why = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    return InputProblem.inLine(file, line, "is no CSV: " + why, CURE).causedBy(broken);
  }

  private static void checkHeader(Path file, Contract contract, List<String> header) {
    List<String> known = contract.columnNames();
    Supplier<String> order = () -> "columns are in another order: " + String.join(",", header);
    List<String> unknown = header.stream().filter(name -> !known.contains(name)).toList();
    List<String> missing = known.stream().filter(name -> !header.contains(name)).toList();
    if (!header.equals(known)) {
      String problem =
          !unknown.isEmpty()
              ? "unknown column " + String.join(", ", unknown)
              : !missing.isEmpty() ? "no column " + String.join(", ", missing) : order.get();
      throw InputProblem.inLine(
          file,
          1,
          problem,
          "the columns of %s %s are %s; another version of sunset2g may have written the file"
              .formatted(contract.table(), contract.version(), String.join(",", known)));
    }
  }
}
