package org.sunset2g.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.vocabulary.InputProblem;

/** The cases of a folder: what its lists say, and how {@code conformance.yaml} has them run. */
final class ConformanceCases {
  static final String DUMPS = "operator_dump_cases";
  static final String CATALOGUES = "tac_cases";

  private static final String LIST = "cases.csv";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Entries of {@code conformance.yaml} by case folder. */
  private record Entries(
      List<ConformanceCase.Entry> operator_dump_cases, List<ConformanceCase.Entry> tac_cases) {}

  private ConformanceCases() {}

  /** The cases in the order of their lists, further expectations after the case itself. */
  static List<ConformanceCase> in(Path folder) {
    Entries entries = entries();
    List<ConformanceCase> cases = new ArrayList<>();
    cases.addAll(in(folder, DUMPS, entries.operator_dump_cases()));
    cases.addAll(in(folder, CATALOGUES, entries.tac_cases()));
    if (cases.isEmpty()) {
      throw InputProblem.inFile(
          folder,
          "there are no cases",
          "name a folder with %s/%s or %s/%s".formatted(DUMPS, LIST, CATALOGUES, LIST));
    }
    return cases;
  }

  private static List<ConformanceCase> in(
      Path folder, String name, List<ConformanceCase.Entry> entries) {
    Path list = folder.resolve(name).resolve(LIST);
    if (!Files.exists(list)) {
      return List.of();
    }
    ReferenceTable table = ReferenceFile.open(list).table(Layout.CONTRACT);
    int file = table.column("file");
    int expected = table.column("expected");
    int rows = table.column("rows_stored");
    List<ConformanceCase> cases = new ArrayList<>();
    for (ReferenceTable.Row row : table.rows()) {
      List<ConformanceCase.Entry> ofFile =
          entries.stream().filter(entry -> entry.file().equals(row.field(file))).toList();
      if (ofFile.stream().allMatch(ConformanceCase.Entry::isFurther)) {
        cases.add(
            ConformanceCase.Entry.of(row.field(file))
                .in(name, expectation(table, row, expected), row.field(rows)));
      }
      for (ConformanceCase.Entry entry : ofFile) {
        cases.add(entry.in(name, expectation(table, row, expected), row.field(rows)));
      }
    }
    return cases;
  }

  private static String expectation(ReferenceTable table, ReferenceTable.Row row, int column) {
    String written = row.field(column);
    if (!written.equals("accept") && !written.equals("reject")) {
      throw table.problem(row, "expected is '" + written + "'", "write accept or reject");
    }
    return written;
  }

  private static Entries entries() {
    try (InputStream yaml = ConformanceCases.class.getResourceAsStream("/conformance.yaml")) {
      return YAML.readValue(yaml, Entries.class);
    } catch (IOException broken) {
      throw new UncheckedIOException("conformance.yaml is not as it must be", broken);
    }
  }
}
