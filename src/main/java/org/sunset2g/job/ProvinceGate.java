package org.sunset2g.job;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.quality.GateFigure;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * The gate behind the ledger: no province may lose its people to 2G because a catalogue or an
 * extract was wrong.
 */
final class ProvinceGate {
  private final WeekGates gates;
  private final WeekReference reference;

  ProvinceGate(WeekGates gates, WeekReference reference) {
    this.gates = gates;
    this.reference = reference;
  }

  /** Holds the week's ledger, operator by operator. */
  void hold(List<LedgerEntry> ledger, List<Phase> phases) {
    for (String operator :
        ledger.stream().map(LedgerEntry::operator).distinct().sorted().toList()) {
      // One figure of an operator is kept: that of the phase in which a province grew most.
      String worst = "";
      GateFigure figure = null;
      for (Phase phase : phases) {
        GateFigure ofPhase =
            gates
                .of(operator)
                .ofProvinces(
                    byProvince(ledger, operator, phase, LedgerFlow.OPENING),
                    byProvince(ledger, operator, phase, LedgerFlow.CLOSING));
        if (figure == null || ofPhase.measured() > figure.measured()) {
          worst = phase.name();
          figure = ofPhase;
        }
      }
      String subject = "the ledger of " + operator;
      gates.hold(
          phases.size() == 1 ? subject : subject + ", phase " + worst, operator, List.of(figure));
    }
  }

  private SortedMap<String, Long> byProvince(
      List<LedgerEntry> ledger, String operator, Phase phase, String flow) {
    SortedMap<String, Long> subscribers = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      if (entry.operator().equals(operator)
          && entry.phase().equals(phase.name())
          && entry.flow().equals(flow)) {
        String province =
            reference
                .units()
                .above(entry.area(), AdministrativeUnit.Level.PROVINCE)
                .map(unit -> unit.area().toString())
                .orElse("");
        subscribers.merge(province, entry.subscribers(), Long::sum);
      }
    }
    return subscribers;
  }
}
