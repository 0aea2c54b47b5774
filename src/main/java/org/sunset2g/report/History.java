package org.sunset2g.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Closing numbers over the published weeks, and the lines that are drawn of them. */
public final class History {
  /**
   * A line in a box: an SVG path that is broken where a number is withheld.
   *
   * @param path the line
   * @param dots every published point as {@code x y}
   * @param gaps x of the weeks without a published number
   * @param top number at the upper edge
   */
  public record Line(String path, List<Point> dots, List<String> gaps, long top) {}

  /** A point in a box and the number it stands for. */
  public record Point(String x, String y, String week, long number) {}

  private final List<IsoWeek> weeks = new ArrayList<>();
  private final Map<AreaCode, Map<IsoWeek, OptionalLong>> closing = new HashMap<>();

  History(ProtectedTable table, Collection<PublishedRow> earlier) {
    TreeSet<IsoWeek> published = new TreeSet<>();
    published.add(table.week());
    earlier.forEach(row -> published.add(row.week()));
    for (IsoWeek week = published.first(); week.compareTo(table.week()) <= 0; week = week.plus(1)) {
      weeks.add(week);
    }
    earlier.forEach(this::add);
    table.rows().forEach(this::add);
  }

  private void add(PublishedRow row) {
    if (row.measure() == Measure.CLOSING) {
      closing
          .computeIfAbsent(row.area().code(), none -> new HashMap<>())
          .put(row.week(), row.subscribers());
    }
  }

  /** All weeks from the first published to this one. */
  public List<IsoWeek> weeks() {
    return weeks;
  }

  /** The closing number of a week; empty where it is withheld or was not published. */
  OptionalLong closing(PublishedArea area, IsoWeek week) {
    return closing.getOrDefault(area.code(), Map.of()).getOrDefault(week, OptionalLong.empty());
  }

  /** The area's line in a box of that size; the scale is its own, from zero. */
  public Line line(PublishedArea area, int width, int height) {
    long most = weeks.stream().mapToLong(week -> closing(area, week).orElse(0)).max().orElse(0);
    long top = roundUp(most);
    StringBuilder path = new StringBuilder();
    List<Point> dots = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    boolean broken = true;
    for (int i = 0; i < weeks.size(); i++) {
      OptionalLong number = closing(area, weeks.get(i));
      String x = weeks.size() == 1 ? "0" : position(width * (double) i / (weeks.size() - 1));
      if (number.isEmpty()) {
        gaps.add(x);
        broken = true;
        continue;
      }
      String y = position(height * (1 - number.getAsLong() / (double) top));
      path.append(broken ? 'M' : 'L').append(x).append(' ').append(y);
      dots.add(new Point(x, y, weeks.get(i).toString(), number.getAsLong()));
      broken = false;
    }
    return new Line(path.toString(), dots, gaps, top);
  }

  /** The next of 1, 2, 5, 10, 20, 50 … with half steps, so that an axis ends at a plain number. */
  static long roundUp(long number) {
    long unit = 1;
    while (true) {
      for (long step : new long[] {1, 2, 3, 4, 5, 6, 8}) {
        if (step * unit >= number && step * unit >= 4) {
          return step * unit;
        }
      }
      unit *= 10;
    }
  }

  private static String position(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
