package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;

/**
 * A line of the way from the opening to the closing number, drawn in thousandths of the picture.
 *
 * @param kind style of the bar: stock, in, good for a conversion, out
 */
public record Flow(Measure measure, String kind, long number, int x, int width) {
  private static final int PICTURE = 1000;
  private static final int THINNEST = 4;

  /** Opening, flows, closing; flows that are shown as zero are there too, without a bar. */
  static List<Flow> of(AreaFigures figures) {
    long floor = floor(figures);
    long span = Math.max(1, levels(figures).max().orElse(1) - floor);
    List<Flow> flows = new ArrayList<>();
    long level = 0;
    for (Measure measure : Measure.ofBalance()) {
      long number = figures.of(measure);
      long from = measure.isFlow() ? level : Math.min(number, floor);
      long to = measure.isFlow() ? level + measure.balanceSign() * number : number;
      int x = (int) ((Math.min(from, to) - floor) * PICTURE / span);
      int end = (int) ((Math.max(from, to) - floor) * PICTURE / span);
      int width = number == 0 ? 0 : Math.max(THINNEST, end - x);
      flows.add(
          new Flow(
              measure, kind(measure), number, Math.max(0, Math.min(x, PICTURE - width)), width));
      level = to;
    }
    return List.copyOf(flows);
  }

  /**
   * Number at which all bars begin: 0, unless the flows are so small beside what is left that
   * nothing of them would be seen.
   */
  static long floor(AreaFigures figures) {
    long least = levels(figures).min().orElse(0);
    long most = levels(figures).max().orElse(0);
    long floor = least - 2 * (most - least);
    if (most == least || floor * 2 < most) {
      return 0;
    }
    long unit = 1;
    while (unit * 10 <= most - least) {
      unit *= 10;
    }
    return floor / unit * unit;
  }

  /** The opening number and what it becomes with every flow. */
  private static LongStream levels(AreaFigures figures) {
    long[] levels = new long[Measure.flowMeasures().size() + 1];
    levels[0] = figures.of(Measure.OPENING);
    int at = 0;
    for (Measure measure : Measure.flowMeasures()) {
      levels[at + 1] = levels[at] + measure.balanceSign() * figures.of(measure);
      at++;
    }
    return LongStream.of(levels);
  }

  private static String kind(Measure measure) {
    if (!measure.isFlow()) {
      return "stock";
    }
    if (Measure.conversions().contains(measure)) {
      return "good";
    }
    return measure.balanceSign() > 0 ? "in" : "out";
  }
}
