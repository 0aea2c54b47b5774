package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.vocabulary.AreaCode;

/** What one week's tables by handset, SIM and model add to the figures of its areas. */
final class Breakdowns {
  private static final String OTHERS = "";
  private static final int HARD = 6;

  private final WeekTables week;
  private final AreaUnknowns areas;
  private final LinearSystem.Builder system;
  private final Tellings tellings;

  Breakdowns(WeekTables week, AreaUnknowns areas, LinearSystem.Builder system, Tellings tellings) {
    this.week = week;
    this.areas = areas;
    this.system = system;
    this.tellings = tellings;
  }

  /** What all files tell of one area's parts; a part that a file leaves out is zero in it. */
  private final class Parts {
    private final Map<String, Map<String, Long>> byFile = new LinkedHashMap<>();

    Set<String> names() {
      Set<String> names = new TreeSet<>();
      byFile.values().forEach(told -> names.addAll(told.keySet()));
      return names;
    }

    int unknown(AreaCode area, Collection<String> files, String what, String part, int ease) {
      int unknown = -1;
      for (String file : files) {
        long shown = byFile.getOrDefault(file, Map.of()).getOrDefault(part, 0L);
        if (unknown < 0) {
          Tellings.Place place =
              new Tellings.Place(file, week.phase(), week.week(), week.minimumCell(), area);
          unknown = tellings.told(place, what, ease, shown);
        } else {
          tellings.toldAgain(unknown, file, shown);
        }
      }
      return unknown;
    }
  }

  private Map<AreaCode, Parts> parts(List<WeekTables.PartRow> rows) {
    Map<AreaCode, Parts> parts = new HashMap<>();
    for (WeekTables.PartRow row : rows) {
      parts
          .computeIfAbsent(row.area(), none -> new Parts())
          .byFile
          .computeIfAbsent(row.file(), none -> new HashMap<>())
          .merge(row.part(), row.shown(), Long::sum);
    }
    return parts;
  }

  private static Set<String> files(List<WeekTables.PartRow> rows) {
    Set<String> files = new LinkedHashSet<>();
    rows.forEach(row -> files.add(row.file()));
    return files;
  }

  /** Parts of an area at risk by handset and SIM: each adds up over areas as the whole does. */
  void relateHandsetSims() {
    Map<AreaCode, Parts> told = parts(week.handsetSims());
    if (told.isEmpty()) {
      return;
    }
    Set<String> files = files(week.handsetSims());
    Set<String> names = new TreeSet<>();
    told.values().forEach(parts -> names.addAll(parts.names()));
    Map<AreaCode, List<Integer>> unknowns = new HashMap<>();
    for (AreaCode area : areas.areas()) {
      int closing = areas.of(area, Measure.CLOSING);
      if (!told.containsKey(area) && system.low(closing) > 0) {
        continue;
      }
      Parts parts = told.getOrDefault(area, new Parts());
      List<Integer> ofArea = new ArrayList<>();
      int ease = 1;
      for (String name : names) {
        ofArea.add(parts.unknown(area, files, "closing of " + name, name, Math.min(ease++, 40)));
      }
      unknowns.put(area, ofArea);
      system.relation(RelationKind.HANDSETS).term(1, closing);
      ofArea.forEach(part -> system.term(-1, part));
    }
    for (AreaCode area : areas.areas()) {
      List<AreaCode> below = areas.below(area);
      if (!below.isEmpty() && unknowns.containsKey(area) && unknowns.keySet().containsAll(below)) {
        for (int i = 0; i < names.size(); i++) {
          system.relation(RelationKind.HANDSETS_BELOW).term(1, unknowns.get(area).get(i));
          for (AreaCode part : below) {
            system.term(-1, unknowns.get(part).get(i));
          }
        }
      }
    }
  }

