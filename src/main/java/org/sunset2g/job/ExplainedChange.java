package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.ledger.Balance;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Two numbers at risk and the flows between them, as people see them.
 *
 * @param title what is compared, by operator
 * @param first what the number is called from which the flows lead
 * @param last what the number is called to which they lead
 * @param entries by area; OPENING is the first number, CLOSING the last
 */
record ExplainedChange(
    SortedMap<String, String> title,
    String first,
    String last,
    List<LedgerEntry> entries,
    AdministrativeUnits units) {
  static final List<String> HEADER =
      List.of(
          "week",
          "operator",
          "phase",
          "level",
          "code_system",
          "code",
          "name",
          "line",
          "subscribers",
          "effect");

  /** What the numbers are added up by; a code that is in no list of units is a sum of its own. */
  enum Level {
    country,
    province,
    /** Where a code system has no districts, the commune. */
    district,
    commune
  }

  /** A sum of areas: all, one, or those in no list. */
  private record Place(String system, String code, String name) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::system).thenComparing(Place::code);
    static final Place ALL = new Place("", "", "all areas");

    static Place of(AdministrativeUnit unit) {
      return new Place(unit.area().system(), unit.area().code(), unit.name());
    }

    String written() {
      return system.isEmpty() ? name : system + "/" + code + " " + name;
    }
  }

  private record Line(String name, long subscribers, long effect, String words) {}

  /** The same, once it is known to balance in every area and in total. */
  ExplainedChange balanced() {
    List<String> violations = Balance.violations(entries);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("what is compared does not balance: " + violations);
    }
    return this;
  }

  /** Only the area and those below it. */
  ExplainedChange within(AreaCode area) {
    return new ExplainedChange(
        title,
        first,
        last,
        entries.stream()
            .filter(
                entry ->
                    entry.area().equals(area)
                        || units.lineage(entry.area()).stream()
                            .anyMatch(unit -> unit.area().equals(area)))
            .toList(),
        units);
  }

  /** The rows of every level, in the order of {@link #HEADER}; each level adds up to the whole. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Level level : Level.values()) {
      byOperator()
          .forEach(
              (operator, ofOperator) ->
                  sums(ofOperator, level)
                      .forEach(
                          (place, flows) -> {
                            LedgerEntry any = ofOperator.get(0);
                            lines(flows)
                                .forEach(
                                    line ->
                                        rows.add(
                                            List.of(
                                                any.week().toString(),
                                                operator,
                                                any.phase(),
                                                level.name(),
                                                place.system(),
                                                place.code(),
                                                place.name(),
                                                line.name(),
                                                Long.toString(line.subscribers()),
                                                Long.toString(line.effect()))));
                          }));
    }
    return rows;
  }

  /** The sums of one level as text: a block per operator and area. */
  String table(Level level) {
    StringBuilder text = new StringBuilder();
    Map<String, List<LedgerEntry>> byOperator = byOperator();
    title.forEach(
        (operator, compared) -> {
          text.append(operator).append(": ").append(compared).append('\n');
          if (!byOperator.containsKey(operator)) {
            text.append("  nobody at risk\n");
            return;
          }
          sums(byOperator.get(operator), level)
              .forEach(
                  (place, flows) -> {
                    text.append("  ").append(place.written()).append('\n');
                    lines(flows).forEach(line -> append(text, line));
                  });
        });
    return text.toString();
  }

  private static void append(StringBuilder text, Line line) {
    String effect = line.effect() == 0 ? "" : "%+,d".formatted(line.effect());
    text.append(
            String.format(
                    Locale.ROOT,
                    "    %-26s %,13d %13s  %s",
                    line.name(),
                    line.subscribers(),
                    effect,
                    line.words())
                .stripTrailing())
        .append('\n');
  }

  private SortedMap<String, List<LedgerEntry>> byOperator() {
    SortedMap<String, List<LedgerEntry>> byOperator = new TreeMap<>();
    entries.forEach(
        entry ->
            byOperator.computeIfAbsent(entry.operator(), none -> new ArrayList<>()).add(entry));
    return byOperator;
  }

  private SortedMap<Place, Map<String, Long>> sums(List<LedgerEntry> of, Level level) {
    SortedMap<Place, Map<String, Long>> sums = new TreeMap<>(Place.ORDER);
    of.forEach(
        entry ->
            sums.computeIfAbsent(place(entry.area(), level), none -> new TreeMap<>())
                .merge(entry.flow(), entry.subscribers(), Long::sum));
    return sums;
  }

  private Place place(AreaCode area, Level level) {
    Optional<AdministrativeUnit> unit =
        switch (level) {
          case country -> Optional.empty();
          case province -> units.above(area, AdministrativeUnit.Level.PROVINCE);
          case district ->
              units
                  .above(area, AdministrativeUnit.Level.DISTRICT)
                  .or(() -> units.above(area, AdministrativeUnit.Level.COMMUNE));
          case commune -> units.find(area);
        };
    return level == Level.country
        ? Place.ALL
        : unit.map(Place::of)
            .orElseGet(() -> new Place(area.system(), area.code(), "(in no list of units)"));
  }

  /** The first number, every flow that is not zero, the last number. */
  private List<Line> lines(Map<String, Long> flows) {
    long before = flows.getOrDefault(LedgerFlow.OPENING, 0L);
    long after = flows.getOrDefault(LedgerFlow.CLOSING, 0L);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(first, before, 0, ""));
    for (ExplainedFlow each : ExplainedFlow.values()) {
      long subscribers = flows.getOrDefault(each.name(), 0L);
      if (subscribers != 0) {
        lines.add(
            new Line(
                each.name(),
                subscribers,
                each.flow().direction().sign() * subscribers,
                each.words()));
      }
    }
    lines.add(new Line(last, after, after - before, ""));
    return lines;
  }
}
