package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.vocabulary.AreaCode;

/** The unknowns of one week's table of those first seen with a 2G-only handset. */
final class InflowUnknowns {
  private static final AreaCode COUNTRY = new AreaCode("", "");

  private record Cell(String measure, AreaCode area, String model) {}

  private final Map<Cell, Integer> unknowns = new LinkedHashMap<>();
  private final Map<AreaCode, List<Integer>> below = new LinkedHashMap<>();

  private InflowUnknowns() {}

  static void relate(WeekTables week, LinearSystem.Builder system, Tellings tellings) {
    InflowUnknowns inflow = new InflowUnknowns();
    for (WeekTables.InflowRow row : week.inflow()) {
      inflow.add(week, row, tellings);
    }
    inflow.relate(system);
  }

  private void add(WeekTables week, WeekTables.InflowRow row, Tellings tellings) {
    Cell cell = new Cell(row.measure(), row.area(), row.model());
    Integer known = unknowns.get(cell);
    if (known != null) {
      tellings.toldAgain(known, row.file(), row.shown());
      return;
    }
    Tellings.Place place =
        new Tellings.Place(row.file(), "", week.week(), week.minimumCell(), row.area());
    String what = "inflow " + row.measure() + (row.model().isEmpty() ? "" : " " + row.model());
    int ease = row.measure().equals(InflowMeasure.MODEL.name()) ? 6 : 1;
    int unknown = tellings.told(place, what, ease, row.shown());
    unknowns.put(cell, unknown);
    if (row.measure().equals(InflowMeasure.NOT_CERTIFIED.name()) && !row.area().equals(COUNTRY)) {
      below.computeIfAbsent(row.above().orElse(COUNTRY), none -> new ArrayList<>()).add(unknown);
    }
  }

  private void relate(LinearSystem.Builder system) {
    below.forEach(
        (area, parts) -> {
          Integer above = unknowns.get(new Cell(InflowMeasure.NOT_CERTIFIED.name(), area, ""));
          if (above != null) {
            relate(system, RelationKind.AREAS, above, parts);
          }
        });
    Integer notCertified = country(InflowMeasure.NOT_CERTIFIED);
    Integer certified = country(InflowMeasure.CERTIFIED);
    Integer all = country(InflowMeasure.ALL);
    if (notCertified != null && certified != null && all != null) {
      relate(system, RelationKind.CERTIFICATION, all, List.of(certified, notCertified));
    }
    Integer others = country(InflowMeasure.OTHER_MODELS);
    List<Integer> models = new ArrayList<>();
    unknowns.forEach(
        (cell, unknown) -> {
          if (cell.measure().equals(InflowMeasure.MODEL.name()) && cell.area().equals(COUNTRY)) {
            models.add(unknown);
          }
        });
    if (notCertified != null && others != null) {
      models.add(0, others);
      relate(system, RelationKind.INFLOW_MODELS, notCertified, models);
    }
  }

  private Integer country(InflowMeasure measure) {
    return unknowns.get(new Cell(measure.name(), COUNTRY, ""));
  }

  private static void relate(
      LinearSystem.Builder system, RelationKind kind, int whole, List<Integer> parts) {
    system.relation(kind).term(1, whole);
    parts.forEach(part -> system.term(-1, part));
  }
}
