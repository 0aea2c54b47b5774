package org.sunset2g.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.forecast.Forecast;

/** The days of a forecast that people are told of; files have them all. */
public enum ToldDay {
  NEXT_WEEK,
  FOUR_WEEKS,
  /** The Sunday nearest to four weeks after the last day with service. */
  AFTER_CUT_OFF,
  /** The last day with service. */
  CUT_OFF;

  private static final int WEEKS = 4;

  /** Soonest first; a day that is several of these is told as the last of them. */
  public static SortedMap<LocalDate, ToldDay> of(Forecast forecast) {
    SortedMap<LocalDate, ToldDay> days = new TreeMap<>();
    days.put(forecast.madeIn().plus(1).sunday(), NEXT_WEEK);
    days.put(fourWeeks(forecast), FOUR_WEEKS);
    LocalDate lastDay = forecast.cutOff().minusDays(1);
    if (lastDay.isAfter(forecast.madeIn().sunday())) {
      days.put(nearestSunday(lastDay.plusWeeks(WEEKS)), AFTER_CUT_OFF);
      days.put(lastDay, CUT_OFF);
    }
    return Collections.unmodifiableSortedMap(days);
  }

  /** The Sunday four weeks after the week the forecast was made in. */
  public static LocalDate fourWeeks(Forecast forecast) {
    return forecast.madeIn().plus(WEEKS).sunday();
  }

  private static LocalDate nearestSunday(LocalDate day) {
    int week = DayOfWeek.SUNDAY.getValue();
    int past = day.getDayOfWeek().getValue() % week;
    return past <= week / 2 ? day.minusDays(past) : day.plusDays(week - past);
  }
}
