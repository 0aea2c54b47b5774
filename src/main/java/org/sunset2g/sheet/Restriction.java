package org.sunset2g.sheet;

import java.util.Set;
import org.sunset2g.registry.Validity;
import org.sunset2g.vocabulary.Channel;

/**
 * A time in which people of an area may be reached in some ways only.
 *
 * @param area where, in words
 * @param days when
 * @param allowed channels that stay allowed
 * @param reason why, in words
 */
public record Restriction(String area, Validity days, Set<Channel> allowed, String reason) {
  public Restriction {
    area = PlainLine.of(area);
    reason = PlainLine.of(reason);
    allowed = Set.copyOf(allowed);
  }

  /** Whether nobody may be visited. */
  public boolean stopsVisits() {
    return !allowed.contains(Channel.VISIT);
  }

  /** Such as {@code Không đến nhà từ 16/9/2024 đến 22/9/2024 tại xã …}. */
  String order() {
    String when =
        days.from().map(day -> " từ " + SheetText.day(day)).orElse("")
            + days.to()
                .map(day -> " đến hết " + SheetText.day(day))
                .orElse(" cho đến khi có thông báo mới");
    return SheetText.of(
        stopsVisits() ? "restriction.noVisits" : "restriction.some", "when", when, "area", area);
  }

  /** What to do instead. */
  String instead() {
    return allowed.isEmpty()
        ? SheetText.of("restriction.nothing")
        : SheetText.of("restriction.instead", "channels", SheetText.channels(allowed));
  }
}
