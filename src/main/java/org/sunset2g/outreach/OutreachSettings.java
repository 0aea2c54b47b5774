package org.sunset2g.outreach;

import java.util.OptionalInt;
import java.util.Set;
import org.sunset2g.vocabulary.Channel;

/**
 * How the lists are made.
 *
 * @param channels channels to one subscriber that are used at all
 * @param contactPauseDays days after a contact in which there is no further one
 * @param refusalWeeks weeks for which a refusal holds
 * @param notNeededWeeks weeks for which it holds that a number needs no service
 * @param reportedConversionWeeks weeks in which a reported conversion must show
 * @param carriedWeeks weeks without an observation from which on a handset is not spoken of
 * @param spareSimLimit likelihood above which a number is taken for a spare SIM card; 1: never
 * @param spareSimIdleDays days without use that make a spare SIM card likely
 * @param deskCallsPerWeek calls that an operator's care desk can make in a week
 */
public record OutreachSettings(
    Set<Channel> channels,
    int contactPauseDays,
    int refusalWeeks,
    int notNeededWeeks,
    int reportedConversionWeeks,
    int carriedWeeks,
    double spareSimLimit,
    int spareSimIdleDays,
    OptionalInt deskCallsPerWeek) {
  public OutreachSettings {
    channels = Set.copyOf(channels);
    channels.stream()
        .filter(channel -> !channel.isPersonal())
        .findFirst()
        .ifPresent(
            channel -> {
              throw new IllegalArgumentException(
                  "outreach.channels: %s reaches an area, not one subscriber".formatted(channel));
            });
    least("contactPauseDays", contactPauseDays, 0);
    least("refusalWeeks", refusalWeeks, 0);
    least("notNeededWeeks", notNeededWeeks, 0);
    least("reportedConversionWeeks", reportedConversionWeeks, 0);
    least("carriedWeeks", carriedWeeks, 1);
    least("spareSimIdleDays", spareSimIdleDays, 1);
    deskCallsPerWeek.ifPresent(calls -> least("deskCallsPerWeek", calls, 0));
    if (spareSimLimit < 0 || spareSimLimit > 1) {
      throw new IllegalArgumentException(
          "outreach.spareSimLimit must be from 0 to 1, was " + spareSimLimit);
    }
  }

  private static void least(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "outreach.%s must be at least %d, was %d".formatted(name, least, value));
    }
  }

  /** Weeks back from which results still matter. */
  public int memoryWeeks() {
    return Math.max(
        Math.max(refusalWeeks, notNeededWeeks),
        Math.max(reportedConversionWeeks, contactPauseDays / 7 + 1));
  }
}
