package org.sunset2g.report.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.sunset2g.forecast.Quantiles;

/** What came as a line, and one forecast of it as a fan that opens from the day it was made on. */
final class FanChart {
  private static final int WIDTH = 352;
  private static final int HEIGHT = 250;
  private static final int LEFT = 52;
  private static final int RIGHT = 344;
  private static final int TOP = 20;
  private static final int BOTTOM = 216;

  /** Days named below. */
  private static final int DAYS_NAMED = 3;

  private final Fan fan;
  private final Fan.Made made;
  private final LocalDate first;
  private final LocalDate last;
  private final double top;
  private final double step;

  /** Pictures of one fan have one scale, whichever forecast they show. */
  FanChart(Fan fan, Fan.Made made) {
    this.fan = fan;
    this.made = made;
    first = fan.truth().get(0).day();
    LocalDate end = fan.truth().get(fan.truth().size() - 1).day();
    last = end.isAfter(first) ? end : first.plusDays(1);
    long most = 1;
    for (Fan.Point point : fan.truth()) {
      most = Math.max(most, point.number());
    }
    for (Fan.Made each : fan.forecasts()) {
      for (Fan.Range range : each.ranges()) {
        if (!range.day().isAfter(last)) {
          most = Math.max(most, range.number().q90());
        }
      }
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double whole = most;
    step =
        Arrays.stream(new double[] {0.2, 0.5, 1, 2})
            .map(part -> part * power)
            .filter(part -> whole / part <= 5)
            .findFirst()
            .orElseThrow();
    top = Math.ceil(most / step) * step;
  }

  String drawn() {
    Svg svg =
        new Svg(
            WIDTH,
            HEIGHT,
            "%s: what came, and what was forecast on %s".formatted(fan.title(), made.from().day()));
    for (double number = 0; number <= top + 1e-6; number += step) {
      svg.line("grid", LEFT, y(number), RIGHT, y(number))
          .text("axis", LEFT - 8, y(number) + 4, "end", scale(number));
    }
    days(svg);
    drawForecast(svg);
    if (!fan.cutOff().isBefore(first) && !fan.cutOff().isAfter(last)) {
      svg.line("cut", x(fan.cutOff()), TOP - 6, x(fan.cutOff()), BOTTOM)
          .text("cut-name", x(fan.cutOff()) - 6, TOP + 2, "end", "cut-off");
    }
    StringBuilder truth = new StringBuilder();
    for (Fan.Point point : fan.truth()) {
      append(truth, point.day(), point.number());
    }
    svg.path("truth", truth.toString());
    for (Fan.Point point : fan.truth()) {
      svg.dot(
          "truth-dot",
          x(point.day()),
          y(point.number()),
          2,
          point.day() + ": " + Figures.whole(point.number()));
    }
    return svg.drawn();
  }

  private void days(Svg svg) {
    long all = ChronoUnit.DAYS.between(first, last);
    for (int at = 0; at < DAYS_NAMED; at++) {
      LocalDate day = first.plusDays(at * all / (DAYS_NAMED - 1));
      String anchor = at == 0 ? "start" : at == DAYS_NAMED - 1 ? "end" : "middle";
      svg.text("axis", x(day), BOTTOM + 22, anchor, day.toString());
    }
  }

  private String scale(double number) {
    if (top < 100_000 || number == 0) {
      return Figures.whole(Math.round(number));
    }
    boolean isMillions = top >= 1_000_000;
    return String.format(Locale.ROOT, "%.3g", number / (isMillions ? 1e6 : 1e3))
            .replaceAll("\\.?0+$", "")
        + (isMillions ? " m" : " k");
  }

  private void drawForecast(Svg svg) {
    List<Fan.Range> shown = new ArrayList<>();
    long now = made.from().number();
    shown.add(new Fan.Range(made.from().day(), new Quantiles(now, now, now, now, now, now, now)));
    made.ranges().stream().filter(range -> !range.day().isAfter(last)).forEach(shown::add);
    svg.path("band95", band(shown, Quantiles::q025, Quantiles::q975))
        .path("band80", band(shown, Quantiles::q10, Quantiles::q90));
    StringBuilder median = new StringBuilder();
    for (Fan.Range range : shown) {
      append(median, range.day(), range.number().q50());
    }
    svg.path("median", median.toString())
        .dot(
            "origin",
            x(made.from().day()),
            y(now),
            6,
            "made on %s, from %s".formatted(made.from().day(), Figures.whole(now)));
  }

  private String band(
      List<Fan.Range> ranges, ToLongFunction<Quantiles> low, ToLongFunction<Quantiles> high) {
    StringBuilder outline = new StringBuilder();
    for (Fan.Range range : ranges) {
      append(outline, range.day(), high.applyAsLong(range.number()));
    }
    List<Fan.Range> back = new ArrayList<>(ranges);
    Collections.reverse(back);
    for (Fan.Range range : back) {
      append(outline, range.day(), low.applyAsLong(range.number()));
    }
    return outline.append('Z').toString();
  }

  private void append(StringBuilder path, LocalDate day, long number) {
    path.append(path.length() == 0 ? 'M' : 'L')
        .append(Svg.at(x(day)))
        .append(' ')
        .append(Svg.at(y(number)));
  }

  private double x(LocalDate day) {
    return LEFT
        + (double) ChronoUnit.DAYS.between(first, day)
            / ChronoUnit.DAYS.between(first, last)
            * (RIGHT - LEFT);
  }

  private double y(double number) {
    return BOTTOM - Math.min(number, top) / top * (BOTTOM - TOP);
  }
}
