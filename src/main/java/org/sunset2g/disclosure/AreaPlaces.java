package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Where a home of any code system is shown under the system in force. A commune of another system
 * is shown where it lies now, if that is one place. Else it keeps what it was last shown as: its
 * former district, as a {@link AreaLevel#REMAINDER} under the province that all such communes of
 * the district lie in now, or where there is no such province as it was, under its own.
 */
final class AreaPlaces {
  /** Makes the code of a remainder, which must not be that of the whole district. */
  private static final String REMAINDER = "-remainder";

  private final Territory territory;
  private final AdministrativeUnits units;
  private final String system;
  private final Map<AreaCode, List<AdministrativeUnit>> communesByLowest = new HashMap<>();
  private final Map<AreaCode, AreaCode> places = new HashMap<>();
  private final Map<AreaCode, Optional<AreaCode>> remainderProvinces = new HashMap<>();
  private Map<AdministrativeUnit, List<AreaCode>> formerDistricts;

  AreaPlaces(Territory territory, IsoWeek week) {
    this.territory = territory;
    this.units = territory.units();
    this.system = territory.systemOf(week).orElse("");
    for (AdministrativeUnit unit : units.all()) {
      if (unit.level() == Level.COMMUNE) {
        lowest(unit.area())
            .ifPresent(
                above ->
                    communesByLowest
                        .computeIfAbsent(above.area(), none -> new ArrayList<>())
                        .add(unit));
      }
    }
  }

  /** The code system in force; empty where there are no units. */
  String system() {
    return system;
  }

  Level lowestLevel(String ofSystem) {
    return territory.hasDistricts(ofSystem) ? Level.DISTRICT : Level.COMMUNE;
  }

  private Optional<AdministrativeUnit> lowest(AreaCode area) {
    return units.above(area, lowestLevel(area.system()));
  }

  /** Code of the lowest published area of a home; that of the unplaced where no list has it. */
  AreaCode placeOf(AreaCode home) {
    return places.computeIfAbsent(home, this::newPlaceOf);
  }

  private AreaCode newPlaceOf(AreaCode home) {
    Optional<AreaCode> now = placeNow(home);
    if (now.isPresent()) {
      return now.get();
    }
    Optional<AdministrativeUnit> then = lowest(home);
    if (then.isEmpty() || home.system().equals(system)) {
      return PublishedArea.UNPLACED.code();
    }
    return isRemainder(then.get().area())
        ? new AreaCode(home.system(), then.get().area().code() + REMAINDER)
        : then.get().area();
  }

  /** The one lowest unit in force that the home lies in; empty where there are several or none. */
  private Optional<AreaCode> placeNow(AreaCode home) {
    SortedSet<AreaCode> candidates = candidates(home);
    return candidates.size() == 1 ? Optional.of(candidates.first()) : Optional.empty();
  }

  /** The lowest units in force that share ground with a home. */
  private SortedSet<AreaCode> candidates(AreaCode home) {
    SortedSet<AreaCode> candidates = new TreeSet<>();
    if (home.system().equals(system)) {
      lowest(home).ifPresent(unit -> candidates.add(unit.area()));
    } else {
      for (AreaCode counterpart : territory.counterparts(home, system)) {
        lowest(counterpart).ifPresent(unit -> candidates.add(unit.area()));
      }
    }
    return candidates;
  }

  private boolean isRemainder(AreaCode formerLowest) {
    return lowestLevel(formerLowest.system()) == Level.DISTRICT
        && remainderProvince(formerLowest).isPresent();
  }

  /** The province in force in which all communes lie that have no single place; if there is one. */
  private Optional<AreaCode> remainderProvince(AreaCode formerLowest) {
    return remainderProvinces.computeIfAbsent(formerLowest, this::newRemainderProvince);
  }

  private Optional<AreaCode> newRemainderProvince(AreaCode formerLowest) {
    SortedSet<AreaCode> provinces = new TreeSet<>();
    for (AdministrativeUnit commune : communesByLowest.getOrDefault(formerLowest, List.of())) {
      SortedSet<AreaCode> candidates = candidates(commune.area());
      if (candidates.isEmpty()) {
        return Optional.empty();
      }
      if (candidates.size() > 1) {
        candidates.forEach(
            candidate ->
                units
                    .above(candidate, Level.PROVINCE)
                    .ifPresent(province -> provinces.add(province.area())));
      }
    }
    return provinces.size() == 1 ? Optional.of(provinces.first()) : Optional.empty();
  }

  /** The published area of a code that {@link #placeOf} gave. */
  PublishedArea area(AreaCode place) {
    if (place.code().endsWith(REMAINDER)) {
      AdministrativeUnit district = units.find(formerLowest(place)).orElseThrow();
      return new PublishedArea(AreaLevel.REMAINDER, place, district.name());
    }
    AdministrativeUnit unit = units.find(place).orElseThrow();
    AreaLevel level = unit.level() == Level.DISTRICT ? AreaLevel.DISTRICT : AreaLevel.COMMUNE;
    return new PublishedArea(level, place, unit.name());
  }

  /** The province that such an area is published under. */
  Optional<AdministrativeUnit> provinceOf(AreaCode place) {
    boolean mayHaveMoved =
        place.code().endsWith(REMAINDER)
            || !place.system().equals(system) && lowestLevel(place.system()) == Level.COMMUNE;
    AreaCode lowest = formerLowest(place);
    Optional<AreaCode> moved = mayHaveMoved ? remainderProvince(lowest) : Optional.empty();
    return moved.or(() -> province(lowest)).flatMap(units::find);
  }

  private Optional<AreaCode> province(AreaCode area) {
    return units.above(area, Level.PROVINCE).map(AdministrativeUnit::area);
  }

  private static AreaCode formerLowest(AreaCode place) {
    return place.code().endsWith(REMAINDER)
        ? new AreaCode(
            place.system(), place.code().substring(0, place.code().length() - REMAINDER.length()))
        : place;
  }

  /**
   * The districts of other systems that whole areas of this one make up, each with those areas'
   * codes; none where this system has districts itself.
   */
  Map<AdministrativeUnit, List<AreaCode>> formerDistricts() {
    if (formerDistricts == null) {
      formerDistricts = newFormerDistricts();
    }
    return formerDistricts;
  }

  private Map<AdministrativeUnit, List<AreaCode>> newFormerDistricts() {
    Map<AdministrativeUnit, List<AreaCode>> members =
        new TreeMap<>(Comparator.comparing(AdministrativeUnit::area));
    if (lowestLevel(system) == Level.COMMUNE) {
      for (AdministrativeUnit unit : units.all()) {
        if (unit.level() == Level.DISTRICT && !unit.area().system().equals(system)) {
          wholeAreas(unit.area()).ifPresent(areas -> members.put(unit, areas));
        }
      }
    }
    return members;
  }

  private Optional<List<AreaCode>> wholeAreas(AreaCode district) {
    SortedSet<AreaCode> areas = new TreeSet<>();
    for (AdministrativeUnit commune : communesByLowest.getOrDefault(district, List.of())) {
      SortedSet<AreaCode> candidates = candidates(commune.area());
      if (candidates.isEmpty() || !candidates.stream().allMatch(area -> isWithin(area, district))) {
        return Optional.empty();
      }
      areas.addAll(candidates);
      AreaCode place = placeOf(commune.area());
      if (place.equals(district)) {
        return Optional.empty();
      }
      areas.add(place);
    }
    return areas.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(areas));
  }

  private boolean isWithin(AreaCode commune, AreaCode district) {
    return territory.predecessors(commune).stream()
        .allMatch(
            before ->
                units
                    .above(before, Level.DISTRICT)
                    .filter(unit -> unit.area().equals(district))
                    .isPresent());
  }
}
