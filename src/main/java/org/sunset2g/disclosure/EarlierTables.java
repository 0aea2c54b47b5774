package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** What has been published of earlier weeks: nothing of it can be taken back. */
final class EarlierTables {
  private final IsoWeek lastWeek;
  private final Territory territory;
  private final Map<String, AreaPlaces> places = new HashMap<>();
  private final Map<Cell, PublishedRow> rows = new TreeMap<>();
  private final Map<IsoWeek, PublishedAreas> areas = new HashMap<>();
  private final Set<AreaCode> stillOpen = new TreeSet<>();
  private final List<Cell> withheld = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private Set<AreaCode> placesOfFormerHomes;

  EarlierTables(IsoWeek week, Collection<PublishedRow> published, Territory territory) {
    this.territory = territory;
    this.lastWeek = week.previous();
    TreeMap<IsoWeek, List<PublishedRow>> byWeek = new TreeMap<>();
    for (PublishedRow row : published) {
      if (row.week().compareTo(week) >= 0) {
        throw new IllegalArgumentException(
            "protecting %s needs the tables of earlier weeks, was given %s"
                .formatted(week, row.week()));
      }
      if (rows.put(row.cell(), row) != null) {
        throw new IllegalArgumentException("published twice: " + row.cell());
      }
      byWeek.computeIfAbsent(row.week(), none -> new ArrayList<>()).add(row);
    }
    byWeek.forEach(this::addWeek);
  }

  private void addWeek(IsoWeek week, List<PublishedRow> rowsOfWeek) {
    Set<AreaCode> used = new TreeSet<>();
    Set<Cell> hidden = new HashSet<>();
    for (PublishedRow row : rowsOfWeek) {
      if (row.area().level().isLowest()) {
        used.add(row.area().code());
      }
      if (row.withheld()) {
        hidden.add(row.cell());
      }
      if (week.equals(lastWeek)
          && row.measure() == Measure.CLOSING
          && row.area().level().isLowest()
          && row.subscribers().orElse(1) > 0) {
        stillOpen.add(row.area().code());
      }
    }
    PublishedAreas ofWeek = new PublishedAreas(territory, placesIn(week), used);
    areas.put(week, ofWeek);
    withheld.addAll(inOrder(week, ofWeek, hidden));
    Relations.within(week, ofWeek).stream().filter(this::isTold).forEach(relations::add);
    Optional.ofNullable(areas.get(week.previous()))
        .ifPresent(
            before ->
                relations.addAll(Relations.joining(week, before, ofWeek, Set.copyOf(withheld))));
  }

  /** Where homes are shown in a week; worked out once for every code system. */
  AreaPlaces placesIn(IsoWeek week) {
    return places.computeIfAbsent(
        territory.systemOf(week).orElse(""), none -> new AreaPlaces(territory, week));
  }

  /** The relations that join a week's table to that of the week before, if there is one. */
  List<Relation> joining(IsoWeek week, PublishedAreas ofWeek) {
    return Optional.ofNullable(areas.get(lastWeek))
        .map(before -> Relations.joining(week, before, ofWeek, openToThisWeek()))
        .orElse(List.of());
  }

  /** Slices that a week did not publish are no way to the numbers they are slices of. */
  private boolean isTold(Relation relation) {
    return relation.kind() != Relation.Kind.SLICES_ADD_UP
        || relation.terms().stream().allMatch(term -> rows.containsKey(term.cell()));
  }

  /** Where the country was divided anew since last week: the areas that share ground. */
  List<AreaJoins.Group> redivided(PublishedAreas ofWeek) {
    PublishedAreas before = areas.get(lastWeek);
    return before == null || isSameDivision(ofWeek)
        ? List.of()
        : AreaJoins.ofTables(before, ofWeek);
  }

  /** The withheld cells of a week, lowest areas first: the order that eliminates fastest. */
  static List<Cell> inOrder(IsoWeek week, PublishedAreas areas, Set<Cell> withheld) {
    List<PublishedArea> lowestFirst = new ArrayList<>(areas.all());
    java.util.Collections.reverse(lowestFirst);
    List<Cell> cells = new ArrayList<>();
    for (PublishedArea area : lowestFirst) {
      for (Measure measure : Measure.values()) {
        Cell cell = new Cell(week, area.code(), measure);
        if (withheld.contains(cell)) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /**
   * Last week's closing row of an area, if a table of last week was published; where another code
   * system came into force, of those areas only that are the same in both.
   */
  Optional<PublishedRow> lastClosing(PublishedArea area, PublishedAreas ofWeek) {
    boolean isSame =
        isSameDivision(ofWeek)
            || area.level() == AreaLevel.COUNTRY
            || area.level() == AreaLevel.FORMER_DISTRICT;
    return Optional.ofNullable(rows.get(new Cell(lastWeek, area.code(), Measure.CLOSING)))
        .filter(row -> isSame);
  }

  /**
   * Whether everybody knows that nobody was in the area when last week ended: last week's table did
   * not have it; or it is a commune that came with the code system in force, and no home on record
   * under another one is shown in it.
   */
  boolean hadNobodyIn(PublishedArea area, PublishedAreas ofWeek) {
    if (!areas.containsKey(lastWeek)) {
      return false;
    }
    return isSameDivision(ofWeek)
        || area.level() == AreaLevel.COMMUNE && !placesOfFormerHomes(ofWeek).contains(area.code());
  }

  private Set<AreaCode> placesOfFormerHomes(PublishedAreas ofWeek) {
    if (placesOfFormerHomes == null) {
      Set<AreaCode> shown = new TreeSet<>();
      for (AdministrativeUnit unit : territory.units().all()) {
        if (!unit.area().system().equals(ofWeek.system())) {
          ofWeek.shownIn(unit.area()).ifPresent(place -> shown.add(place.code()));
        }
      }
      placesOfFormerHomes = shown;
    }
    return placesOfFormerHomes;
  }

  /** Whether last week's table was published under the same code system. */
  boolean isSameDivision(PublishedAreas ofWeek) {
    return areas.containsKey(lastWeek) && areas.get(lastWeek).system().equals(ofWeek.system());
  }

  /**
   * The lowest areas in which somebody was, or may have been, at risk when last week ended; none
   * where another code system was in force then.
   */
  Set<AreaCode> stillOpen(String systemInForce) {
    PublishedAreas before = areas.get(lastWeek);
    return before != null && before.system().equals(systemInForce) ? stillOpen : Set.of();
  }

  List<Cell> withheld() {
    return withheld;
  }

  List<Relation> relations() {
    return relations;
  }

  /** The withheld closing numbers of last week: the only ones that this week can speak of. */
  Set<Cell> openToThisWeek() {
    Set<Cell> open = new HashSet<>();
    for (Cell cell : withheld) {
      if (cell.week().equals(lastWeek) && cell.measure() == Measure.CLOSING) {
        open.add(cell);
      }
    }
    return open;
  }
}
