package org.sunset2g.oracle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What one computation by the oracle reads.
 *
 * @param landing folder with {@code <operator>/<week>/subscriber_snapshot.*} and {@code
 *     device_observation.*}
 * @param catalogue plain catalogue file, or a folder of versions named by effective date
 * @param adminUnits administrative units; without them only areas named themselves are exempt
 * @param changes official successors; without them every change of area is a move
 * @param weeks consecutive weeks; the first is the first week of the phase
 * @param quietAfterWeeks weeks without an observation after which there is no handset
 * @param forgetAfterWeeks weeks of absence after which a subscriber is forgotten
 * @param confirmationWeeks further weeks that confirm a conversion
 * @param exemptAreas areas outside the phase, written {@code VN-2004/06007}
 * @param rules whom the phase means
 */
public record OracleInput(
    Path landing,
    Path catalogue,
    Optional<Path> adminUnits,
    Optional<Path> changes,
    List<String> operators,
    List<IsoWeek> weeks,
    int quietAfterWeeks,
    int forgetAfterWeeks,
    int confirmationWeeks,
    List<String> exemptAreas,
    String phase,
    Rules rules) {

  /**
   * Conditions in SQL over {@code class}, {@code volte}, {@code form}, {@code sim_generation} and
   * {@code segment}.
   */
  public record Rules(String atRisk, String target, String exempt) {
    /** 2G-only handsets go, 4G saves, machines are outside. */
    public static final Rules PHASE_1 =
        new Rules("class = 'TWO_G_ONLY'", "class IN ('FOUR_G', 'FIVE_G')", "segment = 'M2M'");
  }

  public OracleInput {
    operators = List.copyOf(operators);
    weeks = List.copyOf(weeks);
    exemptAreas = List.copyOf(exemptAreas);
    for (int i = 1; i < weeks.size(); i++) {
      if (!weeks.get(i).equals(weeks.get(i - 1).plus(1))) {
        throw new IllegalArgumentException(
            "weeks must be consecutive, but " + weeks.get(i) + " follows " + weeks.get(i - 1));
      }
    }
  }

  /** The documented defaults: quiet after 4 weeks, forgotten after 26, confirmed by 2. */
  public static OracleInput withDefaults(
      Path landing, Path catalogue, List<String> operators, List<IsoWeek> weeks, String phase) {
    return new OracleInput(
        landing,
        catalogue,
        Optional.empty(),
        Optional.empty(),
        operators,
        weeks,
        4,
        26,
        2,
        List.of(),
        phase,
        Rules.PHASE_1);
  }

  /** The same for another phase. */
  public OracleInput withRules(String otherPhase, Rules others) {
    return new OracleInput(
        landing,
        catalogue,
        adminUnits,
        changes,
        operators,
        weeks,
        quietAfterWeeks,
        forgetAfterWeeks,
        confirmationWeeks,
        exemptAreas,
        otherPhase,
        others);
  }

  public OracleInput withAreas(Path units, Path successors, List<String> exempt) {
    return new OracleInput(
        landing,
        catalogue,
        Optional.of(units),
        Optional.of(successors),
        operators,
        weeks,
        quietAfterWeeks,
        forgetAfterWeeks,
        confirmationWeeks,
        exempt,
        phase,
        rules);
  }
}
