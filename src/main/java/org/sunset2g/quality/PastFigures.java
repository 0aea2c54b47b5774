package org.sunset2g.quality;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What was measured of an operator's last published weeks.
 *
 * @param weeks figures by name, newest week first
 */
public record PastFigures(List<Map<String, Double>> weeks) {
  /** An operator's first week. */
  public static final PastFigures NONE = new PastFigures(List.of());

  public PastFigures {
    weeks = List.copyOf(weeks);
  }

  /** The name of a gate's figure. */
  public static String nameOf(String gate, String table, String column) {
    return table + "/" + gate + "/" + column;
  }

  /** The name of a count of a table, such as {@code rows}. */
  public static String nameOf(String table, String count) {
    return table + "/" + count;
  }

  /** The figure of the last week that has it. */
  OptionalDouble last(Gate gate, String table, String column) {
    String name = nameOf(gate.label(), table, column);
    return weeks.stream()
        .map(week -> week.get(name))
        .filter(Objects::nonNull)
        .mapToDouble(figure -> figure)
        .findFirst();
  }

  /** The average of a count over the last weeks that have it. */
  OptionalDouble average(String table, String count) {
    String name = nameOf(table, count);
    return weeks.stream()
        .map(week -> week.get(name))
        .filter(Objects::nonNull)
        .mapToDouble(figure -> figure)
        .average();
  }
}
