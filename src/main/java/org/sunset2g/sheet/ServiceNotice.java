package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.sunset2g.vocabulary.Channel;

/**
 * The standard text of a SERVICE_NOTICE: what stops, when, and how to keep the number. It names no
 * handset, price or package, for then it would be advertising (Decree 91/2020).
 */
public final class ServiceNotice {
  private ServiceNotice() {}

  /**
   * The text for that channel: longer and with a greeting where it is read aloud over loudspeakers.
   *
   * @param cutOff moment from which at-risk handsets are not served
   * @param day day for which it is written: before the cut-off it announces, afterwards it explains
   * @param hotline telephone of the operator, as it is written
   */
  public static String text(Channel channel, LocalDateTime cutOff, LocalDate day, String hotline) {
    String time = day.isBefore(cutOff.toLocalDate()) ? "before" : "after";
    String form = channel == Channel.LOUDSPEAKER ? "loudspeaker" : "notice";
    return SheetText.of(
        form + "." + time,
        "date",
        SheetText.day(cutOff.toLocalDate()),
        "moment",
        SheetText.moment(cutOff),
        "hotline",
        PlainLine.of(hotline));
  }
}
