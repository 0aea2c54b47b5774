package org.sunset2g.job;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.quality.Gate;
import org.sunset2g.vocabulary.Msisdn;
import org.sunset2g.vocabulary.Spelling;

/**
 * Gates whose refusal somebody took upon the operator, and why. The reason is kept with the run for
 * good, so it names no person.
 *
 * @param gates gates that do not refuse this run
 * @param reason why; empty where there are none
 */
record GateAcceptance(Set<Gate> gates, String reason) {
  static final GateAcceptance NONE = new GateAcceptance(EnumSet.noneOf(Gate.class), "");

  private static final int SHORTEST_REASON = 10;

  /**
   * @param names names of gates, as given
   * @throws ConfigurationProblem where a gate or the reason is not usable
   */
  static GateAcceptance of(Collection<String> names, Optional<String> reason) {
    Set<Gate> gates = EnumSet.noneOf(Gate.class);
    List<String> known = Arrays.stream(Gate.values()).map(Gate::label).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ConfigurationProblem(
            "--accept: there is no gate '%s'.%s Gates: %s"
                .formatted(name, Spelling.suggestion(name, known), String.join(", ", known)));
      }
      gates.add(Gate.values()[known.indexOf(name)]);
    }
    String said = reason.map(String::strip).orElse("");
    if (gates.isEmpty() && !said.isEmpty()) {
      throw new ConfigurationProblem("--reason says why a gate is accepted: name it with --accept");
    }
    if (!gates.isEmpty() && said.length() < SHORTEST_REASON) {
      throw new ConfigurationProblem(
          "--accept needs --reason \"...\", at least %d characters that say why the figure is right"
              .formatted(SHORTEST_REASON));
    }
    if (Msisdn.mayStandIn(said) || said.contains("@")) {
      throw new ConfigurationProblem(
          "--reason is kept for good: leave out numbers and addresses of persons");
    }
    return new GateAcceptance(gates, said);
  }

  /** The reason where the gate is among the accepted. */
  Optional<String> of(Gate gate) {
    return gates.contains(gate) ? Optional.of(reason) : Optional.empty();
  }
}
