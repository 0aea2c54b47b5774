package org.sunset2g.vocabulary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ISO 8601 week, Monday to Sunday, written {@code 2024-W37}. */
public record IsoWeek(int year, int week) implements Comparable<IsoWeek> {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})-W([0-9]{2})");
  private static final LocalDate FIRST_MONDAY = LocalDate.of(1969, 12, 29);

  public IsoWeek {
    if (year < 1970 || year > 9999) {
      throw new IllegalArgumentException("an ISO week has a year from 1970 to 9999, was " + year);
    }
    long weeksOfYear = LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    if (week < 1 || week > weeksOfYear) {
      throw new IllegalArgumentException(
          "ISO year %d has weeks 1 to %d, was %d".formatted(year, weeksOfYear, week));
    }
  }

  /** Reads {@code 2024-W37}; anything else is an {@link IllegalArgumentException}. */
  public static IsoWeek parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "an ISO week is written like 2024-W37, was '" + text + "'");
    }
    return new IsoWeek(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
  }

  /** Whether {@link #parse} would read the text. */
  public static boolean isWritten(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException notAWeek) {
      return false;
    }
  }

  /** The week that holds the day. */
  public static IsoWeek of(LocalDate day) {
    return new IsoWeek(
        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** The week with that {@link #number()}. */
  public static IsoWeek ofNumber(int number) {
    return of(FIRST_MONDAY.plusWeeks(number));
  }

  /** Weeks since the week of 1970-01-01: consecutive, so that ages are differences. */
  public int number() {
    return (int) ChronoUnit.WEEKS.between(FIRST_MONDAY, monday());
  }

  public LocalDate monday() {
    return LocalDate.of(year, 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
        .with(DayOfWeek.MONDAY);
  }

  public LocalDate sunday() {
    return monday().plusDays(6);
  }

  /** The week that many weeks later, or earlier where negative. */
  public IsoWeek plus(int weeks) {
    return of(monday().plusWeeks(weeks));
  }

  public IsoWeek previous() {
    return plus(-1);
  }

  @Override
  public int compareTo(IsoWeek other) {
    return year != other.year
        ? Integer.compare(year, other.year)
        : Integer.compare(week, other.week);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04d-W%02d", year, week);
  }
}
