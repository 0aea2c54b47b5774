package org.sunset2g.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunset2g.vocabulary.LedgerFlow;

/** The promise of the ledger: opening + inflows - outflows = closing, everywhere and in total. */
public final class Balance {
  private static final Map<String, Integer> SIGNS =
      Arrays.stream(LedgerFlow.values())
          .collect(Collectors.toMap(Enum::name, flow -> flow.direction().sign()));

  private Balance() {}

  /**
   * What does not add up, in words; empty where all does. Looks at every area of every operator and
   * phase, and at moves and rezonings in total.
   */
  public static List<String> violations(Collection<LedgerEntry> ledger) {
    Map<String, Long> difference = new TreeMap<>();
    Map<String, Long> moves = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      String account = entry.operator() + " " + entry.phase();
      difference.merge(
          account + " " + entry.area(), signed(entry.flow()) * entry.subscribers(), Long::sum);
      moveOf(entry.flow())
          .ifPresent(
              move ->
                  moves.merge(
                      account + " " + move, signed(entry.flow()) * entry.subscribers(), Long::sum));
    }
    List<String> violations = new ArrayList<>();
    difference.forEach(
        (account, off) -> {
          if (off != 0) {
            violations.add(
                "%s: opening + inflows - outflows - closing = %d".formatted(account, off));
          }
        });
    moves.forEach(
        (account, off) -> {
          if (off != 0) {
            violations.add("%s: in - out = %d".formatted(account, off));
          }
        });
    return violations;
  }

  private static int signed(String flow) {
    return switch (flow) {
      case LedgerFlow.OPENING -> 1;
      case LedgerFlow.CLOSING -> -1;
      default -> SIGNS.get(flow);
    };
  }

  private static Optional<String> moveOf(String flow) {
    if (flow.startsWith("MOVED_")) {
      return Optional.of("MOVED");
    }
    return flow.startsWith("REZONED_") ? Optional.of("REZONED") : Optional.empty();
  }
}
