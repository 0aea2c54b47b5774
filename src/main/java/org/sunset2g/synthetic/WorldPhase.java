package org.sunset2g.synthetic;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The sunset phase a world lives through: at risk is who has a handset with 2G only, the target is
 * 4G or 5G.
 *
 * @param name name of the phase in the truth
 * @param cutOff day of the cut-off; subscribers at risk are blocked from its week on
 * @param rezonedOn day on which communes pass to their successors, where changes are given
 * @param exemptAreas areas the phase exempts: nobody of the world lives there
 * @param openingShareAtRisk share of consumers at risk in the first week; the published share at
 *     that distance from the cut-off where empty
 * @param quietAfterWeeks weeks without an observation after which a handset is no longer carried
 * @param forgetAfterWeeks weeks of absence after which a subscriber counts as never seen
 * @param confirmationWeeks further weeks in which a conversion must be observed
 */
public record WorldPhase(
    String name,
    LocalDate cutOff,
    LocalDate rezonedOn,
    Set<AreaCode> exemptAreas,
    Optional<Double> openingShareAtRisk,
    int quietAfterWeeks,
    int forgetAfterWeeks,
    int confirmationWeeks) {

  public WorldPhase {
    Objects.requireNonNull(cutOff, "cutOff");
    Objects.requireNonNull(rezonedOn, "rezonedOn");
    Objects.requireNonNull(openingShareAtRisk, "openingShareAtRisk");
    exemptAreas = Collections.unmodifiableSet(new TreeSet<>(exemptAreas));
    if (name == null || !name.matches("[a-z][a-z0-9_]*")) {
      throw InputProblem.of(
          "a phase's name has lower-case letters, digits and underscores, was '" + name + "'",
          "name it like phase1");
    }
    if (openingShareAtRisk.filter(share -> !(share >= 0 && share <= 0.9)).isPresent()) {
      throw InputProblem.of(
          "openingShareAtRisk must be from 0 to 0.9, was " + openingShareAtRisk.get(),
          "give a share in that range, or none for the published one");
    }
    requireWeeks("quietAfterWeeks", quietAfterWeeks, 1);
    requireWeeks("forgetAfterWeeks", forgetAfterWeeks, quietAfterWeeks);
    requireWeeks("confirmationWeeks", confirmationWeeks, 1);
  }

  /** Phase 1 in Viet Nam: cut-off 2024-10-16, communes rezoned on 2025-07-01. */
  public static WorldPhase first() {
    return new WorldPhase(
        "phase1",
        LocalDate.of(2024, 10, 16),
        LocalDate.of(2025, 7, 1),
        Set.of(),
        Optional.empty(),
        4,
        26,
        2);
  }

  /** The same phase with another share at risk in the first week. */
  public WorldPhase withOpeningShareAtRisk(double share) {
    return new WorldPhase(
        name,
        cutOff,
        rezonedOn,
        exemptAreas,
        Optional.of(share),
        quietAfterWeeks,
        forgetAfterWeeks,
        confirmationWeeks);
  }

  private static void requireWeeks(String name, int value, int least) {
    if (value < least || value > 520) {
      throw InputProblem.of(
          "%s must be from %d to 520, was %d".formatted(name, least, value),
          "give a number of weeks in that range");
    }
  }
}
