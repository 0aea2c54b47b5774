package org.sunset2g.report.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.sunset2g.forecast.score.Horizon;
import org.sunset2g.forecast.score.Score;

/**
 * Coverage by horizon against what was meant: all worlds together as a full point on a stalk from
 * the line of what was meant, each world as a ring.
 */
final class CoverageChart {
  private static final int WIDTH = 1072;
  private static final int HEIGHT = 380;
  private static final int LEFT = 64;
  private static final int RIGHT = 1000;
  private static final int TOP = 24;
  private static final int BOTTOM = 316;

  private record Range(String style, double meant, ToDoubleFunction<Score> held, int aside) {}

  private static final List<Range> RANGES =
      List.of(
          new Range("wide", 0.95, Score::part95, 14),
          new Range("narrow", 0.80, Score::part80, -14));

  private final HorizonRows rows;
  private final double least;

  CoverageChart(HorizonRows rows) {
    this.rows = rows;
    this.least = Math.max(0, Math.floor(least(rows) * 10 - 0.3) / 10);
  }

  private static double least(HorizonRows rows) {
    double least = 0.7;
    List<Optional<String>> worlds = new ArrayList<>(List.of(Optional.empty()));
    rows.worlds().forEach(world -> worlds.add(Optional.of(world)));
    for (Horizon horizon : rows.horizons()) {
      for (Optional<String> world : worlds) {
        least = Math.min(least, rows.of(world, horizon).map(Score::part80).orElse(1.0));
      }
    }
    return least;
  }

  String drawn() {
    Svg svg = new Svg(WIDTH, HEIGHT, "Coverage of the ranges of 80 and 95 per cent by horizon");
    double step = least < 0.5 ? 0.2 : 0.1;
    for (double share = 1; share > least - 0.001; share -= step) {
      svg.line("grid", LEFT, y(share), RIGHT, y(share))
          .text("axis", LEFT - 10, y(share) + 4, "end", percent(share));
    }
    for (Range range : RANGES) {
      svg.line("meant " + range.style(), LEFT, y(range.meant()), RIGHT, y(range.meant()))
          .text(
              "name " + range.style(),
              RIGHT + 10,
              y(range.meant()) + 5,
              "start",
              percent(range.meant()));
    }
    List<Horizon> horizons = rows.horizons();
    double width = (double) (RIGHT - LEFT) / horizons.size();
    for (int at = 0; at < horizons.size(); at++) {
      double x = LEFT + (at + 0.5) * width;
      svg.text("axis", x, BOTTOM + 26, "middle", horizons.get(at).written());
      svg.text(
          "axis faint",
          x,
          BOTTOM + 46,
          "middle",
          Figures.whole(rows.of(Optional.empty(), horizons.get(at)).orElseThrow().trials())
              + " trials");
      for (Range range : RANGES) {
        column(svg, horizons.get(at), range, x + range.aside());
      }
    }
    return svg.drawn();
  }

  private void column(Svg svg, Horizon horizon, Range range, double x) {
    // One world is all worlds.
    List<String> rings = rows.worlds().size() == 1 ? List.of() : List.copyOf(rows.worlds());
    int ring = 0;
    for (String world : rings) {
      Optional<Score> score = rows.of(Optional.of(world), horizon);
      if (score.isPresent()) {
        double held = range.held().applyAsDouble(score.get());
        double aside = 13 + 8.0 * ring;
        svg.dot(
            "ring " + range.style(),
            x + Math.copySign(aside, range.aside()),
            y(held),
            4,
            "%s, %s: %s".formatted(world, horizon.written(), Figures.percent(held)));
        ring++;
      }
    }
    double held = range.held().applyAsDouble(rows.of(Optional.empty(), horizon).orElseThrow());
    svg.line("stalk " + range.style(), x, y(range.meant()), x, y(held))
        .dot(
            "full " + range.style(),
            x,
            y(held),
            7,
            "all worlds, %s: %s".formatted(horizon.written(), Figures.percent(held)))
        .text(
            "value " + range.style(),
            x,
            y(held) + (held >= range.meant() ? -12 : 22),
            "middle",
            String.format(Locale.ROOT, "%.1f", 100 * held));
  }

  private double y(double share) {
    return TOP + (1 - share) / (1 - least) * (BOTTOM - TOP);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
