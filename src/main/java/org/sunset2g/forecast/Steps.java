package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The stretches of days that are played, each from the end of one day to that of another: whole
 * weeks, the one with the cut-off in two.
 *
 * @param from the day whose end the first one begins with
 * @param ends the day whose end each one ends with
 * @param cutOff first day without service
 */
record Steps(LocalDate from, List<LocalDate> ends, LocalDate cutOff) {
  /** At least so far ahead, and so far beyond the cut-off, and no farther than a year. */
  private static final int WEEKS = HandsetsNeeded.WEEKS;

  private static final int WEEKS_AFTER = 4;
  private static final int MOST_WEEKS = 52;

  /** The weeks after one. */
  static Steps after(IsoWeek week, LocalDate cutOff) {
    TreeSet<LocalDate> ends = new TreeSet<>();
    LocalDate lastDay = cutOff.minusDays(1);
    int toCutOff = IsoWeek.of(lastDay).number() - week.number();
    int weeks = Math.min(MOST_WEEKS, Math.max(WEEKS, toCutOff + WEEKS_AFTER));
    for (int ahead = 1; ahead <= weeks; ahead++) {
      ends.add(week.plus(ahead).sunday());
    }
    if (lastDay.isAfter(week.sunday()) && lastDay.isBefore(ends.last())) {
      ends.add(lastDay);
    }
    return new Steps(week.sunday(), new ArrayList<>(ends), cutOff);
  }

  Steps {
    ends = List.copyOf(ends);
  }

  int count() {
    return ends.size();
  }

  LocalDate begin(int step) {
    return step == 0 ? from : ends.get(step - 1);
  }

  LocalDate end(int step) {
    return ends.get(step);
  }

  double weeks(int step) {
    return (end(step).toEpochDay() - begin(step).toEpochDay()) / 7.0;
  }

  /** Weeks from the beginning of all to the end of the step. */
  double weeksAhead(int step) {
    return (end(step).toEpochDay() - from.toEpochDay()) / 7.0;
  }

  /** Weeks of the step in which there is still service. */
  double weeksOpen(int step) {
    return TrendPath.weeksOpen(begin(step), end(step), cutOff.minusDays(1));
  }

  /** Whether service has ended before all of it. */
  boolean isAfterCutOff() {
    return !from.isBefore(cutOff.minusDays(1));
  }

  boolean isCutOff(int step) {
    return end(step).equals(cutOff.minusDays(1));
  }

  /** Whether the step is in the near time, of which handsets and chances to convert are told. */
  boolean isNear(int step) {
    return weeksAhead(step) <= HandsetsNeeded.WEEKS;
  }
}
