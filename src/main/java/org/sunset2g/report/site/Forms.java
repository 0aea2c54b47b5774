package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.List;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A week's conversions by form of the new handset, drawn in thousandths of the week with most.
 *
 * @param numbers subscribers, in the order of {@link Measure#conversions()}
 * @param widths lengths of the parts of the bar, in the same order
 */
public record Forms(IsoWeek week, List<Long> numbers, List<Integer> widths) {
  private static final int WEEKS = 8;
  private static final int PICTURE = 1000;

  public Forms {
    numbers = List.copyOf(numbers);
    widths = List.copyOf(widths);
  }

  public long all() {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  /** Where a part of the bar begins. */
  public int from(int part) {
    return widths.subList(0, part).stream().mapToInt(Integer::intValue).sum();
  }

  /** The last weeks that were published, the newest first. */
  static List<Forms> of(History history, PublishedArea area) {
    List<Forms> weeks = new ArrayList<>();
    long[] closing = history.closing(area);
    for (int i = closing.length - 1; i >= 0 && weeks.size() < WEEKS; i--) {
      if (closing[i] != History.MISSING) {
        int at = i;
        List<Long> numbers =
            Measure.conversions().stream()
                .map(measure -> history.numbers(area, measure)[at])
                .toList();
        weeks.add(new Forms(history.weeks().get(i), numbers, List.of()));
      }
    }
    long most = Math.max(1, weeks.stream().mapToLong(Forms::all).max().orElse(1));
    return weeks.stream()
        .map(
            week ->
                new Forms(
                    week.week,
                    week.numbers,
                    week.numbers.stream().map(number -> (int) (number * PICTURE / most)).toList()))
        .toList();
  }
}
