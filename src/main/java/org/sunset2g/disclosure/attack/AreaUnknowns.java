package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.vocabulary.AreaCode;

/** The unknowns of one week's areas and measures, and what holds between them. */
final class AreaUnknowns {
  private static final Measure[] MEASURES = Measure.values();

  private final Map<AreaCode, Integer> first = new LinkedHashMap<>();
  private final Map<AreaCode, List<AreaCode>> below = new HashMap<>();
  private final List<AreaCode> former = new ArrayList<>();
  private final Set<AreaCode> lowest = new HashSet<>();
  private final Set<String> operators;
  private final int minimumCell;
  private AreaCode country;
  private boolean hasOutsideFormer;

  private AreaUnknowns(WeekTables week) {
    this.operators = week.operators();
    this.minimumCell = week.minimumCell();
  }

  static AreaUnknowns of(WeekTables week, LinearSystem.Builder system, Tellings tellings) {
    AreaUnknowns unknowns = new AreaUnknowns(week);
    for (WeekTables.AreaRow row : week.areas()) {
      Integer known = unknowns.first.get(row.area());
      if (known == null) {
        unknowns.add(week, row, tellings);
      } else {
        for (Measure measure : MEASURES) {
          tellings.toldAgain(known + measure.ordinal(), row.file(), row.shown()[measure.ordinal()]);
        }
      }
    }
    Set<AreaCode> placed = new HashSet<>();
    for (WeekTables.AreaRow row : week.areas()) {
      if (placed.add(row.area()) && row.level() != AreaLevel.COUNTRY && !row.level().isFormer()) {
        AreaCode above = row.above().orElse(unknowns.country);
        if (above != null && unknowns.first.containsKey(above)) {
          unknowns.below.computeIfAbsent(above, none -> new ArrayList<>()).add(row.area());
        }
      }
    }
    unknowns.relate(system);
    return unknowns;
  }

  private void add(WeekTables week, WeekTables.AreaRow row, Tellings tellings) {
    Tellings.Place place =
        new Tellings.Place(row.file(), week.phase(), week.week(), week.minimumCell(), row.area());
    for (Measure measure : MEASURES) {
      int unknown =
          tellings.told(place, measure.name(), ease(measure), row.shown()[measure.ordinal()]);
      if (measure.ordinal() == 0) {
        first.put(row.area(), unknown);
      }
    }
    if (row.level() == AreaLevel.COUNTRY) {
      country = row.area();
    } else if (row.level().isFormer()) {
      former.add(row.area());
      hasOutsideFormer |= row.level() == AreaLevel.OUTSIDE_FORMER_DISTRICTS;
    } else if (row.level().isLowest()) {
      lowest.add(row.area());
    }
  }

  /** Any order would do that puts flows that stand in one balance only before all others. */
  private static int ease(Measure measure) {
    return switch (measure) {
      case NEW_AT_RISK, LEFT, CONVERTED_NOT_BLOCKED, CLOSING_ACTIVE -> 1;
      case REVERTED, GONE_QUIET -> 2;
      case DOWNGRADED, EXEMPTED -> 3;
      case CATALOGUE_IN, CATALOGUE_OUT, CLOSING_ONE_WAY_BLOCKED, CONVERTED_AFTER_BLOCKING -> 4;
      case UPGRADED_BELOW_TARGET, CLOSING_TWO_WAY_BLOCKED -> 5;
      case CONVERTED_SMARTPHONE -> 8;
      case CONVERTED_FEATURE_PHONE -> 9;
      case CONVERTED_OTHER -> 10;
      case MOVED_IN, MOVED_OUT -> 12;
      case REZONED_IN, REZONED_OUT -> 13;
      case CLOSING -> 16;
      case OPENING -> 20;
    };
  }

  private void relate(LinearSystem.Builder system) {
    for (int start : first.values()) {
      system.relation(RelationKind.BALANCE);
      for (Measure measure : Measure.ofBalance()) {
        system.term(measure.balanceSign(), start + measure.ordinal());
      }
      for (Measure.Slicing slicing : Measure.slicings()) {
        system.relation(RelationKind.SLICES);
        slicing.whole().forEach(measure -> system.term(1, start + measure.ordinal()));
        slicing.slices().forEach(measure -> system.term(-1, start + measure.ordinal()));
      }
    }
    first.forEach((area, start) -> addUp(system, RelationKind.AREAS, start, below(area)));
    if (country != null) {
      int start = first.get(country);
      if (hasOutsideFormer) {
        addUp(system, RelationKind.FORMER_DISTRICTS, start, former);
      }
      equal(system, start, Measure.MOVED_IN, Measure.MOVED_OUT);
      equal(system, start, Measure.REZONED_IN, Measure.REZONED_OUT);
    }
  }

  private void addUp(
      LinearSystem.Builder system, RelationKind kind, int above, List<AreaCode> parts) {
    if (parts.isEmpty()) {
      return;
    }
    for (Measure measure : MEASURES) {
      system.relation(kind).term(1, above + measure.ordinal());
      parts.forEach(area -> system.term(-1, first.get(area) + measure.ordinal()));
    }
  }

  private static void equal(LinearSystem.Builder system, int start, Measure one, Measure other) {
    system
        .relation(RelationKind.MOVES)
        .term(1, start + one.ordinal())
        .term(-1, start + other.ordinal());
  }

  /**
   * This week's opening numbers are the closing numbers of the week before: of every area, where
   * the country is divided alike, else of the country alone. Not so where other operators are
   * counted; and figures that were rounded to something else have told already what they tell.
   */
  void follow(AreaUnknowns before, LinearSystem.Builder system) {
    if (!operators.equals(before.operators) || minimumCell != before.minimumCell) {
      return;
    }
    boolean isDividedAlike = lowest.equals(before.lowest);
    for (AreaCode area : first.keySet()) {
      if (before.first.containsKey(area) && (isDividedAlike || area.equals(country))) {
        system
            .relation(RelationKind.WEEKS)
            .term(1, of(area, Measure.OPENING))
            .term(-1, before.of(area, Measure.CLOSING));
      }
    }
  }

  /** Everybody at risk here is at risk in the wider phase too. */
  void lieWithin(AreaUnknowns wider, LinearSystem.Builder system) {
    for (AreaCode area : first.keySet()) {
      if (wider.first.containsKey(area)) {
        system
            .relation(RelationKind.PHASES)
            .term(1, wider.of(area, Measure.CLOSING))
            .term(-1, system.rest(LinearSystem.UNLIMITED))
            .term(-1, of(area, Measure.CLOSING));
      }
    }
  }

  /** Areas of the table, those beside the tree too. */
  Set<AreaCode> areas() {
    return first.keySet();
  }

  List<AreaCode> below(AreaCode area) {
    return below.getOrDefault(area, List.of());
  }

  boolean holds(AreaCode area) {
    return first.containsKey(area);
  }

  int of(AreaCode area, Measure measure) {
    return first.get(area) + measure.ordinal();
  }
}
