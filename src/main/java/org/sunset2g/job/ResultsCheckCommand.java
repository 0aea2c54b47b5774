package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sunset2g.feed.results.EmptiedText;
import org.sunset2g.feed.results.ReadResults;
import org.sunset2g.feed.results.ResultFault;
import org.sunset2g.feed.results.ResultFiles;
import org.sunset2g.feed.results.ResultRules;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks result files before they are delivered. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Say which rows of result files count, and which do not and why.",
    description = {
      "",
      "Reads CSV (UTF-8; comma, semicolon or tab) and XLSX (first sheet) by the rules of the weekly"
          + " run and writes nothing. Column names are read in Vietnamese, with marks or without,"
          + " and as the contract outreach_result has them. Days are held against the week of the"
          + " delivery: --week, or the name of the folder above a file's folder. What is wrong is"
          + " named by line and column with the shape of what stands there, never the value.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 every filled-in row counts; 2 a row does not, or a file cannot be read.",
      "",
      "Example: sunset2g results check landing/north/2024-W37/results/to-3.xlsx"
    })
final class ResultsCheckCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Result files: .csv or .xlsx.")
  private List<Path> files;

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week of the delivery, such as 2024-W37.")
  private Optional<IsoWeek> week = Optional.empty();

  @Option(names = "--json", description = "Say the same as one JSON document.")
  private boolean json;

  /** What one file holds, or why it cannot be read. */
  private record Checked(
      Path file, Optional<IsoWeek> week, ReadResults results, Optional<String> problem) {
    boolean isFine() {
      return problem.isEmpty() && results.rejects().isEmpty();
    }
  }

  @Override
  public Integer call() {
    SortedMap<String, LocalDate> codeSystems = settings.read().codeSystems();
    List<Checked> checked = files.stream().map(file -> check(file, codeSystems)).toList();
    if (json) {
      System.out.println(asJson(checked));
    } else {
      checked.forEach(ResultsCheckCommand::say);
    }
    return checked.stream().allMatch(Checked::isFine) ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
  }

  private Checked check(Path file, SortedMap<String, LocalDate> codeSystems) {
    Optional<IsoWeek> delivered = week.or(() -> weekOfFolder(file));
    ResultRules rules = new ResultRules(delivered, codeSystem(delivered, codeSystems));
    try {
      return new Checked(file, delivered, ResultFiles.readFile(file, rules), Optional.empty());
    } catch (InputProblem problem) {
      return new Checked(file, delivered, ReadResults.NONE, Optional.of(problem.getMessage()));
    }
  }

  private static Optional<IsoWeek> weekOfFolder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
        .map(Path::getParent)
        .map(Path::getFileName)
        .map(Path::toString)
        .filter(IsoWeek::isWritten)
        .map(IsoWeek::parse);
  }

  /** The newest code system in force at the end of the week, or of all where no week is named. */
  static String codeSystem(Optional<IsoWeek> week, SortedMap<String, LocalDate> codeSystems) {
    return codeSystems.entrySet().stream()
        .filter(system -> week.map(one -> !system.getValue().isAfter(one.sunday())).orElse(true))
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static void say(Checked checked) {
    if (checked.problem().isPresent()) {
      System.out.println(checked.problem().get());
      return;
    }
    ReadResults results = checked.results();
    System.out.printf(
        Locale.ROOT,
        "%s: %,d rows count, %,d do not, %,d are not filled in%s%n",
        checked.file(),
        results.rows().size(),
        results.rejectedRows(),
        results.skipped(),
        checked
            .week()
            .map(week -> ", for " + week)
            .orElse("; days are held against no week: name it with --week"));
    for (ResultFault fault : results.rejects()) {
      System.out.printf(
          "  line %d, %s%s: %s%n",
          fault.line(),
          fault.column(),
          fault.shape().isEmpty() ? "" : " (" + fault.shape() + ")",
          fault.reason());
    }
    for (EmptiedText text : results.emptied()) {
      System.out.printf(
          "  line %d, %s: emptied, because a telephone number may stand in it; the row counts%n",
          text.line(), text.column());
    }
  }

  private static String asJson(List<Checked> checked) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Checked one : checked) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("file", one.file().toString());
      document.put("week", one.week().map(IsoWeek::toString).orElse(null));
      document.put("problem", one.problem().orElse(null));
      document.put("rows", one.results().rows().size());
      document.put("rejectedRows", one.results().rejectedRows());
      document.put("skippedRows", one.results().skipped());
      document.put(
          "faults",
          one.results().rejects().stream()
              .map(
                  fault ->
                      Map.of(
                          "line", fault.line(),
                          "column", fault.column(),
                          "reason", fault.reason(),
                          "shape", fault.shape()))
              .map(TreeMap::new)
              .toList());
      document.put(
          "emptied",
          one.results().emptied().stream()
              .map(text -> new TreeMap<>(Map.of("line", text.line(), "column", text.column())))
              .toList());
      documents.add(document);
    }
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(Map.of("files", documents));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }
}
