package org.sunset2g.feed.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Whether a delivery is about as large as the ones before it. */
final class UsualGates {
  private UsualGates() {}

  /**
   * @param figures of the delivery; empty where it has no rows, which then count as none a day
   * @param history of accepted dumps of the same operator, in any order; the latest count
   */
  static List<DumpGateResult> of(
      Optional<DumpFigures> figures, List<DumpFigures> history, DumpLimits limits) {
    List<DumpFigures> latest =
        history.stream()
            .sorted(
                Comparator.comparing(DumpFigures::lastDay)
                    .thenComparing(DumpFigures::firstDay)
                    .reversed())
            .limit(limits.usualOfDumps())
            .toList();
    if (latest.isEmpty()) {
      return List.of();
    }
    List<DumpGateResult> gates = new ArrayList<>();
    gates.add(gate(DumpGate.IMEIS_PER_DAY, DumpFigures::imeisPerDay, figures, latest, limits));
    gates.add(gate(DumpGate.IMSIS_PER_DAY, DumpFigures::imsisPerDay, figures, latest, limits));
    gates.add(gate(DumpGate.MSISDNS_PER_DAY, DumpFigures::msisdnsPerDay, figures, latest, limits));
    gates.add(
        gate(DumpGate.TRIPLETS_PER_DAY, DumpFigures::tripletsPerDay, figures, latest, limits));
    return gates;
  }

  private static DumpGateResult gate(
      DumpGate gate,
      ToDoubleFunction<DumpFigures> perDay,
      Optional<DumpFigures> figures,
      List<DumpFigures> latest,
      DumpLimits limits) {
    double days = latest.stream().mapToInt(DumpFigures::days).sum();
    double usual =
        latest.stream().mapToDouble(dump -> perDay.applyAsDouble(dump) * dump.days()).sum() / days;
    double least = limits.minShareOfUsual() * usual;
    double measured = figures.map(perDay::applyAsDouble).orElse(0.0);
    String sentence =
        "%s: %s %s, least is %s: %s of %s, the average of the latest accepted dumps (%d)"
            .formatted(
                gate.name(),
                gate.what(),
                FileMeasures.written(measured),
                FileMeasures.written(least),
                FileMeasures.written(limits.minShareOfUsual()),
                FileMeasures.written(usual),
                latest.size());
    DumpGateResult.Level level =
        limits.overridden().contains(gate.name())
            ? DumpGateResult.Level.WARN
            : DumpGateResult.Level.REFUSE;
    return new DumpGateResult(gate.name(), "", measured, least, level, measured >= least, sentence);
  }
}
