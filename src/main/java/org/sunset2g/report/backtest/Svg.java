package org.sunset2g.report.backtest;

import java.util.Locale;

/** A picture that is drawn piece by piece; whole units, y down. */
final class Svg {
  private final StringBuilder drawn = new StringBuilder();
  private final String end;

  /**
   * @param said what the picture shows, for whoever cannot see it
   */
  Svg(int width, int height, String said) {
    drawn
        .append("<svg class=\"chart\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" role=\"img\" aria-label=\"")
        .append(escaped(said))
        .append("\">");
    end = "</svg>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String at(double place) {
    String written = String.format(Locale.ROOT, "%.1f", place);
    return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    return path(style, "M%s %sL%s %s".formatted(at(x1), at(y1), at(x2), at(y2)));
  }

  Svg path(String style, String path) {
    drawn.append("<path class=\"").append(style).append("\" d=\"").append(path).append("\"/>");
    return this;
  }

  /** A point that says what it is when one rests on it. */
  Svg dot(String style, double x, double y, double radius, String said) {
    drawn
        .append("<circle class=\"")
        .append(style)
        .append("\" cx=\"")
        .append(at(x))
        .append("\" cy=\"")
        .append(at(y))
        .append("\" r=\"")
        .append(at(radius))
        .append("\"><title>")
        .append(escaped(said))
        .append("</title></circle>");
    return this;
  }

  /**
   * @param anchor start, middle or end
   */
  Svg text(String style, double x, double y, String anchor, String text) {
    drawn
        .append("<text class=\"")
        .append(style)
        .append("\" x=\"")
        .append(at(x))
        .append("\" y=\"")
        .append(at(y))
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\">")
        .append(escaped(text))
        .append("</text>");
    return this;
  }

  String drawn() {
    return drawn + end;
  }
}
