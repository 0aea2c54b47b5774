package org.sunset2g.report.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import org.sunset2g.disclosure.Measure;

/**
 * A published figure in two weeks or two areas.
 *
 * @param between of a flow, subscribers in all weeks after the first up to and with the second;
 *     empty for numbers that are no flows, and where two areas are compared
 */
public record ComparedFigure(Measure measure, long first, long second, OptionalLong between) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What the second is above the first, negative where it is below. */
  public long difference() {
    return second - first;
  }

  /** The difference in percent of the first figure; empty where that is zero. */
  public Optional<BigDecimal> change() {
    return percent(difference(), first);
  }

  public boolean isNothing() {
    return first == 0 && second == 0 && between.orElse(0) == 0;
  }

  /** Percent to one place after the point; empty where the whole is zero. */
  static Optional<BigDecimal> percent(long part, long whole) {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
  }
}
