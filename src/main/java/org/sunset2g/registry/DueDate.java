package org.sunset2g.registry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Something that is due, once or again and again, in the forms in which letters of the authorities
 * set their dates.
 *
 * @param name identifier, unique in the calendar
 * @param vi what is due, in Vietnamese
 * @param en what is due, in English
 * @param rule when
 */
public record DueDate(String name, String vi, String en, Rule rule) {
  /** By the end of a day (chậm nhất trong ngày): its last second. */
  public static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  public DueDate {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a due date must have a name");
    }
    Objects.requireNonNull(rule, "rule");
  }

  /** When something is due. */
  public sealed interface Rule permits Fixed, Monthly, Tet {
    /**
     * All moments, Asia/Ho_Chi_Minh, on the days from the first to the last, both included.
     *
     * @param tetDays first day of the lunar new year, by year
     */
    List<LocalDateTime> between(
        LocalDate first, LocalDate last, SortedMap<Integer, LocalDate> tetDays);
  }

  /**
   * On one day, or on several, each a milestone.
   *
   * @param time hour; by the end of the day where absent
   */
  public record Fixed(List<LocalDate> days, Optional<LocalTime> time) implements Rule {
    public Fixed {
      days = days.stream().sorted().distinct().toList();
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a fixed due date must have a day");
      }
    }

    @Override
    public List<LocalDateTime> between(
        LocalDate first, LocalDate last, SortedMap<Integer, LocalDate> tetDays) {
      return moments(days.stream(), first, last, time);
    }
  }

  /**
   * Every month before a day (trước ngày 10): the day before it is the last one on which it may
   * arrive.
   *
   * @param beforeDay from 2 to 29, days that every month is long enough for
   * @param time hour of the last day; by its end where absent
   */
  public record Monthly(int beforeDay, Optional<LocalTime> time) implements Rule {
    public Monthly {
      if (beforeDay < 2 || beforeDay > 29) {
        throw new IllegalArgumentException(
            "a monthly due date must come before a day from 2 to 29, was " + beforeDay);
      }
    }

    @Override
    public List<LocalDateTime> between(
        LocalDate first, LocalDate last, SortedMap<Integer, LocalDate> tetDays) {
      YearMonth month = YearMonth.from(first);
      long months = ChronoUnit.MONTHS.between(month, YearMonth.from(last));
      return moments(
          LongStream.rangeClosed(0, months)
              .mapToObj(later -> month.plusMonths(later).atDay(beforeDay - 1)),
          first,
          last,
          time);
    }
  }

  /**
   * On a day of the lunar new year (mùng 4 Tết). Years of which the day is not known have none.
   *
   * @param day day of Tết, counted from 1; 0 and less for the days before it
   * @param time hour; by the end of the day where absent
   */
  public record Tet(int day, Optional<LocalTime> time) implements Rule {
    private static final int MOST = 60;

    public Tet {
      if (Math.abs(day) > MOST) {
        throw new IllegalArgumentException(
            "a day of Tết must be from -%d to %d, was %d".formatted(MOST, MOST, day));
      }
    }

    @Override
    public List<LocalDateTime> between(
        LocalDate first, LocalDate last, SortedMap<Integer, LocalDate> tetDays) {
      return moments(
          tetDays.values().stream().map(dayOne -> dayOne.plusDays(day - 1L)), first, last, time);
    }
  }

  private static List<LocalDateTime> moments(
      Stream<LocalDate> days, LocalDate first, LocalDate last, Optional<LocalTime> time) {
    Function<LocalDate, LocalDateTime> atTime = day -> day.atTime(time.orElse(END_OF_DAY));
    return days.filter(day -> !day.isBefore(first) && !day.isAfter(last)).map(atTime).toList();
  }
}
