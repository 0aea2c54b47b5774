package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sunset2g.bench.Measured.Figures;

/** The results of all rounds: as a table for people, and as rows for programs. */
record ResultTable(Map<Contender, List<Measured>> rounds) {
  private static final List<String> HEADER =
      List.of(
          "contender",
          "cold s",
          "first week s",
          "steady s",
          "ours / it",
          "CPU s",
          "peak MB",
          "read MB",
          "written MB",
          "on disk MB",
          "shuffled MB",
          "spilled MB",
          "jobs",
          "stages");

  /** A Markdown table that can also be read as it is. */
  List<String> table() {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    rounds.forEach((contender, measured) -> rows.add(row(contender, measured)));
    return aligned(rows);
  }

  /** Seconds by step of the engine, in the steady weeks; empty where it did not run. */
  List<String> steps() {
    List<Report.Week> weeks = steady(rounds.getOrDefault(Contender.ENGINE, List.of()));
    if (weeks.isEmpty()) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    weeks.forEach(week -> names.addAll(week.steps().keySet()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("step of " + Contender.ENGINE.label(), "steady s"));
    for (String name : names) {
      Figures seconds = Figures.of(weeks, week -> week.steps().getOrDefault(name, 0.0));
      rows.add(List.of(name, seconds.spread()));
    }
    return aligned(rows);
  }

  /** One line per contender, round and week. */
  List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "contender,round,week,seconds,first_week_seconds,cold_seconds,peak_bytes,cpu_nanos,read,written,"
            + "on_disk,task_input,task_output,shuffled,spilled,jobs,stages,steps");
    rounds.forEach(
        (contender, measured) -> {
          for (int round = 0; round < measured.size(); round++) {
            Measured of = measured.get(round);
            for (Report.Week week : of.weeks()) {
              lines.add(
                  Stream.of(
                          contender.key(),
                          round + 1,
                          week.week(),
                          decimal(week.seconds()),
                          decimal(of.firstWeekSeconds()),
                          decimal(of.coldSeconds()),
                          of.peakBytes(),
                          figure(week, "cpuNanos"),
                          figure(week, "read"),
                          figure(week, "written"),
                          figure(week, "onDisk"),
                          figure(week, "taskInput"),
                          figure(week, "taskOutput"),
                          figure(week, "shuffled"),
                          figure(week, "spilled"),
                          figure(week, "jobs"),
                          figure(week, "stages"),
                          week.steps().entrySet().stream()
                              .map(step -> step.getKey() + "=" + step.getValue())
                              .collect(Collectors.joining(" ")))
                      .map(String::valueOf)
                      .collect(Collectors.joining(",")));
            }
          }
        });
    return lines;
  }

  void write(Path file, Collection<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private List<String> row(Contender contender, List<Measured> measured) {
    List<Report.Week> weeks = steady(measured);
    return List.of(
        contender.label(),
        Figures.of(measured, Measured::coldSeconds).spread(),
        Figures.of(measured, Measured::firstWeekSeconds).spread(),
        Figures.of(weeks, Report.Week::seconds).spread(),
        ratio(contender, measured),
        Figures.of(weeks, week -> week.figures().get("cpuNanos") / 1e9).spread(),
        megabytes(measured.stream().mapToLong(Measured::peakBytes).max().orElse(0)),
        megabytes(median(weeks, "read")),
        megabytes(median(weeks, "written")),
        megabytes(median(weeks, "onDisk")),
        megabytes(median(weeks, "shuffled")),
        megabytes(median(weeks, "spilled")),
        number(median(weeks, "jobs")),
        number(median(weeks, "stages")));
  }

  /** Ours to it, round by round: drift of the machine hits both sides of a pair alike. */
  private String ratio(Contender contender, List<Measured> measured) {
    List<Measured> ours = rounds.get(Contender.ENGINE);
    if (ours == null || contender == Contender.ENGINE) {
      return "-";
    }
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < measured.size(); round++) {
      ratios.add(ours.get(round).steadySeconds() / measured.get(round).steadySeconds());
    }
    return Figures.of(ratios, ratio -> ratio).spread();
  }

  private static List<Report.Week> steady(List<Measured> measured) {
    return measured.stream().flatMap(of -> of.steadyWeeks().stream()).toList();
  }

  private static double median(List<Report.Week> weeks, String figure) {
    List<Report.Week> having =
        weeks.stream().filter(week -> week.figures().containsKey(figure)).toList();
    return having.isEmpty()
        ? -1
        : Figures.of(having, week -> (double) week.figures().get(figure)).median();
  }

  private static Object figure(Report.Week week, String figure) {
    Long value = week.figures().get(figure);
    return value == null ? "" : value;
  }

  private static String decimal(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String megabytes(double bytes) {
    return bytes < 0 ? "-" : String.format(Locale.ROOT, bytes < 1e7 ? "%.1f" : "%.0f", bytes / 1e6);
  }

  private static String number(double count) {
    return count < 0 ? "-" : String.format(Locale.ROOT, "%.0f", count);
  }

  private static List<String> aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("|");
      for (int column = 0; column < columns; column++) {
        String blanks = " ".repeat(widths[column] - row.get(column).length());
        line.append(' ');
        line.append(column == 0 ? row.get(column) + blanks : blanks + row.get(column));
        line.append(" |");
      }
      lines.add(line.toString());
      if (lines.size() == 1) {
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < columns; column++) {
          rule.append(column == 0 ? ":" : "-").append("-".repeat(widths[column]));
          rule.append(column == 0 ? "-|" : ":|");
        }
        lines.add(rule.toString());
      }
    }
    return lines;
  }
}
