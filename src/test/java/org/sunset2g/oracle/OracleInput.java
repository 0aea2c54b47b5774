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
    String phase) {

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
        phase);
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
        phase);
  }
}
