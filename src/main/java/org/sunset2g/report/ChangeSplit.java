package org.sunset2g.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 */
public record ChangeSplit(PublishedArea area, OptionalLong change, List<Part> parts) {
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
   * @param x where its bar begins, of {@link #WIDTH}
   * @param width length of its bar; zero where the number is withheld
   */
  public record Part(Cause cause, OptionalLong number, long x, long width) {}

  static ChangeSplit of(PublishedArea area, ProtectedTable table) {
    return of(area, measure -> table.cell(area, measure));
  }

  static ChangeSplit of(PublishedArea area, Function<Measure, OptionalLong> numbers) {
    OptionalLong opening = numbers.apply(Measure.OPENING);
    OptionalLong closing = numbers.apply(Measure.CLOSING);
    List<OptionalLong> sums =
        Arrays.stream(Cause.values()).map(cause -> sum(cause, numbers)).toList();
    return new ChangeSplit(
        area,
        opening.isPresent() && closing.isPresent()
            ? OptionalLong.of(closing.getAsLong() - opening.getAsLong())
            : OptionalLong.empty(),
        drawn(sums));
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
  private static List<Part> drawn(List<OptionalLong> sums) {
    long most = Math.max(1, Math.max(total(sums, 1), total(sums, -1)));
    long half = WIDTH / 2;
    long down = 0;
    long up = 0;
    List<Part> parts = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      OptionalLong number = sums.get(cause.ordinal());
      long size = Math.abs(number.orElse(0));
      long before = number.orElse(0) < 0 ? down : up;
      long from = before * half / most;
      long to = (before + size) * half / most;
      parts.add(new Part(cause, number, number.orElse(0) < 0 ? half - to : half + from, to - from));
      if (number.orElse(0) < 0) {
        down += size;
      } else {
        up += size;
      }
    }
    return List.copyOf(parts);
  }

  private static long total(List<OptionalLong> sums, int sign) {
    return sums.stream().mapToLong(sum -> Math.max(0, sign * sum.orElse(0))).sum();
  }
}
