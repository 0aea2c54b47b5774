package org.sunset2g.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a week's pass needs to know besides its frames.
 *
 * @param week the week
 * @param operators operators in the run; a frame row's operator code is the position in this list
 * @param phases phases, each with its own standing and flow
 * @param firstWeekOf operators, by phase name, without any earlier state of the phase
 * @param settings how long the ledger remembers
 */
public record WeekContext(
    IsoWeek week,
    List<String> operators,
    List<Phase> phases,
    Map<String, Set<String>> firstWeekOf,
    LedgerSettings settings) {
  public WeekContext {
    operators = List.copyOf(operators);
    phases = List.copyOf(phases);
    firstWeekOf = Map.copyOf(firstWeekOf);
  }

  /** Codes of the operators without any earlier state, to whom everything is new. */
  List<Integer> newcomers() {
    return IntStream.range(0, operators.size())
        .filter(code -> phases.stream().allMatch(phase -> isFirstWeek(phase, operators.get(code))))
        .boxed()
        .toList();
  }

  boolean isFirstWeek(Phase phase, String operator) {
    return firstWeekOf.getOrDefault(phase.name(), Set.of()).contains(operator);
  }
}
