package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The published weeks as numbers by week and area, for the areas of the last week. Areas stand so
 * that whatever an area is added up into comes before it; the first is the country.
 */
final class PublishedSeries {
  /** Arrivals beyond so many times the usual, and beyond such a share of all, are an event. */
  private static final double UNUSUAL = 5;

  private static final double UNUSUAL_SHARE = 0.1;

  /** A week that begins with what the last one ended with, but for rounding. */
  private static final double SAME = 0.005;

  private final List<PublishedArea> areas = new ArrayList<>();
  private final int[] above;
  private final int[] depth;
  private final boolean[] hasAreasBelow;
  private final double[] now;
  private final List<SeriesWeek> weeks;
  private final double usualArrivals;
  private final double[] beginning;
  private final int minimumCell;
  private final LocalDate lastDay;
  private final LocalDate cutOff;

  PublishedSeries(List<HistoryWeek> history) {
    if (history.isEmpty()) {
      throw new IllegalArgumentException("a forecast needs a published week");
    }
    HistoryWeek last = history.get(history.size() - 1);
    minimumCell = last.table().minimumCell();
    lastDay = last.table().week().sunday();
    cutOff = last.cutOff();
    List<AreaFigures> tree =
        last.table().figures().stream().filter(row -> !row.area().level().isFormer()).toList();
    Map<AreaCode, Integer> numbers = new HashMap<>();
    for (AreaFigures row : tree) {
      numbers.put(row.area().code(), areas.size());
      areas.add(row.area());
    }
    above = new int[areas.size()];
    depth = new int[areas.size()];
    hasAreasBelow = new boolean[areas.size()];
    now = new double[areas.size()];
    above[0] = -1;
    for (int area = 0; area < areas.size(); area++) {
      now[area] = tree.get(area).of(Measure.CLOSING);
      if (area > 0) {
        above[area] = numbers.get(tree.get(area).above().orElse(PublishedArea.COUNTRY.code()));
        depth[area] = depth[above[area]] + 1;
        hasAreasBelow[above[area]] = true;
      }
    }
    List<SeriesWeek> all = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      require(last, i == 0 ? null : history.get(i - 1), history.get(i));
      all.add(new SeriesWeek(history.get(i), numbers));
    }
    // Nobody is at risk before the first week: all that are there in it arrive at once.
    weeks = all.stream().filter(week -> week.opening(0) > 0).toList();
    usualArrivals = median(weeks.stream().mapToDouble(week -> week.arrived(0)).toArray());
    beginning = Beginning.of(this, all);
  }

  private static void require(HistoryWeek last, HistoryWeek before, HistoryWeek week) {
    if (!week.table().phase().equals(last.table().phase())) {
      throw new IllegalArgumentException(
          "weeks are of phases %s and %s".formatted(last.table().phase(), week.table().phase()));
    }
    if (before != null && week.table().week().compareTo(before.table().week()) <= 0) {
      throw new IllegalArgumentException(
          "week %s stands after week %s".formatted(week.table().week(), before.table().week()));
    }
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
  }

  /** Weeks that began with somebody at risk, oldest first. */
  List<SeriesWeek> weeks() {
    return weeks;
  }

  /**
   * Whether far more arrived in the week than usual: an operator's subscribers are counted for the
   * first time, say. It is no measure of the weeks to come.
   */
  boolean isBurst(SeriesWeek week) {
    return week.opening(0) > 0
        && week.arrived(0) > UNUSUAL * usualArrivals
        && week.arrived(0) > UNUSUAL_SHARE * week.opening(0);
  }

  /**
   * What part of the number that a week ended with the next one begins with: 1 but where operators
   * are missing, or are back, or the weeks do not follow one another.
   */
  static double continued(SeriesWeek before, SeriesWeek week) {
    double ended = before.closing(0);
    double begun = week.opening(0);
    boolean isNext = week.week().equals(before.week().plus(1));
    double ratio = isNext && ended > 0 && begun > 0 ? begun / ended : 1;
    return Math.abs(ratio - 1) > SAME ? ratio : 1;
  }

  int size() {
    return areas.size();
  }

  PublishedArea area(int number) {
    return areas.get(number);
  }

  /** The area that this one is added up into; -1 for the country. */
  int above(int area) {
    return above[area];
  }

  /** 0 for the country, 1 for a province. */
  int depth(int area) {
    return depth[area];
  }

  boolean isLeaf(int area) {
    return !hasAreasBelow[area];
  }

  /** At risk when the last week ended. */
  double now(int area) {
    return now[area];
  }

  /** At risk in the first published week, as {@link Beginning} has it. */
  double beginning(int area) {
    return beginning[area];
  }

  /** The end of the last published week. */
  LocalDate lastDay() {
    return lastDay;
  }

  /** First day without service, as it is known now. */
  LocalDate cutOff() {
    return cutOff;
  }

  int minimumCell() {
    return minimumCell;
  }

  /** Variance of a published number because of its rounding, if it is as likely up as down. */
  double roundingVariance() {
    return (double) minimumCell * minimumCell / 6;
  }
}
