package org.sunset2g.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sunset2g.synthetic.WorldConditions.Postponement;
import org.sunset2g.synthetic.WorldConditions.Shock;
import org.sunset2g.synthetic.WorldConditions.Unrest;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Spelling;

/**
 * Conditions to try a forecast under, laid out between a world's first week and the cut-off of its
 * phase. The weeks of all of them are as uneven as real ones: unrest of 0.10 in the country and
 * 0.15 in each province.
 */
public enum NamedConditions {
  /** The published curve. */
  AS_PUBLISHED,
  /** Three days before the cut-off it is put off by 30 days. */
  POSTPONED,
  /**
   * For three weeks, half way to the cut-off, half of the provinces change at 2.5 times the pace.
   */
  CAMPAIGN,
  /**
   * For three weeks, from five weeks before the cut-off, handsets lack in half of the provinces.
   */
  STOCK_OUT,
  /** People put it off and rush in the last four weeks. */
  LATE_RUSH;

  private static final Unrest USUAL = new Unrest(0.10, 0.15);

  /** The conditions called so on a command line: {@code stock_out}. */
  public static NamedConditions ofWritten(String name) {
    return Arrays.stream(values())
        .filter(conditions -> conditions.written().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InputProblem.of(
                    "no conditions are called '%s'.%s"
                        .formatted(name, Spelling.suggestion(name, names())),
                    "name one of " + String.join(", ", names())));
  }

  /** What {@link #ofWritten} reads, in the order of the values. */
  public static List<String> names() {
    return Arrays.stream(values()).map(NamedConditions::written).toList();
  }

  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The conditions for a world that lives through the phase from that week on. */
  public WorldConditions of(WorldPhase phase, IsoWeek firstWeek) {
    WorldConditions uneven = WorldConditions.CALM.withUnrest(USUAL);
    int weeksToCutOff = Math.max(0, IsoWeek.of(phase.cutOff()).number() - firstWeek.number());
    return switch (this) {
      case AS_PUBLISHED -> uneven;
      case POSTPONED ->
          uneven.withPostponement(
              new Postponement(phase.cutOff().minusDays(3), phase.cutOff().plusDays(30)));
      case CAMPAIGN -> uneven.withShock(new Shock(firstWeek.plus(weeksToCutOff / 2), 3, 2.5, 0.5));
      case STOCK_OUT ->
          uneven.withShock(new Shock(firstWeek.plus(Math.max(0, weeksToCutOff - 5)), 3, 0.3, 0.5));
      case LATE_RUSH -> uneven.withLateRush(0.4);
    };
  }
}
