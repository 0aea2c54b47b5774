package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs case files through the readers of dumps and catalogues and compares. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    header = "Run case files of dumps and TAC catalogues, and compare with what is expected.",
    description = {
      "",
      "Reads FOLDER/operator_dump_cases/cases.csv and FOLDER/tac_cases/cases.csv (columns file,"
          + " expected, rows_stored), runs every file through the readers of the product and says"
          + " which ended otherwise. Exit code 0 where none did, else 2.",
      ""
    },
    footer = {"", "Example: sunset2g conformance case-files"})
final class ConformanceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Folder that holds the case folders.")
  private Path folder;

  @Option(names = "--json", description = "Print the results as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<ConformanceCase> cases = ConformanceCases.in(folder);
    List<ConformanceResult> results = run(cases);
    if (json) {
      System.out.println(asJson(results));
    } else {
      print(System.out, results);
    }
    return results.stream().allMatch(ConformanceResult::isAsExpected)
        ? Sunset2g.DONE
        : Sunset2g.BAD_INPUT;
  }

  private List<ConformanceResult> run(List<ConformanceCase> cases) {
    Configuration configuration = Configuration.read(Optional.empty(), List.of());
    try (Sessions.Lease lease = Sessions.open(configuration)) {
      Sessions.sizeFor(lease.spark(), configuration, largest(cases));
      ConformanceRun run = new ConformanceRun(lease.spark(), folder);
      return cases.stream().map(run::of).toList();
    }
  }

  private long largest(List<ConformanceCase> cases) {
    return cases.stream()
        .mapToLong(each -> folder.resolve(each.folder()).resolve(each.file()).toFile().length())
        .max()
        .orElse(0);
  }

  private static void print(PrintStream out, List<ConformanceResult> results) {
    int width = results.stream().mapToInt(result -> result.of().file().length()).max().orElse(0);
    String line = "%-" + width + "s  %-8s  %-6s  %6s  %s%n";
    out.printf(line, "file", "expected", "got", "rows", "message");
    for (ConformanceResult result : results) {
      ConformanceCase of = result.of();
      out.printf(
          line,
          of.file(),
          of.expected(),
          result.got(),
          result.got().equals("accept") ? result.rows() : "-",
          result.firstLine());
      if (!of.manner().isEmpty()) {
        out.println("    " + of.manner());
      }
      result.deviations().forEach(deviation -> out.println("    NOT AS EXPECTED: " + deviation));
    }
    long other = results.stream().filter(result -> !result.isAsExpected()).count();
    long files =
        results.stream()
            .map(result -> result.of().folder() + result.of().file())
            .distinct()
            .count();
    out.printf(
        "%d files, %d expectations: %d as expected, %d not%n",
        files, results.size(), results.size() - other, other);
  }

  private static String asJson(List<ConformanceResult> results) {
    List<Map<String, Object>> written = new ArrayList<>();
    for (ConformanceResult result : results) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("folder", result.of().folder());
      one.put("file", result.of().file());
      one.put("manner", result.of().manner());
      one.put("expected", result.of().expected());
      one.put("got", result.got());
      one.put("rows", result.rows());
      one.put("message", result.firstLine());
      one.put("asExpected", result.isAsExpected());
      one.put("deviations", result.deviations());
      written.add(one);
    }
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
