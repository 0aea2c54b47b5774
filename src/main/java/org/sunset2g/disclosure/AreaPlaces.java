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
  private final Map<AreaCode, List<AdministrativeUnit>> communesByFormer = new HashMap<>();
  private final Map<AreaCode, AreaCode> places = new HashMap<>();
  private final Map<AreaCode, Optional<AreaCode>> remainderProvinces = new HashMap<>();
  private Map<AdministrativeUnit, List<AreaCode>> formerDistricts;

  AreaPlaces(Territory territory, IsoWeek week) {
    this.territory = territory;
    this.units = territory.units();
    this.system = territory.systemOf(week).orElse("");
    for (AdministrativeUnit unit : units.all()) {
      if (unit.level() == Level.COMMUNE) {
        formerUnit(unit.area())
            .ifPresent(
                above ->
                    communesByFormer
                        .computeIfAbsent(above.area(), none -> new ArrayList<>())
                        .add(unit));
      }
    }
  }

  /** The code system in force; empty where there are no units. */
  String system() {
    return system;
  }

  boolean hasDistricts() {
    return territory.hasDistricts(system);
  }

  /** What a commune of another system is put together by: its district, or itself. */
  private Optional<AdministrativeUnit> formerUnit(AreaCode commune) {
    return units.above(
        commune, territory.hasDistricts(commune.system()) ? Level.DISTRICT : Level.COMMUNE);
  }

  private Optional<AdministrativeUnit> commune(AreaCode area) {
    return units.find(area).filter(unit -> unit.level() == Level.COMMUNE);
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
    Optional<AdministrativeUnit> then = formerUnit(home);
    if (then.isEmpty() || commune(home).isEmpty() || home.system().equals(system)) {
      return PublishedArea.UNPLACED.code();
    }
    return isRemainder(then.get())
        ? new AreaCode(home.system(), then.get().area().code() + REMAINDER)
        : home;
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
      commune(home).ifPresent(unit -> candidates.add(unit.area()));
    } else {
      for (AreaCode counterpart : territory.counterparts(home, system)) {
        commune(counterpart).ifPresent(unit -> candidates.add(unit.area()));
      }
    }
    return candidates;
  }

  private boolean isRemainder(AdministrativeUnit formerUnit) {
    return formerUnit.level() == Level.DISTRICT && remainderProvince(formerUnit.area()).isPresent();
  }

  /** The province in force in which all communes lie that have no single place; if there is one. */
  private Optional<AreaCode> remainderProvince(AreaCode formerUnit) {
    return remainderProvinces.computeIfAbsent(formerUnit, this::newRemainderProvince);
  }

  private Optional<AreaCode> newRemainderProvince(AreaCode formerUnit) {
    SortedSet<AreaCode> provinces = new TreeSet<>();
    for (AdministrativeUnit commune : communesByFormer.getOrDefault(formerUnit, List.of())) {
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
      AdministrativeUnit district = units.find(formerUnitOf(place)).orElseThrow();
      return new PublishedArea(AreaLevel.REMAINDER, place, district.name());
    }
    AdministrativeUnit unit = units.find(place).orElseThrow();
    return new PublishedArea(AreaLevel.COMMUNE, place, unit.name());
  }

  /** The area of a code that {@link #placeOf} gave is published under this one. */
  Optional<AdministrativeUnit> above(AreaCode place) {
    if (place.system().equals(system)) {
      return units.above(place, hasDistricts() ? Level.DISTRICT : Level.PROVINCE);
    }
    AreaCode former = formerUnitOf(place);
    boolean mayHaveMoved =
        place.code().endsWith(REMAINDER) || !territory.hasDistricts(place.system());
    Optional<AreaCode> moved = mayHaveMoved ? remainderProvince(former) : Optional.empty();
    return moved.or(() -> province(former)).flatMap(units::find);
  }

  private Optional<AreaCode> province(AreaCode area) {
    return units.above(area, Level.PROVINCE).map(AdministrativeUnit::area);
  }

  private static AreaCode formerUnitOf(AreaCode place) {
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
    if (!hasDistricts()) {
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
    for (AdministrativeUnit commune : communesByFormer.getOrDefault(district, List.of())) {
      SortedSet<AreaCode> candidates = candidates(commune.area());
      if (candidates.isEmpty() || !candidates.stream().allMatch(area -> isWithin(area, district))) {
        return Optional.empty();
      }
      areas.addAll(candidates);
      AreaCode place = placeOf(commune.area());
      if (place.equals(commune.area())) {
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
