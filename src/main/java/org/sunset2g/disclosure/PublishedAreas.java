package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The areas that a week's numbers are published for. A tree: the country; its provinces and the
 * unplaced; below a province its districts with their communes, or its communes where the code
 * system in force has no districts, and whatever of another system has no place there. Beside the
 * tree, where districts were abolished: former districts that whole communes still add up to.
 */
final class PublishedAreas {
  private final Territory territory;
  private final AreaPlaces places;
  private final Map<AreaCode, PublishedArea> tree = new LinkedHashMap<>();
  private final Map<AreaCode, AreaCode> above = new LinkedHashMap<>();
  private final List<PublishedArea> leaves = new ArrayList<>();
  private final Map<PublishedArea, List<PublishedArea>> former = new LinkedHashMap<>();
  private final List<AreaJoins.Group> rezoned;

  /**
   * @param used codes of the lowest areas that somebody is counted in, as {@link
   *     AreaPlaces#placeOf} gives them
   */
  PublishedAreas(Territory territory, AreaPlaces places, Collection<AreaCode> used) {
    this.territory = territory;
    this.places = places;
    SortedSet<AreaCode> lowest = new TreeSet<>(used);
    lowest.remove(PublishedArea.UNPLACED.code());
    SortedMap<AreaCode, PublishedArea> provinces = new TreeMap<>();
    SortedMap<AreaCode, PublishedArea> districts = new TreeMap<>();
    boolean isInForceUsed =
        lowest.isEmpty() || lowest.stream().anyMatch(code -> code.system().equals(places.system()));
    for (AdministrativeUnit unit : territory.units().all()) {
      if (isInForceUsed && unit.area().system().equals(places.system())) {
        switch (unit.level()) {
          case PROVINCE -> provinces.put(unit.area(), area(AreaLevel.PROVINCE, unit));
          case DISTRICT -> {
            districts.put(unit.area(), area(AreaLevel.DISTRICT, unit));
            above.put(unit.area(), province(territory, unit));
          }
          case COMMUNE -> lowest.add(unit.area());
        }
      }
    }
    for (AreaCode code : lowest) {
      AdministrativeUnit into = places.above(code).orElseThrow();
      above.put(code, into.area());
      if (into.level() == Level.PROVINCE) {
        provinces.putIfAbsent(into.area(), area(AreaLevel.PROVINCE, into));
      }
    }
    provinces.keySet().forEach(code -> above.put(code, PublishedArea.COUNTRY.code()));
    above.put(PublishedArea.UNPLACED.code(), PublishedArea.COUNTRY.code());
    add(PublishedArea.COUNTRY);
    provinces.values().forEach(this::add);
    add(PublishedArea.UNPLACED);
    districts.values().forEach(this::add);
    leaves.add(PublishedArea.UNPLACED);
    for (AreaCode code : lowest) {
      PublishedArea leaf = places.area(code);
      add(leaf);
      leaves.add(leaf);
    }
    addFormerDistricts();
    this.rezoned = AreaJoins.ofChanges(this, territory.changes());
  }

  private static PublishedArea area(AreaLevel level, AdministrativeUnit unit) {
    return new PublishedArea(level, unit.area(), unit.name());
  }

  private static AreaCode province(Territory territory, AdministrativeUnit district) {
    return territory.units().above(district.area(), Level.PROVINCE).orElseThrow().area();
  }

  /** The areas of a week, as they are in force, and those that the homes need besides. */
  static PublishedAreas of(Territory territory, IsoWeek week, Collection<AreaCode> homes) {
    AreaPlaces places = new AreaPlaces(territory, week);
    return new PublishedAreas(territory, places, homes.stream().map(places::placeOf).toList());
  }

  private void add(PublishedArea area) {
    tree.put(area.code(), area);
  }

  private void addFormerDistricts() {
    SortedSet<AreaCode> uncovered = new TreeSet<>();
    leaves.forEach(leaf -> uncovered.add(leaf.code()));
    places
        .formerDistricts()
        .forEach(
            (district, members) -> {
              List<PublishedArea> used =
                  members.stream().filter(tree::containsKey).map(tree::get).toList();
              if (!used.isEmpty()) {
                former.put(area(AreaLevel.FORMER_DISTRICT, district), used);
                used.forEach(area -> uncovered.remove(area.code()));
              }
            });
    if (!former.isEmpty()) {
      former.put(
          PublishedArea.OUTSIDE_FORMER_DISTRICTS, uncovered.stream().map(tree::get).toList());
    }
  }

  /** The tree: the country, the provinces, the unplaced, the districts, the lowest areas. */
  Collection<PublishedArea> tree() {
    return Collections.unmodifiableCollection(tree.values());
  }

  /** The areas that add up to the country once: those without areas below. */
  List<PublishedArea> leaves() {
    return Collections.unmodifiableList(leaves);
  }

  /**
   * Former districts by code and what is outside them, each with the lowest areas it consists of.
   */
  Map<PublishedArea, List<PublishedArea>> former() {
    return Collections.unmodifiableMap(former);
  }

  /** The code of the area one level up in the tree; empty for the country and beside the tree. */
  Optional<AreaCode> above(AreaCode area) {
    return Optional.ofNullable(above.get(area));
  }

  /** The lowest area that a home is counted in; empty where the table has no such area. */
  Optional<PublishedArea> shownIn(AreaCode home) {
    return Optional.ofNullable(tree.get(places.placeOf(home)));
  }

  /** Whether a commune and all that it passed to are shown in one area. */
  boolean staysInPlace(AreaCode commune) {
    Collection<AreaCode> successors = territory.successors(commune);
    AreaCode place = places.placeOf(commune);
    return !successors.isEmpty()
        && successors.stream().allMatch(after -> places.placeOf(after).equals(place));
  }

  /** The areas that changes of boundaries take people from, beside those they bring them to. */
  List<AreaJoins.Group> rezoned() {
    return rezoned;
  }

  /** The lowest published area that a home commune belongs to; the unplaced where none does. */
  PublishedArea placeOf(AreaCode commune) {
    return tree.getOrDefault(places.placeOf(commune), PublishedArea.UNPLACED);
  }
}
