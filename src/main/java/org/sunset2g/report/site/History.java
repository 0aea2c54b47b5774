package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Closing numbers and conversions of all areas over the weeks, read once for all pages. */
final class History {
  /** Stands for a week that was not published, or in which the area was not there. */
  static final long MISSING = -1;

  private static final List<Measure> KEPT =
      List.of(
          Measure.CLOSING,
          Measure.CONVERTED_SMARTPHONE,
          Measure.CONVERTED_FEATURE_PHONE,
          Measure.CONVERTED_OTHER);

  private final List<IsoWeek> weeks;
  private final Map<AreaCode, long[][]> byArea = new HashMap<>();

  private History(List<IsoWeek> weeks) {
    this.weeks = weeks;
  }

  static History of(ReportContent content) {
    TreeMap<IsoWeek, ProtectedWeek> published = new TreeMap<>();
    content.earlier().forEach(week -> published.put(week.week(), week));
    published.put(content.table().week(), content.table());
    List<IsoWeek> weeks = new ArrayList<>();
    for (IsoWeek at = published.firstKey();
        at.compareTo(published.lastKey()) <= 0;
        at = at.plus(1)) {
      weeks.add(at);
    }
    History history = new History(List.copyOf(weeks));
    published.forEach((week, table) -> history.add(weeks.indexOf(week), table));
    return history;
  }

  private void add(int at, ProtectedWeek table) {
    for (AreaFigures row : table.figures()) {
      long[][] numbers =
          byArea.computeIfAbsent(row.area().code(), none -> missing(KEPT.size(), weeks.size()));
      for (int i = 0; i < KEPT.size(); i++) {
        numbers[i][at] = row.of(KEPT.get(i));
      }
    }
  }

  private static long[][] missing(int measures, int weeks) {
    long[][] numbers = new long[measures][weeks];
    for (long[] row : numbers) {
      Arrays.fill(row, MISSING);
    }
    return numbers;
  }

  /** All weeks from the first published to this one, those that were not published too. */
  List<IsoWeek> weeks() {
    return weeks;
  }

  /** Subscribers of every week, {@link #MISSING} where not published; must not be written to. */
  long[] numbers(PublishedArea area, Measure measure) {
    return byArea.get(area.code())[KEPT.indexOf(measure)];
  }

  long[] closing(PublishedArea area) {
    return numbers(area, Measure.CLOSING);
  }

  /** Place of the first week in which the area was published. */
  int first(PublishedArea area) {
    long[] closing = closing(area);
    int at = 0;
    while (closing[at] == MISSING) {
      at++;
    }
    return at;
  }
}
