package org.sunset2g.report.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.sunset2g.forecast.Quantiles;

/**
 * One number over time, and what was forecast of it on some days.
 *
 * @param title what the number is of
 * @param truth what came, oldest first
 * @param cutOff first day without service
 * @param forecasts oldest first
 */
public record Fan(String title, List<Point> truth, LocalDate cutOff, List<Made> forecasts) {
  /** A number when a day ended. */
  public record Point(LocalDate day, long number) {}

  /** What was expected of a day. */
  public record Range(LocalDate day, Quantiles number) {}

  /**
   * A forecast.
   *
   * @param from day and number it was made on
   * @param ranges soonest first
   */
  public record Made(Point from, List<Range> ranges) {
    public Made {
      Objects.requireNonNull(from, "from");
      ranges = List.copyOf(ranges);
    }
  }

  public Fan {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(cutOff, "cutOff");
    truth = List.copyOf(truth);
    forecasts = List.copyOf(forecasts);
    if (truth.isEmpty()) {
      throw new IllegalArgumentException("a picture needs a number that came");
    }
  }
}
