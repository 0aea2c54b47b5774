package org.sunset2g.forecast.score;

import java.util.Optional;
import org.sunset2g.forecast.Baseline;

/**
 * One line of the scores.
 *
 * @param world its name; empty for all worlds together
 * @param grouping what the trials are told apart by
 * @param group the band or level; of LEVEL_AND_HORIZON both, joined by a comma and a blank
 * @param bestOverall the baseline that is best over all trials of all worlds
 */
public record ScoreRow(
    Optional<String> world, Grouping grouping, String group, Score score, Baseline bestOverall) {

  /** What trials are told apart by. */
  public enum Grouping {
    ALL,
    HORIZON,
    /** All trials that looked four weeks ahead or more. */
    FOUR_WEEKS_OR_MORE,
    AREA_SIZE,
    LEVEL,
    LEVEL_AND_HORIZON
  }

  /** Error by that of the baseline that is best in this line. */
  public double ratioToBestHere() {
    return score.ratioTo(score.best());
  }

  /** Error by that of the baseline that is best over all trials. */
  public double ratioToBestOverall() {
    return score.ratioTo(bestOverall);
  }
}
