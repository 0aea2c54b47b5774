package org.sunset2g.report;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How numbers and days are written in Vietnamese; the page turns them into English by itself. */
public final class Written {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

  /** A part of a whole in tenths of a per cent. */
  public record Share(long tenths) {
    /** Rounded half up; the whole must not be zero. */
    public static Share of(long part, long whole) {
      return new Share(Math.floorDiv(2000 * part + whole, 2 * whole));
    }

    /** The same without a sign. */
    public Share size() {
      return new Share(Math.abs(tenths));
    }

    String vietnamese() {
      String sign = tenths < 0 ? "−" : "";
      return sign + number(Math.abs(tenths) / 10) + "," + Math.abs(tenths) % 10 + "%";
    }

    @Override
    public String toString() {
      return vietnamese();
    }
  }

  private Written() {}

  /** {@code 1.234.567}. */
  public static String number(long number) {
    StringBuilder text = new StringBuilder(Long.toString(Math.abs(number)));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, '.');
    }
    return (number < 0 ? "−" : "") + text;
  }

  /** With a plus where it is more than nothing. */
  public static String signed(long number) {
    return (number > 0 ? "+" : "") + number(number);
  }

  /**
   * The number to the nearest hundred: an exact number of rows beside an exact share would tell how
   * few were rejected.
   */
  public static String about(long number) {
    return number((number + 50) / 100 * 100);
  }

  /** The same number with points and commas exchanged. */
  static String inEnglish(String number) {
    return number.replace('.', ' ').replace(',', '.').replace(' ', ',');
  }

  static String day(LocalDate day) {
    return day.format(DAY);
  }

  static String moment(ZonedDateTime moment) {
    return moment.format(MOMENT);
  }
}
