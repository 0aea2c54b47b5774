package org.sunset2g.report.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.vocabulary.AreaCode;

/** Writes published weeks in the layout of the reports, and spoils single cells of them. */
final class PublishedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMAT = "\uFEFF%s\r\n";

  private final Path reports;

  PublishedFiles(Path reports) {
    this.reports = reports;
  }

  static PublishedFiles of(Path reports, List<ProtectedWeek> weeks) {
    PublishedFiles files = new PublishedFiles(reports);
    weeks.forEach(files::write);
    return files;
  }

  Path tables(ProtectedWeek week) {
    return reports.resolve(week.week().toString()).resolve("tables");
  }

  void write(ProtectedWeek week) {
    write(week, tables(week), 1);
  }

  void write(ProtectedWeek week, Path folder, int revision) {
    List<List<String>> areas = new ArrayList<>();
    List<String> head =
        new ArrayList<>(
            List.of(
                "phase",
                "week",
                "code_system",
                "code",
                "level",
                "name",
                "parent_code_system",
                "parent_code"));
    Arrays.stream(Measure.values())
        .map(measure -> measure.name().toLowerCase(Locale.ROOT))
        .forEach(head::add);
    for (AreaFigures row : week.figures()) {
      AreaCode above = row.above().orElse(new AreaCode("", ""));
      List<String> cells =
          new ArrayList<>(
              List.of(
                  week.phase(),
                  week.week().toString(),
                  row.area().code().system(),
                  row.area().code().code(),
                  row.area().level().written(),
                  row.area().name(),
                  above.system(),
                  above.code()));
      row.all().values().forEach(number -> cells.add(number.toString()));
      areas.add(cells);
    }
    table(folder, "area_week", head, areas, 8);
    List<List<String>> sims = new ArrayList<>();
    List<List<String>> models = new ArrayList<>();
    for (AreaFigures row : week.figures()) {
      AreaCode code = row.area().code();
      List<String> first =
          List.of(week.phase(), week.week().toString(), code.system(), code.code());
      for (HandsetSim each : week.handsetSims(row.area())) {
        List<String> cells = new ArrayList<>(first);
        cells.add(each.handset().name());
        cells.add(each.form().name());
        cells.add(each.sim().map(sim -> sim.name()).orElse(""));
        cells.add(Long.toString(each.subscribers()));
        sims.add(cells);
      }
      for (ModelFigure each : week.models(row.area())) {
        List<String> cells = new ArrayList<>(first);
        cells.add(each.model());
        cells.add(Long.toString(each.subscribers()));
        models.add(cells);
      }
    }
    if (!sims.isEmpty()) {
      table(
          folder,
          "area_handset_sim",
          List.of(
              "phase",
              "week",
              "code_system",
              "code",
              "handset",
              "form",
              "sim_generation",
              "subscribers"),
          sims,
          7);
    }
    if (!models.isEmpty()) {
      table(
          folder,
          "area_model",
          List.of("phase", "week", "code_system", "code", "model", "subscribers"),
          models,
          5);
    }
    write(
        folder.resolve("facts.json"),
        """
        {"phase": "%s", "week": "%s", "minimum_cell": %d, "revision": %d}
        """
            .formatted(week.phase(), week.week(), week.minimumCell(), revision));
  }

  /**
   * A table as CSV and JSON.
   *
   * @param texts how many columns hold text; those behind hold numbers
   */
  static void table(
      Path folder, String name, List<String> head, List<List<String>> rows, int texts) {
    StringBuilder csv = new StringBuilder(FORMAT.formatted(String.join(",", head)));
    ArrayNode array = JSON.createArrayNode();
    for (List<String> row : rows) {
      csv.append(String.join(",", row)).append("\r\n");
      ObjectNode object = array.addObject();
      for (int i = 0; i < head.size(); i++) {
        if (i < texts) {
          object.put(head.get(i), row.get(i));
        } else {
          object.put(head.get(i), Long.parseLong(row.get(i)));
        }
      }
    }
    write(folder.resolve(name + ".csv"), csv.toString());
    write(folder.resolve(name + ".json"), array.toString());
  }

  /** Puts another number, or nothing, into the rows of an area that begin so; both twins. */
  static void spoil(Path folder, String table, String row, String column, String number) {
    spoilCsv(folder, table, row, column, number);
    spoilJson(folder, table, row, column, number);
  }

  /**
   * Likewise in the CSV file only.
   *
   * @param row text that the row holds between its commas, such as {@code VN-2004,01}
   */
  static void spoilCsv(Path folder, String table, String row, String column, String number) {
    Path file = folder.resolve(table + ".csv");
    List<String> lines = new ArrayList<>(lines(file));
    int at = List.of(lines.get(0).substring(1).split(",", -1)).indexOf(column);
    for (int i = 1; i < lines.size(); i++) {
      if (isRow(lines.get(i), row)) {
        String[] cells = lines.get(i).split(",", -1);
        cells[at] = number;
        lines.set(i, String.join(",", cells));
        write(file, String.join("\r\n", lines) + "\r\n");
        return;
      }
    }
    throw new IllegalArgumentException("no row " + row + " in " + file);
  }

  static void spoilJson(Path folder, String table, String row, String column, String number) {
    List<String> lines = lines(folder.resolve(table + ".csv"));
    Path file = folder.resolve(table + ".json");
    try {
      ArrayNode rows = (ArrayNode) JSON.readTree(file.toFile());
      for (int i = 1; i < lines.size(); i++) {
        if (isRow(lines.get(i), row)) {
          ObjectNode object = (ObjectNode) rows.get(i - 1);
          if (number.isEmpty()) {
            object.putNull(column);
          } else {
            object.put(column, Long.parseLong(number));
          }
          write(file, rows.toString());
          return;
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    throw new IllegalArgumentException("no row " + row + " in " + file);
  }

  /** Leaves the row out of both twins. */
  static void leaveOut(Path folder, String table, String row) {
    Path csv = folder.resolve(table + ".csv");
    Path json = folder.resolve(table + ".json");
    List<String> lines = new ArrayList<>(lines(csv));
    try {
      ArrayNode rows = (ArrayNode) JSON.readTree(json.toFile());
      for (int i = lines.size() - 1; i > 0; i--) {
        if (isRow(lines.get(i), row)) {
          lines.remove(i);
          rows.remove(i - 1);
        }
      }
      write(csv, String.join("\r\n", lines) + "\r\n");
      write(json, rows.toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isRow(String line, String row) {
    return ("," + line + ",").contains("," + row + ",");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
