package org.sunset2g.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Lying bars in SVG, in the order they were named; readable without colour.
 *
 * @param title what is drawn
 * @param values length of each bar by its name; at least nought
 */
public record Bars(String title, Map<String, Double> values) implements Html {
  private static final int LETTER = 7;
  private static final int LONGEST = 360;
  private static final int FIGURES = 100;
  private static final int LINE = 24;

  public Bars {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A chart without bars. */
  public static Bars of(String title) {
    return new Bars(title, Map.of());
  }

  /** The same chart with one bar more. */
  public Bars bar(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Bars(title, more);
  }

  @Override
  public String html() {
    double most = Math.max(1e-9, values.values().stream().mapToDouble(v -> v).max().orElse(1));
    int names = 16 + LETTER * values.keySet().stream().mapToInt(String::length).max().orElse(0);
    int width = names + LONGEST + FIGURES;
    StringBuilder bars = new StringBuilder();
    int top = 0;
    for (Map.Entry<String, Double> bar : values.entrySet()) {
      bars.append(drawn(bar.getKey(), bar.getValue(), LONGEST / most, names, top)).append('\n');
      top += LINE;
    }
    return """
    <figure><figcaption>%1$s</figcaption>
    <svg role="img" aria-label="%1$s" viewBox="0 0 %2$d %3$d" width="%2$d" font-size="13" \
    font-family="sans-serif">
    %4$s</svg></figure>\
    """
        .formatted(Html.escaped(title), width, Math.max(LINE, top), bars);
  }

  private static String drawn(String name, double value, double scale, int left, int top) {
    double length = scale * value;
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#1f5fa8\"/>"
            + "<text x=\"%.1f\" y=\"%d\">%s</text>",
        left - 8,
        top + 17,
        Html.escaped(name),
        left,
        top + 4,
        length,
        LINE - 8,
        left + length + 6,
        top + 17,
        Rounded.written(value));
  }
}
