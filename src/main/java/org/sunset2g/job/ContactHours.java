package org.sunset2g.job;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.SortedSet;
import org.sunset2g.vocabulary.Channel;

/**
 * When people may be reached, Asia/Ho_Chi_Minh. For offers Decree 91/2020 says it: text messages
 * from 07:00 to 22:00, calls from 08:00 to 17:00. It exempts service notices; those keep decent
 * hours all the same.
 *
 * @param earliest first moment, on the first day
 * @param latest last moment, on the last day; on the days between the same hours hold
 */
record ContactHours(LocalDateTime earliest, LocalDateTime latest) {

  static ContactHours ofNotice(Channel channel, LocalDate first, LocalDate last) {
    LocalTime from = LocalTime.of(channel == Channel.SMS ? 7 : 8, 0);
    LocalTime to =
        switch (channel) {
          case SMS -> LocalTime.of(22, 0);
          case POST, SALE_POINT -> LocalTime.of(17, 0);
          default -> LocalTime.of(20, 0);
        };
    return new ContactHours(first.atTime(from), last.atTime(to));
  }

  /** From the first of the days on, as far as they follow one another. */
  static ContactHours ofOffer(Channel channel, SortedSet<LocalDate> days) {
    LocalDate last = days.first();
    while (days.contains(last.plusDays(1))) {
      last = last.plusDays(1);
    }
    var hours = channel == Channel.CALL ? AreaPlans.OFFER_CALLS : AreaPlans.OFFER_TEXTS;
    return new ContactHours(days.first().atTime(hours.from()), last.atTime(hours.to()));
  }
}
