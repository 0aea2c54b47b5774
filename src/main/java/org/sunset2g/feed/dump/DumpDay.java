package org.sunset2g.feed.dump;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days as dumps write them, {@code 20160703} or {@code 2016-07-03}, and nothing else. */
final class DumpDay {
  /** What a text that is no day of the calendar gives. */
  static final int NONE = Integer.MIN_VALUE;

  private DumpDay() {}

  /** Days since 1970-01-01, or {@link #NONE}. */
  static int epochDay(String text) {
    boolean hyphens = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    if (!hyphens && text.length() != 8) {
      return NONE;
    }
    int year = number(text, 0, 4);
    int month = hyphens ? number(text, 5, 7) : number(text, 4, 6);
    int day = hyphens ? number(text, 8, 10) : number(text, 6, 8);
    if (year < 1 || month < 1 || month > 12 || day < 1) {
      return NONE;
    }
    return day <= YearMonth.of(year, month).lengthOfMonth()
        ? (int) LocalDate.of(year, month, day).toEpochDay()
        : NONE;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
