package org.sunset2g.report.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.score.Horizon;
import org.sunset2g.forecast.score.Score;

/**
 * Weighted absolute error by horizon, of the forecast and of the baselines. The scale is
 * logarithmic, as errors a week ahead and at the cut-off differ by much.
 */
final class ErrorChart {
  private static final int WIDTH = 1072;
  private static final int HEIGHT = 400;
  private static final int LEFT = 64;
  private static final int RIGHT = 810;
  private static final int TOP = 30;
  private static final int BOTTOM = 346;
  private static final int BETWEEN_NAMES = 20;
  private static final double[] LINES = {
    0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000
  };

  private record Curve(String style, String name, double[] errors) {
    double last() {
      return errors[errors.length - 1];
    }
  }

  private record Name(String style, String text, double y) {}

  private final List<Horizon> horizons;
  private final List<Curve> curves;
  private final double top;
  private final double bottom;

  ErrorChart(HorizonRows rows) {
    horizons = rows.horizons();
    List<Score> scores =
        horizons.stream().map(horizon -> rows.of(Optional.empty(), horizon).orElseThrow()).toList();
    List<Curve> all = new ArrayList<>();
    for (Baseline baseline : Baseline.values()) {
      all.add(
          new Curve(
              baseline.column().replace('_', '-'),
              baseline.written(),
              scores.stream()
                  .mapToDouble(score -> score.baselines().get(baseline).weightedAbsolute())
                  .toArray()));
    }
    all.add(
        new Curve(
            "model",
            "the forecast",
            scores.stream().mapToDouble(score -> score.median().weightedAbsolute()).toArray()));
    curves = List.copyOf(all);
    top = Math.max(1, most(all)) * 1.1;
    bottom = Math.max(0.002, Math.min(0.1, least(all) / 1.6));
  }

  private static double most(List<Curve> curves) {
    return curves.stream()
        .flatMapToDouble(curve -> Arrays.stream(curve.errors()))
        .filter(Double::isFinite)
        .max()
        .orElse(1);
  }

  /** The smallest error apart from none at all. */
  private static double least(List<Curve> curves) {
    return curves.stream()
        .flatMapToDouble(curve -> Arrays.stream(curve.errors()))
        .filter(error -> Double.isFinite(error) && error > 0)
        .min()
        .orElse(0.1);
  }

  String drawn() {
    Svg svg = new Svg(WIDTH, HEIGHT, "Weighted absolute error by horizon, forecast and baselines");
    for (double line : LINES) {
      if (line >= bottom && line <= top) {
        svg.line("grid", LEFT, y(line), RIGHT, y(line))
            .text("axis", LEFT - 10, y(line) + 4, "end", percent(line));
      }
    }
    for (int at = 0; at < horizons.size(); at++) {
      svg.text("axis", x(at), BOTTOM + 28, "middle", horizons.get(at).written());
    }
    List<Name> names = new ArrayList<>();
    for (Curve curve : curves) {
      draw(svg, curve);
      names.add(
          new Name(
              curve.style(),
              curve.name() + (Double.isFinite(curve.last()) ? "  " + percent(curve.last()) : ""),
              y(curve.last())));
    }
    spread(names)
        .forEach(
            name ->
                svg.text("name " + name.style(), RIGHT + 14, name.y() + 5, "start", name.text()));
    return svg.drawn();
  }

  private void draw(Svg svg, Curve curve) {
    StringBuilder path = new StringBuilder();
    for (int at = 0; at < curve.errors().length; at++) {
      boolean isJoined = at > 0 && horizons.get(at).isOfWeeks() && path.length() > 0;
      if (Double.isFinite(curve.errors()[at]) && horizons.get(at).isOfWeeks()) {
        path.append(isJoined ? 'L' : 'M')
            .append(Svg.at(x(at)))
            .append(' ')
            .append(Svg.at(y(curve.errors()[at])));
      }
    }
    svg.path("curve " + curve.style(), path.toString());
    for (int at = 0; at < curve.errors().length; at++) {
      double error = curve.errors()[at];
      if (Double.isFinite(error)) {
        svg.dot(
            "full " + curve.style(),
            x(at),
            y(error),
            curve.style().equals("model") ? 6 : 4,
            "%s, %s: %s".formatted(curve.name(), horizons.get(at).written(), percent(error)));
        if (curve.style().equals("model")) {
          svg.text("value model", x(at), y(error) + 24, "middle", percent(error));
        }
      }
    }
  }

  /** Names moved apart so that none lies on another. */
  private static List<Name> spread(List<Name> names) {
    List<Name> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparingDouble(Name::y));
    List<Name> spread = new ArrayList<>();
    double free = TOP;
    for (Name name : sorted) {
      double y = Math.max(name.y(), free);
      spread.add(new Name(name.style(), name.text(), y));
      free = y + BETWEEN_NAMES;
    }
    double ceiling = BOTTOM;
    for (int at = spread.size() - 1; at >= 0; at--) {
      Name name = spread.get(at);
      double y = Math.min(name.y(), ceiling);
      spread.set(at, new Name(name.style(), name.text(), y));
      ceiling = y - BETWEEN_NAMES;
    }
    return spread;
  }

  private double x(int horizon) {
    return LEFT + (horizon + 0.5) * (RIGHT - LEFT) / horizons.size();
  }

  private double y(double error) {
    double shown = Double.isFinite(error) ? Math.max(bottom, Math.min(error, top)) : bottom;
    return BOTTOM - Math.log(shown / bottom) / Math.log(top / bottom) * (BOTTOM - TOP);
  }

  private static String percent(double share) {
    return String.format(
        Locale.ROOT, share < 0.0995 && share * 100 % 1 > 1e-6 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
