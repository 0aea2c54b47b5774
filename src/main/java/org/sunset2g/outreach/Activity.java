package org.sunset2g.outreach;

import java.time.LocalDate;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * One row of {@code outreach_result}, as far as a report of activities asks.
 *
 * @param operator operator that delivered the row
 * @param delivery week in which it was delivered
 * @param doneOn day on which it was done
 * @param channel form of communication
 * @param team team that did it
 * @param commune commune in which it was done
 * @param medium programme, group or paper
 * @param runs how many times
 * @param token names one subscriber; empty for a programme in an area
 * @param difficulties free text
 * @param proposals free text
 */
public record Activity(
    String operator,
    String delivery,
    LocalDate doneOn,
    Channel channel,
    Optional<String> team,
    Optional<AreaCode> commune,
    Optional<String> medium,
    int runs,
    Optional<String> token,
    Optional<String> difficulties,
    Optional<String> proposals) {

  /** Whether it reached single subscribers, by their token or by its form. */
  boolean isPersonal() {
    return token.isPresent() || channel.isPersonal();
  }

  /** The same row, whenever its operator delivered it. */
  Activity whenever() {
    return new Activity(
        operator, "", doneOn, channel, team, commune, medium, runs, token, difficulties, proposals);
  }
}
