package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * All that a reader of the tables knows: every figure with its range, and every relation between
 * figures of one week, of weeks that follow one another, and of phases that lie within one another.
 * Only the newest revision of a week is related to other weeks and phases: an older one counted
 * other data.
 */
final class ReaderKnowledge {
  private final LinearSystem.Builder system = new LinearSystem.Builder();
  private final Tellings tellings = new Tellings(system);
  private final Map<String, TreeMap<IsoWeek, AreaUnknowns>> newest = new TreeMap<>();
  private LinearSystem built;

  private ReaderKnowledge() {}

  /**
   * One phase lies within another: whoever is at risk in it is so in the other too.
   *
   * @param inner name of the narrower phase
   */
  record Nesting(String inner, String outer) {}

  static ReaderKnowledge of(List<WeekTables> weeks, List<Nesting> nestings) {
    ReaderKnowledge knowledge = new ReaderKnowledge();
    List<WeekTables> ordered = new ArrayList<>(weeks);
    ordered.sort(
        Comparator.comparing(WeekTables::phase)
            .thenComparing(WeekTables::week)
            .thenComparing(WeekTables::revision));
    ordered.forEach(knowledge::add);
    knowledge.newest.values().forEach(knowledge::relateWeeks);
    nestings.forEach(knowledge::relatePhases);
    knowledge.built = knowledge.system.build();
    return knowledge;
  }

  private void add(WeekTables week) {
    AreaUnknowns areas = AreaUnknowns.of(week, system, tellings);
    Breakdowns breakdowns = new Breakdowns(week, areas, system, tellings);
    breakdowns.relateHandsetSims();
    breakdowns.relateModels();
    InflowUnknowns.relate(week, system, tellings);
    addBefore(week);
    addAgain(week, areas);
    newest.computeIfAbsent(week.phase(), none -> new TreeMap<>()).put(week.week(), areas);
  }

  private void addBefore(WeekTables week) {
    record Cell(String area, String measure) {}
    Map<Cell, Integer> known = new HashMap<>();
    for (WeekTables.PartRow row : week.before()) {
      Cell cell = new Cell(row.area().toString(), row.part());
      if (known.containsKey(cell)) {
        tellings.toldAgain(known.get(cell), row.file(), row.shown());
      } else {
        Tellings.Place place =
            new Tellings.Place(
                row.file(), week.phase(), week.week(), week.minimumCell(), row.area());
        known.put(cell, tellings.told(place, row.part() + " before", 1, row.shown()));
      }
    }
  }

  private void addAgain(WeekTables week, AreaUnknowns areas) {
    for (WeekTables.PartRow row : week.again()) {
      Optional<Measure> measure =
          Arrays.stream(Measure.values()).filter(each -> each.name().equals(row.part())).findAny();
      if (areas.holds(row.area()) && measure.isPresent()) {
        tellings.toldAgain(areas.of(row.area(), measure.get()), row.file(), row.shown());
      }
    }
  }

  private void relateWeeks(TreeMap<IsoWeek, AreaUnknowns> weeks) {
    weeks.forEach(
        (week, areas) -> {
          AreaUnknowns before = weeks.get(week.previous());
          if (before != null) {
            areas.follow(before, system);
          }
        });
  }

  private void relatePhases(Nesting nesting) {
    Map<IsoWeek, AreaUnknowns> outer = newest.getOrDefault(nesting.outer(), new TreeMap<>());
    newest
        .getOrDefault(nesting.inner(), new TreeMap<>())
        .forEach(
            (week, areas) -> {
              if (outer.containsKey(week)) {
                areas.lieWithin(outer.get(week), system);
              }
            });
  }

  LinearSystem system() {
    return built;
  }

  /** What files say against themselves or one another, before anything is computed. */
  List<Finding> findings() {
    return tellings.findings();
  }

  BitSet found() {
    return tellings.found();
  }
}
