package org.sunset2g.report.site;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A line over the weeks in a box of whole units, y down; the scale begins at 0.
 *
 * @param top number at the upper edge
 * @param path the line, broken where weeks were not published
 * @param gaps places of weeks that were not published
 * @param dots weeks that were published
 * @param ticks weeks that are named below
 * @param wide outline of the range of 95 % of the forecast; empty where there is none
 * @param band outline of the range of 80 %; empty likewise
 * @param middle line of the forecast medians; empty likewise
 * @param cutOff place of the cut-off where it is within the weeks shown
 */
public record LineChart(
    int width,
    int height,
    long top,
    String path,
    List<String> gaps,
    List<Dot> dots,
    List<Tick> ticks,
    String wide,
    String band,
    String middle,
    Optional<String> cutOff) {

  /** The line leaves room for the cut-off where it is so many weeks ahead at most. */
  private static final int WEEKS_TO_CUT_OFF = 12;

  /** A published week's number and its place. */
  public record Dot(String x, String y, IsoWeek week, long number) {}

  /** A week that is named below the line. */
  public record Tick(String x, IsoWeek week) {}

  public LineChart {
    gaps = List.copyOf(gaps);
    dots = List.copyOf(dots);
    ticks = List.copyOf(ticks);
  }

  public Dot last() {
    return dots.get(dots.size() - 1);
  }

  /**
   * @param numbers by week, {@link History#MISSING} where not published
   * @param ahead days to come, soonest first
   */
  static LineChart of(
      List<IsoWeek> weeks,
      long[] numbers,
      List<ForecastPoint> ahead,
      LocalDate cutOff,
      int width,
      int height) {
    IsoWeek first = weeks.get(0);
    IsoWeek now = weeks.get(weeks.size() - 1);
    IsoWeek forecastEnd = ahead.isEmpty() ? now : IsoWeek.of(ahead.get(ahead.size() - 1).day());
    IsoWeek cutOffWeek = IsoWeek.of(cutOff);
    IsoWeek end =
        cutOffWeek.compareTo(forecastEnd) > 0
                && cutOffWeek.number() - now.number() <= WEEKS_TO_CUT_OFF
            ? cutOffWeek
            : forecastEnd;
    long most = ahead.stream().mapToLong(point -> point.number().q975()).max().orElse(0);
    for (long number : numbers) {
      most = Math.max(most, number);
    }
    Scale scale =
        new Scale(first, Math.max(1, end.number() - first.number()), roundUp(most), width, height);
    StringBuilder path = new StringBuilder();
    List<String> gaps = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    boolean broken = true;
    for (int i = 0; i < weeks.size(); i++) {
      String x = scale.x(weeks.get(i));
      if (numbers[i] == History.MISSING) {
        gaps.add(x);
        broken = true;
        continue;
      }
      String y = scale.y(numbers[i]);
      path.append(broken ? 'M' : 'L').append(x).append(' ').append(y);
      dots.add(new Dot(x, y, weeks.get(i), numbers[i]));
      broken = false;
    }
    List<Tick> ticks = new ArrayList<>();
    int step = Math.max(1, (end.number() - first.number() + 6) / 7);
    for (int at = 0; first.plus(at).compareTo(end) <= 0; at += step) {
      ticks.add(new Tick(scale.x(first.plus(at)), first.plus(at)));
    }
    Optional<String> mark =
        cutOff.isBefore(first.monday()) || cutOff.isAfter(end.sunday())
            ? Optional.empty()
            : Optional.of(scale.x(cutOff.minusDays(1)));
    return new LineChart(
        width,
        height,
        scale.top,
        path.toString(),
        gaps,
        dots,
        ticks,
        band(scale, dots, ahead, Quantiles::q025, Quantiles::q975),
        band(scale, dots, ahead, Quantiles::q10, Quantiles::q90),
        ahead.isEmpty() ? "" : start(dots) + line(scale, ahead, Quantiles::q50),
        mark);
  }

  /** From the last published number out along the upper edge, and back along the lower one. */
  private static String band(
      Scale scale,
      List<Dot> dots,
      List<ForecastPoint> ahead,
      ToLongFunction<Quantiles> low,
      ToLongFunction<Quantiles> high) {
    if (ahead.isEmpty()) {
      return "";
    }
    List<ForecastPoint> back = new ArrayList<>(ahead);
    Collections.reverse(back);
    return start(dots) + line(scale, ahead, high) + line(scale, back, low) + "Z";
  }

  private static String start(List<Dot> dots) {
    Dot last = dots.get(dots.size() - 1);
    return "M" + last.x() + " " + last.y();
  }

  private static String line(
      Scale scale, List<ForecastPoint> points, ToLongFunction<Quantiles> number) {
    StringBuilder line = new StringBuilder();
    for (ForecastPoint point : points) {
      line.append('L')
          .append(scale.x(point.day()))
          .append(' ')
          .append(scale.y(number.applyAsLong(point.number())));
    }
    return line.toString();
  }

  /** A plain number that is not less, so that an axis of four parts ends at it. */
  static long roundUp(long number) {
    for (long unit = 1; ; unit *= 10) {
      for (long step : new long[] {1, 2, 4, 6, 8}) {
        if (step * unit >= number && step * unit >= 40) {
          return step * unit;
        }
      }
    }
  }

  /** Numbers of a week stand where the week ends. */
  private record Scale(IsoWeek first, int span, long top, int width, int height) {
    String x(IsoWeek week) {
      return x(week.sunday());
    }

    String x(LocalDate day) {
      double weeks = ChronoUnit.DAYS.between(first.sunday(), day) / 7.0;
      return written(Math.max(0, Math.min(width, width * weeks / span)));
    }

    String y(long number) {
      return written(height * (1 - number / (double) top));
    }

    private static String written(double place) {
      String text = String.format(Locale.ROOT, "%.1f", place);
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
  }
}
