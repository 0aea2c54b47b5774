package org.sunset2g.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;
import org.sunset2g.vocabulary.Channel;

/** The sheets' words, from {@code sheet_vi.properties}, and how they write days and numbers. */
final class SheetText {
  private static final Properties WORDS = read("sheet_vi.properties");

  private SheetText() {}

  /**
   * The text of that key.
   *
   * @param pairs placeholder and value in turn: {@code of("valid", "date", "22/9/2024")} fills in
   *     <code>{date}</code>
   */
  static String of(String key, String... pairs) {
    String text = WORDS.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("the sheets have no text '" + key + "'");
    }
    return filled(text, pairs);
  }

  /** Fills placeholders from left to right; what is filled in is never looked at again. */
  static String filled(String text, String... pairs) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder(text.length() + 64);
    int done = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', done)) {
      int close = text.indexOf('}', open);
      filled.append(text, done, open).append(value(text.substring(open + 1, close), pairs));
      done = close + 1;
    }
    return filled.append(text, done, text.length()).toString();
  }

  private static String value(String placeholder, String[] pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(placeholder)) {
        return pairs[i + 1];
      }
    }
    throw new IllegalArgumentException("nothing to fill in for {" + placeholder + "}");
  }

  /** Such as {@code 16/9/2024}. */
  static String day(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
  }

  /** Such as {@code Thứ Hai 16/9}. */
  static String weekday(LocalDate day) {
    return WORDS.getProperty("day." + day.getDayOfWeek()) + " " + shortDay(day);
  }

  /** Such as {@code T2 16/9}. */
  static String briefWeekday(LocalDate day) {
    return (day.getDayOfWeek() == DayOfWeek.SUNDAY
            ? "CN"
            : "T" + (day.getDayOfWeek().getValue() + 1))
        + " "
        + shortDay(day);
  }

  private static String shortDay(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue();
  }

  /** Such as {@code 07:30}. */
  static String time(LocalTime time) {
    int hour = time.getHour();
    int minute = time.getMinute();
    return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
  }

  /** Such as {@code 0 giờ ngày 16/10/2024}. */
  static String moment(LocalDateTime moment) {
    String minute = moment.getMinute() == 0 ? "" : " " + moment.getMinute() + " phút";
    return moment.getHour() + " giờ" + minute + " ngày " + day(moment.toLocalDate());
  }

  /** With a full stop between thousands. */
  static String number(long number) {
    String digits = Long.toString(number);
    StringBuilder written = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      written.insert(i, '.');
    }
    return written.toString();
  }

  /** Channels in their order, such as {@code loa truyền thanh, nhóm Zalo}. */
  static String channels(Collection<Channel> channels) {
    return channels.stream().sorted().map(Channel::vietnamese).collect(Collectors.joining(", "));
  }

  /** With a capital at the beginning. */
  static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Properties read(String name) {
    try (InputStream resource = SheetText.class.getResourceAsStream(name);
        InputStreamReader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      Properties words = new Properties();
      words.load(reader);
      return words;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }
}
