package org.sunset2g.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.Score;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * How many will convert by themselves in the area of a list: points of the lists in whose areas few
 * are likely to.
 */
final class SelfConversion {
  private final WeekReference reference;
  private final Optional<Forecast> forecast;

  private SelfConversion(WeekReference reference, Optional<Forecast> forecast) {
    this.reference = reference;
    this.forecast = forecast;
  }

  /** What the week's ledger tells of an operator's list. */
  private static final class Told {
    private final SortedSet<AreaCode> homes = new TreeSet<>();
    private long opening;
    private long converted;

    private void add(LedgerEntry entry) {
      homes.add(entry.area());
      if (entry.flow().equals(LedgerFlow.OPENING)) {
        opening += entry.subscribers();
      } else if (isConversion(entry)) {
        converted += entry.subscribers();
      }
    }
  }

  /**
   * Points by operator and list.
   *
   * @param ledger of the week
   * @param phase that is looked at
   * @param forecast of the phase, if all goes on as before; empty where there is none yet
   */
  static Map<String, Map<String, Integer>> points(
      List<LedgerEntry> ledger, WeekReference reference, Phase phase, Optional<Forecast> forecast) {
    SortedMap<String, SortedMap<AreaCode, Told>> told = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      if (entry.phase().equals(phase.name())) {
        reference
            .listOf(entry.area())
            .ifPresent(
                list ->
                    told.computeIfAbsent(entry.operator(), none -> new TreeMap<>())
                        .computeIfAbsent(list, none -> new Told())
                        .add(entry));
      }
    }
    SelfConversion chances = new SelfConversion(reference, forecast);
    Map<String, Map<String, Integer>> points = new HashMap<>();
    told.forEach(
        (operator, lists) ->
            lists.forEach(
                (list, of) ->
                    points
                        .computeIfAbsent(operator, none -> new HashMap<>())
                        .put(list.toString(), chances.points(list, of))));
    return points;
  }

  private int points(AreaCode list, Told told) {
    OptionalDouble chance = chance(list, told.homes);
    return chance.isPresent()
        ? Score.ofChance(chance.getAsDouble())
        : Score.ofConversions(told.converted, told.opening);
  }

  /**
   * That of the area itself where it is forecast, as a district in force is; else that of the
   * communes of the list, or of those that they have passed to, by their numbers.
   */
  private OptionalDouble chance(AreaCode list, SortedSet<AreaCode> homes) {
    Optional<AreaForecast> ofList = find(list);
    if (ofList.isPresent()) {
      return OptionalDouble.of(ofList.get().convertsUnaided());
    }
    SortedSet<AreaCode> shown = new TreeSet<>();
    for (AreaCode home : homes) {
      if (find(home).isPresent()) {
        shown.add(home);
      } else {
        shown.addAll(reference.territory().successors(home));
      }
    }
    double weights = 0;
    double sum = 0;
    for (AreaCode area : shown) {
      AreaForecast of = find(area).orElse(null);
      if (of != null) {
        weights += of.now();
        sum += of.now() * of.convertsUnaided();
      }
    }
    return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, sum / weights));
  }

  private Optional<AreaForecast> find(AreaCode area) {
    return forecast.flatMap(made -> made.find(area));
  }

  private static boolean isConversion(LedgerEntry entry) {
    for (LedgerFlow flow : LedgerFlow.values()) {
      if (flow.isConversion() && flow.name().equals(entry.flow())) {
        return true;
      }
    }
    return false;
  }
}
