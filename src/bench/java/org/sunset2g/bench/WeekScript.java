package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.vocabulary.IsoWeek;

/** A peer's script: the statements of one week, with its parameters filled in. */
record WeekScript(List<String> lines) {
  private static final String ONLY = "-- only for ";

  static WeekScript read(Path file) throws IOException {
    return new WeekScript(Files.readAllLines(file));
  }

  /** The statements that the week needs, in order. */
  List<String> statements(WeeklyTask task, IsoWeek week) throws IOException {
    Map<String, String> parameters = parameters(task, week);
    String format = task.format() == LandingFormat.PARQUET ? "parquet" : "csv";
    String when = task.isFirst(week) ? "the first week" : "later weeks";
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    boolean wanted = true;
    for (String line : lines) {
      if (line.startsWith(ONLY)) {
        String only = line.substring(ONLY.length());
        wanted &= only.equals(format) || only.equals(when);
      } else if (!line.startsWith("--")) {
        statement.append(line).append('\n');
        if (line.endsWith(";")) {
          String text = statement.toString().strip();
          if (wanted) {
            statements.add(filled(text.substring(0, text.length() - 1), parameters));
          }
          statement.setLength(0);
          wanted = true;
        }
      }
    }
    return statements;
  }

  private static String filled(String statement, Map<String, String> parameters) {
    String filled = statement;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      filled = filled.replace("${" + parameter.getKey() + "}", parameter.getValue());
    }
    if (filled.contains("${")) {
      throw new IllegalStateException("a parameter is not filled in: " + filled);
    }
    return filled;
  }

  private static Map<String, String> parameters(WeeklyTask task, IsoWeek week) throws IOException {
    Path reference = task.world().resolve("reference");
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("operator", WeeklyTask.OPERATOR);
    parameters.put("week", week.toString());
    parameters.put("week_number", Integer.toString(week.number()));
    parameters.put("is_first_week", Boolean.toString(task.isFirst(week)));
    parameters.put("monday", week.monday().toString());
    parameters.put("sunday", week.sunday().toString());
    parameters.put(
        "landing", task.world().resolve("landing/" + WeeklyTask.OPERATOR + "/" + week).toString());
    parameters.put("catalogue", inForce(reference.resolve("tac_catalogue"), week).toString());
    parameters.put("units", reference.resolve("admin_units.csv").toString());
    parameters.put("before", task.output(week.previous()).toString());
    parameters.put("out", task.output(week).toString());
    // The engine's defaults, from defaults.yaml.
    parameters.put("quiet_after_weeks", "4");
    parameters.put("forget_after_weeks", "26");
    parameters.put("confirmation_weeks", "2");
    return parameters;
  }

  /** The newest catalogue whose day is not after the week's Sunday. */
  private static Path inForce(Path folder, IsoWeek week) throws IOException {
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .filter(
              file ->
                  file.getFileName().toString().compareTo(week.sunday().toString() + ".csv") <= 0)
          .max(Path::compareTo)
          .orElseThrow(() -> new IllegalStateException("no catalogue for " + week));
    }
  }
}
