package org.sunset2g.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;

/** From the opening to the closing number of an area, flow by flow. */
public final class Waterfall {
  /** Width of the drawing. */
  static final int WIDTH = 1000;

  /**
   * One bar.
   *
   * @param kind stock, in or out: its colour
   * @param x where it begins, of {@link #WIDTH}
   * @param width its length; zero where the number is withheld
   */
  public record Bar(Measure measure, String kind, OptionalLong number, long x, long width) {}

  private Waterfall() {}

  static List<Bar> bars(ProtectedTable table, PublishedArea area) {
    long level = 0;
    long most = 1;
    List<long[]> spans = new ArrayList<>();
    for (Measure measure : Measure.ofBalance()) {
      OptionalLong number = table.cell(area, measure);
      long from = level;
      if (!measure.isFlow()) {
        from = 0;
        level = number.orElse(level);
      } else {
        level += measure.balanceSign() * number.orElse(0);
      }
      spans.add(
          number.isEmpty()
              ? new long[] {0, 0}
              : new long[] {Math.min(from, level), Math.max(from, level)});
      most = Math.max(most, Math.max(from, level));
    }
    List<Bar> bars = new ArrayList<>();
    for (Measure measure : Measure.ofBalance()) {
      long[] span = spans.get(bars.size());
      long x = Math.max(0, span[0]) * WIDTH / most;
      long width = span[1] == span[0] ? 0 : Math.max(3, span[1] * WIDTH / most - x);
      bars.add(new Bar(measure, kind(measure), table.cell(area, measure), x, width));
    }
    return bars;
  }

  private static String kind(Measure measure) {
    if (!measure.isFlow()) {
      return "stock";
    }
    return measure.balanceSign() > 0
        ? "in"
        : Measure.conversions().contains(measure) ? "good" : "out";
  }
}
