package org.sunset2g.registry;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is due when. */
public final class ReportCalendar {
  /** Where every date of the calendar holds. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final List<DueDate> dates;
  private final SortedMap<Integer, LocalDate> tetDays;

  /**
   * @param dates what is due; names must differ
   * @param tetDays first day of the lunar new year, by year
   */
  public ReportCalendar(List<DueDate> dates, SortedMap<Integer, LocalDate> tetDays) {
    Set<String> names = new HashSet<>();
    for (DueDate date : dates) {
      if (!names.add(date.name())) {
        throw new IllegalArgumentException("two due dates have the name '" + date.name() + "'");
      }
    }
    this.dates = List.copyOf(dates);
    this.tetDays = new TreeMap<>(tetDays);
  }

  /**
   * One moment at which something is due.
   *
   * @param at the moment; the last second of a day where no hour is set
   * @param name identifier of what is due
   * @param vi what is due, in Vietnamese
   * @param en what is due, in English
   */
  public record Due(ZonedDateTime at, String name, String vi, String en) {
    /** Whether any hour of the day is in time. */
    public boolean isByEndOfDay() {
      return at.toLocalTime().equals(DueDate.END_OF_DAY);
    }
  }

  /** Everything due on the days from the first to the last, both included, in order. */
  public List<Due> due(LocalDate first, LocalDate last) {
    return dates.stream()
        .flatMap(
            date ->
                date.rule().between(first, last, tetDays).stream()
                    .map(at -> new Due(at.atZone(ZONE), date.name(), date.vi(), date.en())))
        .sorted(Comparator.comparing(Due::at).thenComparing(Due::name))
        .toList();
  }
}
