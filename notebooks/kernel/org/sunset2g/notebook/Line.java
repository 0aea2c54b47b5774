package org.sunset2g.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A line over weeks in SVG, from nought upwards. A week that is not there has no point, and no line
 * runs across it.
 *
 * @param title what is drawn
 * @param values by week, oldest first; null where the week is not there
 */
public record Line(String title, Map<String, Double> values) implements Html {
  private static final int LEFT = 80;
  private static final int TOP = 16;
  private static final int HEIGHT = 200;
  private static final int WIDTH = 620;
  private static final int MOST_LABELS = 8;

  public Line {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public String html() {
    double most =
        values.values().stream().filter(Objects::nonNull).mapToDouble(v -> v).max().orElse(0);
    List<String> drawn = new ArrayList<>(List.of(axis(most)));
    double step = (double) WIDTH / Math.max(1, values.size() - 1);
    int labelled = 1 + (values.size() - 1) / MOST_LABELS;
    int at = 0;
    String before = null;
    for (Map.Entry<String, Double> value : values.entrySet()) {
      double x = LEFT + step * at;
      if (at++ % labelled == 0) {
        drawn.add(label(x, value.getKey()));
      }
      String here = null;
      if (value.getValue() != null) {
        double y = TOP + HEIGHT - (most > 0 ? HEIGHT * value.getValue() / most : 0);
        here = String.format(Locale.ROOT, "%.1f %.1f", x, y);
        drawn.add(point(x, y, value.getKey(), value.getValue()));
      }
      if (before != null && here != null) {
        drawn.add(stroke(before, here));
      }
      before = here;
    }
    return """
    <figure><figcaption>%1$s</figcaption>
    <svg role="img" aria-label="%1$s" viewBox="0 0 %2$d %3$d" width="%2$d" font-size="12" \
    font-family="sans-serif">
    %4$s
    </svg></figure>\
    """
        .formatted(
            Html.escaped(title), LEFT + WIDTH + 40, TOP + HEIGHT + 32, String.join("\n", drawn));
  }

  private static String axis(double most) {
    int foot = TOP + HEIGHT;
    return "<path d=\"M%1$d %2$d V%3$d H%4$d\" fill=\"none\" stroke=\"#777\"/>"
            .formatted(LEFT, TOP, foot, LEFT + WIDTH)
        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            .formatted(LEFT - 6, TOP + 4, Rounded.written(most))
        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>".formatted(LEFT - 6, foot + 4);
  }

  private static String stroke(String from, String to) {
    return "<path d=\"M%s L%s\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>".formatted(from, to);
  }

  private static String point(double x, double y, String week, double value) {
    return String.format(
        Locale.ROOT,
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#1f5fa8\"><title>%s: %s</title></circle>",
        x,
        y,
        Html.escaped(week),
        Rounded.written(value));
  }

  private static String label(double x, String week) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        x,
        TOP + HEIGHT + 20,
        Html.escaped(week));
  }
}
