package org.sunset2g.report.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.report.compare.ComparedPair.Column;

/** A comparison for programmes: all areas and measures, zeros too. */
public final class ComparisonRows {
  /** Columns of the CSV file. */
  public static final List<String> HEADER =
      List.of(
          "phase",
          "first_week",
          "first_code_system",
          "first_code",
          "first_level",
          "first_name",
          "second_week",
          "second_code_system",
          "second_code",
          "second_level",
          "second_name",
          "measure",
          "first",
          "second",
          "difference",
          "change_per_mille",
          "between");

  private ComparisonRows() {}

  /** One row per pair and measure, cells in the order of {@link #HEADER}. */
  public static List<List<String>> of(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (ComparedPair pair : comparison.pairs()) {
      for (ComparedFigure figure : pair.figures()) {
        List<String> row = new ArrayList<>(HEADER.size());
        row.add(comparison.phase());
        addColumn(row, pair.first());
        addColumn(row, pair.second());
        row.add(written(figure));
        row.add(Long.toString(figure.first()));
        row.add(Long.toString(figure.second()));
        row.add(Long.toString(figure.difference()));
        row.add(perMille(figure).map(Object::toString).orElse(""));
        row.add(figure.between().isPresent() ? Long.toString(figure.between().getAsLong()) : "");
        rows.add(row);
      }
    }
    return rows;
  }

  /** The same as JSON; null where there is no value. */
  public static ObjectNode json(Comparison comparison) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("phase", comparison.phase());
    json.put("minimum_cell", comparison.minimumCell());
    ArrayNode missing = json.putArray("weeks_missing");
    comparison.missing().forEach(week -> missing.add(week.toString()));
    ArrayNode pairs = json.putArray("comparisons");
    for (ComparedPair pair : comparison.pairs()) {
      ObjectNode each = pairs.addObject();
      putColumn(each.putObject("first"), pair.first());
      putColumn(each.putObject("second"), pair.second());
      ArrayNode figures = each.putArray("figures");
      for (ComparedFigure figure : pair.figures()) {
        ObjectNode row = figures.addObject();
        row.put("measure", written(figure));
        row.put("first", figure.first());
        row.put("second", figure.second());
        row.put("difference", figure.difference());
        row.put("change_per_mille", perMille(figure).orElse(null));
        row.put(
            "between", figure.between().isPresent() ? (Long) figure.between().getAsLong() : null);
      }
    }
    return json;
  }

  /** A whole number: a spreadsheet takes a cell that begins with a minus for a formula. */
  private static Optional<Long> perMille(ComparedFigure figure) {
    return figure.change().map(percent -> percent.unscaledValue().longValueExact());
  }

  private static String written(ComparedFigure figure) {
    return figure.measure().name().toLowerCase(Locale.ROOT);
  }

  private static void addColumn(List<String> row, Column column) {
    row.add(column.week().toString());
    row.add(column.area().code().system());
    row.add(column.area().code().code());
    row.add(column.area().level().written());
    row.add(column.area().name());
  }

  private static void putColumn(ObjectNode json, Column column) {
    json.put("week", column.week().toString());
    json.put("code_system", column.area().code().system());
    json.put("code", column.area().code().code());
    json.put("level", column.area().level().written());
    json.put("name", column.area().name());
  }
}
