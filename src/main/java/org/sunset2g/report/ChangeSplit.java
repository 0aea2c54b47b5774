package org.sunset2g.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;

/**
 * Why an area's number is another one at the end of the week than at its start: closing less
 * opening, split by cause. From protected numbers only; a cause of which any number is withheld has
 * none.
 *
 * @param change closing less opening
 * @param parts every cause, in order
 * @param rest bar of what the withheld causes come to together, which the others leave
 */
public record ChangeSplit(
    PublishedArea area, OptionalLong change, List<Part> parts, Optional<Bar> rest) {
  /**
   * A bar of the drawing, of {@link #WIDTH}.
   *
   * @param x where it begins
   */
  public record Bar(long x, long width) {}

  /** Width of the drawing; nothing has changed in its middle. */
  public static final int WIDTH = 400;

  /** What changes an area's number at risk. The measures of all causes are those of all flows. */
  public enum Cause {
    CONVERTED(
        "good",
        Measure.CONVERTED_SMARTPHONE,
        Measure.CONVERTED_FEATURE_PHONE,
        Measure.CONVERTED_OTHER),
    UPGRADED_BELOW_TARGET("out", Measure.UPGRADED_BELOW_TARGET),
    FELL_BACK("in", Measure.REVERTED, Measure.DOWNGRADED),
    ARRIVED("in", Measure.NEW_AT_RISK),
    LEFT("out", Measure.LEFT),
    GONE_QUIET("quiet-part", Measure.GONE_QUIET),
    MOVED("moved", Measure.MOVED_IN, Measure.MOVED_OUT),
    REZONED("moved", Measure.REZONED_IN, Measure.REZONED_OUT),
    CATALOGUE("lists", Measure.CATALOGUE_IN, Measure.CATALOGUE_OUT),
    EXEMPTED("lists", Measure.EXEMPTED);

    private final String kind;
    private final List<Measure> measures;

    Cause(String kind, Measure... measures) {
      this.kind = kind;
      this.measures = List.of(measures);
    }

    /** Its colour. */
    public String kind() {
      return kind;
    }

    public List<Measure> measures() {
      return measures;
    }
  }

  /**
   * What a cause added, negative where it took away.
   *
   * @param bar empty where the number is withheld, or nothing
   */
  public record Part(Cause cause, OptionalLong number, Optional<Bar> bar) {}

  static ChangeSplit of(PublishedArea area, ProtectedTable table) {
    return of(area, measure -> table.cell(area, measure));
  }

  static ChangeSplit of(PublishedArea area, Function<Measure, OptionalLong> numbers) {
    OptionalLong opening = numbers.apply(Measure.OPENING);
    OptionalLong closing = numbers.apply(Measure.CLOSING);
    List<OptionalLong> sums =
        Arrays.stream(Cause.values()).map(cause -> sum(cause, numbers)).toList();
    OptionalLong change =
        opening.isPresent() && closing.isPresent()
            ? OptionalLong.of(closing.getAsLong() - opening.getAsLong())
            : OptionalLong.empty();
    return drawn(area, change, sums);
  }

  private static OptionalLong sum(Cause cause, Function<Measure, OptionalLong> numbers) {
    long sum = 0;
    for (Measure measure : cause.measures) {
      OptionalLong number = numbers.apply(measure);
      if (number.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += measure.balanceSign() * number.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** Side by side, what takes away to the left of the middle and what adds to the right. */
  private static ChangeSplit drawn(
      PublishedArea area, OptionalLong change, List<OptionalLong> sums) {
    long known = sums.stream().mapToLong(sum -> sum.orElse(0)).sum();
    boolean isAnyWithheld = sums.stream().anyMatch(OptionalLong::isEmpty);
    long rest = isAnyWithheld && change.isPresent() ? change.getAsLong() - known : 0;
    long up = total(sums, 1) + Math.max(0, rest);
    long down = total(sums, -1) - Math.min(0, rest);
    Bars bars = new Bars(Math.max(1, Math.max(up, down)));
    List<Part> parts = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      OptionalLong number = sums.get(cause.ordinal());
      parts.add(new Part(cause, number, bars.next(number.orElse(0))));
    }
    return new ChangeSplit(area, change, List.copyOf(parts), bars.next(rest));
  }

  private static long total(List<OptionalLong> sums, int sign) {
    return sums.stream().mapToLong(sum -> Math.max(0, sign * sum.orElse(0))).sum();
  }

  /** Puts bars beside one another, on both sides of the middle. */
  private static final class Bars {
    private final long most;
    private long down;
    private long up;

    Bars(long most) {
      this.most = most;
    }

    Optional<Bar> next(long number) {
      long half = WIDTH / 2;
      boolean isLess = number < 0;
      long from = (isLess ? down : up) * half / most;
      long to = ((isLess ? down : up) + Math.abs(number)) * half / most;
      if (isLess) {
        down -= number;
      } else {
        up += number;
      }
      return to == from
          ? Optional.empty()
          : Optional.of(new Bar(isLess ? half - to : half + from, to - from));
    }
  }
}
