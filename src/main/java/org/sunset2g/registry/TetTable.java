package org.sunset2g.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The first day of the lunar year (mùng 1 Tết) by year. Viet Nam reckons it for its own meridian
 * (UTC+7), so now and then it is another day than in China, such as in 2030.
 */
public final class TetTable {
  public static final TetTable EMPTY = new TetTable(Map.of());

  private static final String REASON = "Tết Nguyên đán";

  private final SortedMap<Integer, LocalDate> firstDays;

  public TetTable(Map<Integer, LocalDate> firstDays) {
    this.firstDays = Collections.unmodifiableSortedMap(new TreeMap<>(firstDays));
    this.firstDays.forEach(
        (year, day) -> {
          if (day.getYear() != year) {
            throw new IllegalArgumentException("Tết of %d cannot be on %s".formatted(year, day));
          }
        });
  }

  /** First day of the lunar year that begins in that year; empty where the table ends before. */
  public Optional<LocalDate> firstDay(int year) {
    return Optional.ofNullable(firstDays.get(year));
  }

  /** The first days by year. */
  public SortedMap<Integer, LocalDate> firstDays() {
    return firstDays;
  }

  /** Identifiers of the blackouts made from the table. */
  public SortedSet<String> identifiers() {
    SortedSet<String> identifiers = new TreeSet<>();
    firstDays.keySet().forEach(year -> identifiers.add(identifier(year)));
    return identifiers;
  }

  /**
   * A blackout for every year, everywhere, in order.
   *
   * @param daysBefore days before the first day that belong to it
   * @param daysAfter days from the first day on that belong to it, that day included
   */
  List<Blackout> blackouts(int daysBefore, int daysAfter) {
    if (daysBefore < 0 || daysAfter < 0) {
      throw new IllegalArgumentException(
          "a blackout cannot have %d days before and %d days after Tết"
              .formatted(daysBefore, daysAfter));
    }
    List<Blackout> blackouts = new ArrayList<>();
    if (daysBefore + daysAfter > 0) {
      firstDays.forEach(
          (year, day) ->
              blackouts.add(
                  new Blackout(
                      identifier(year),
                      day.minusDays(daysBefore).atStartOfDay(),
                      day.plusDays(daysAfter).atStartOfDay(),
                      Optional.empty(),
                      REASON)));
    }
    return blackouts;
  }

  private static String identifier(int year) {
    return "tet-" + year;
  }
}