  /** Models by name differ from area to area: one counts at least what the areas below name. */
  void relateModels() {
    Map<AreaCode, Parts> told = parts(week.models());
    Set<String> files = files(week.models());
    Map<AreaCode, Map<String, Integer>> unknowns = new HashMap<>();
    for (AreaCode area : areas.areas()) {
      Parts parts = told.get(area);
      if (parts == null) {
        continue;
      }
      Map<String, Integer> ofArea = new LinkedHashMap<>();
      ofArea.put(OTHERS, parts.unknown(area, files, "closing of other models", OTHERS, 1));
      int ease = HARD;
      for (String name : parts.names()) {
        if (!name.equals(OTHERS)) {
          ofArea.put(
              name,
              parts.unknown(area, files, "closing of model " + name, name, Math.min(ease++, 40)));
        }
      }
      unknowns.put(area, ofArea);
      system.relation(RelationKind.MODELS).term(1, areas.of(area, Measure.CLOSING));
      ofArea.values().forEach(part -> system.term(-1, part));
    }
    for (AreaCode area : areas.areas()) {
      if (unknowns.containsKey(area) && !areas.below(area).isEmpty()) {
        relateModelsBelow(area, unknowns);
      }
    }
  }

  private void relateModelsBelow(AreaCode area, Map<AreaCode, Map<String, Integer>> unknowns) {
    Map<String, Integer> named = unknowns.get(area);
    Map<String, List<Integer>> below = new LinkedHashMap<>();
    Map<String, Long> unnamed = new HashMap<>();
    collect(area, named.keySet(), unknowns, below, unnamed);
    List<Integer> others = new ArrayList<>();
    below.forEach(
        (model, parts) -> {
          if (named.containsKey(model)) {
            relateAtLeast(named.get(model), unnamed.get(model), parts);
          } else {
            others.addAll(parts);
          }
        });
    if (!others.isEmpty()) {
      relateAtLeast(named.get(OTHERS), LinearSystem.UNLIMITED, others);
    }
  }

  private void relateAtLeast(int whole, long most, List<Integer> parts) {
    system.relation(RelationKind.MODELS_BELOW).term(1, whole).term(-1, system.rest(most));
    parts.forEach(part -> system.term(-1, part));
  }

  /**
   * The uppermost areas below that name a model, and how many of it the others can hold at most.
   */
  private void collect(
      AreaCode area,
      Set<String> wanted,
      Map<AreaCode, Map<String, Integer>> unknowns,
      Map<String, List<Integer>> found,
      Map<String, Long> unnamed) {
    Set<String> all = new LinkedHashSet<>(wanted);
    collectNames(area, unknowns, all);
    all.remove(OTHERS);
    for (String model : all) {
      List<Integer> parts = new ArrayList<>();
      long rest = collect(area, model, unknowns, parts);
      if (!parts.isEmpty()) {
        found.put(model, parts);
        unnamed.put(model, rest);
      }
    }
  }

  private void collectNames(
      AreaCode area, Map<AreaCode, Map<String, Integer>> unknowns, Set<String> names) {
    for (AreaCode below : areas.below(area)) {
      names.addAll(unknowns.getOrDefault(below, Map.of()).keySet());
      collectNames(below, unknowns, names);
    }
  }

  private long collect(
      AreaCode area,
      String model,
      Map<AreaCode, Map<String, Integer>> unknowns,
      List<Integer> parts) {
    long rest = 0;
    for (AreaCode below : areas.below(area)) {
      Map<String, Integer> ofBelow = unknowns.get(below);
      Integer part = ofBelow == null ? null : ofBelow.get(model);
      if (part != null) {
        parts.add(part);
      } else {
        int hidden = ofBelow == null ? areas.of(below, Measure.CLOSING) : ofBelow.get(OTHERS);
        rest = Math.min(LinearSystem.UNLIMITED, rest + system.high(hidden));
        collect(below, model, unknowns, parts);
      }
    }
    return rest;
  }
}
