package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * unplaced; below a province its districts, or its communes where the code system in force has no
 * districts, and whatever of another system has no place there. Beside the tree, where districts
 * were abolished: former districts that whole communes still add up to.
 */
public final class PublishedAreas {
  private final Territory territory;
  private final AreaPlaces places;
  private final Map<AreaCode, PublishedArea> areas = new LinkedHashMap<>();
  private final Map<AreaCode, PublishedArea> parents = new LinkedHashMap<>();
  private final Map<AreaCode, List<PublishedArea>> children = new LinkedHashMap<>();
  private final Map<AreaCode, PublishedArea> formerDistricts = new LinkedHashMap<>();
  private final List<AreaJoins.Group> rezoned;

  /**
   * @param used codes of the lowest areas that somebody is counted in, as {@link
   *     AreaPlaces#placeOf} gives them
   */
  PublishedAreas(Territory territory, AreaPlaces places, Collection<AreaCode> used) {
    this.territory = territory;
    this.places = places;
    SortedSet<AreaCode> others = new TreeSet<>(used);
    others.remove(PublishedArea.UNPLACED.code());
    boolean isInForceUsed =
        others.isEmpty() || others.stream().anyMatch(code -> code.system().equals(places.system()));
    TreeMap<AreaCode, AdministrativeUnit> provinces = new TreeMap<>();
    TreeMap<AreaCode, AreaCode> lowest = new TreeMap<>();
    Level lowestInForce = places.lowestLevel(places.system());
    for (AdministrativeUnit unit : territory.units().all()) {
      if (isInForceUsed && unit.area().system().equals(places.system())) {
        if (unit.level() == Level.PROVINCE) {
          provinces.put(unit.area(), unit);
        } else if (unit.level() == lowestInForce) {
          others.add(unit.area());
        }
      }
    }
    for (AreaCode code : others) {
      places
          .provinceOf(code)
          .ifPresent(
              province -> {
                provinces.put(province.area(), province);
                lowest.put(code, province.area());
              });
    }
    areas.put(PublishedArea.COUNTRY.code(), PublishedArea.COUNTRY);
    for (AdministrativeUnit unit : provinces.values()) {
      add(new PublishedArea(AreaLevel.PROVINCE, unit.area(), unit.name()), PublishedArea.COUNTRY);
    }
    add(PublishedArea.UNPLACED, PublishedArea.COUNTRY);
    lowest.forEach((code, province) -> add(places.area(code), areas.get(province)));
    addFormerDistricts();
    this.rezoned = AreaJoins.ofChanges(this, territory.changes());
  }

  /** The areas of a week, as they are in force, and those that the homes need besides. */
  static PublishedAreas of(Territory territory, IsoWeek week, Collection<AreaCode> homes) {
    AreaPlaces places = new AreaPlaces(territory, week);
    return new PublishedAreas(territory, places, homes.stream().map(places::placeOf).toList());
  }

  private void add(PublishedArea area, PublishedArea parent) {
    areas.put(area.code(), area);
    parents.put(area.code(), parent);
    children.computeIfAbsent(parent.code(), none -> new ArrayList<>()).add(area);
  }

  private void addFormerDistricts() {
    SortedSet<AreaCode> uncovered = new TreeSet<>();
    leaves().forEach(leaf -> uncovered.add(leaf.code()));
    places
        .formerDistricts()
        .forEach(
            (district, members) -> {
              List<PublishedArea> used =
                  members.stream().map(areas::get).filter(area -> area != null).toList();
              if (!used.isEmpty()) {
                addFormer(
                    new PublishedArea(AreaLevel.FORMER_DISTRICT, district.area(), district.name()),
                    used);
                used.forEach(area -> uncovered.remove(area.code()));
              }
            });
    if (!formerDistricts.isEmpty()) {
      addFormer(
          PublishedArea.OUTSIDE_FORMER_DISTRICTS, uncovered.stream().map(areas::get).toList());
    }
  }

  private void addFormer(PublishedArea area, List<PublishedArea> members) {
    formerDistricts.put(area.code(), area);
    children.put(area.code(), members);
  }

  /**
   * All areas: the country, the provinces by code, the unplaced, the lowest areas by code, the
   * former districts by code and what is outside them.
   */
  public Collection<PublishedArea> all() {
    List<PublishedArea> all = new ArrayList<>(areas.values());
    all.addAll(formerDistricts.values());
    return Collections.unmodifiableList(all);
  }

  /** The tree alone, in the same order. */
  public Collection<PublishedArea> tree() {
    return Collections.unmodifiableCollection(areas.values());
  }

  /** The areas that add up to the country once: those without areas below. */
  List<PublishedArea> leaves() {
    return areas.values().stream().filter(area -> area.level().isLowest()).toList();
  }

  /** Former districts by code and what is outside them; none where there are districts. */
  public Collection<PublishedArea> former() {
    return Collections.unmodifiableCollection(formerDistricts.values());
  }

  /** The areas that add up to this one: those below it, or of a former district its communes. */
  public List<PublishedArea> below(PublishedArea area) {
    return Collections.unmodifiableList(children.getOrDefault(area.code(), List.of()));
  }

  /** The area one level up in the tree; empty for the country and for former districts. */
  public Optional<PublishedArea> above(PublishedArea area) {
    return Optional.ofNullable(parents.get(area.code()));
  }

  public Optional<PublishedArea> find(AreaCode code) {
    PublishedArea inTree = areas.get(code);
    return Optional.ofNullable(inTree == null ? formerDistricts.get(code) : inTree);
  }

  /** The lowest area that a home is counted in; empty where the table has no such area. */
  Optional<PublishedArea> shownIn(AreaCode home) {
    return Optional.ofNullable(areas.get(places.placeOf(home)));
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

  Territory territory() {
    return territory;
  }

  /** The code system in force. */
  String system() {
    return places.system();
  }

  /** The lowest published area that a home commune belongs to; the unplaced where none does. */
  public PublishedArea placeOf(AreaCode commune) {
    return areas.getOrDefault(places.placeOf(commune), PublishedArea.UNPLACED);
  }
}
