package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The tree of areas that numbers are published for: the country; its provinces and the unplaced;
 * below a province its districts, or its communes where the code system has no districts.
 */
public final class PublishedAreas {
  private final AdministrativeUnits units;
  private final Set<String> systemsWithDistricts = new HashSet<>();
  private final Map<AreaCode, PublishedArea> areas = new LinkedHashMap<>();
  private final Map<AreaCode, PublishedArea> parents = new LinkedHashMap<>();
  private final Map<AreaCode, List<PublishedArea>> children = new LinkedHashMap<>();

  /**
   * @param codeSystems code systems in use; areas of others are left out
   */
  public PublishedAreas(AdministrativeUnits units, Collection<String> codeSystems) {
    this.units = units;
    for (AdministrativeUnit unit : units.all()) {
      if (unit.level() == Level.DISTRICT) {
        systemsWithDistricts.add(unit.area().system());
      }
    }
    areas.put(PublishedArea.COUNTRY.code(), PublishedArea.COUNTRY);
    List<AdministrativeUnit> used =
        units.all().stream().filter(unit -> codeSystems.contains(unit.area().system())).toList();
    used.stream()
        .filter(unit -> unit.level() == Level.PROVINCE)
        .forEach(
            unit ->
                add(
                    new PublishedArea(AreaLevel.PROVINCE, unit.area(), unit.name()),
                    PublishedArea.COUNTRY));
    add(PublishedArea.UNPLACED, PublishedArea.COUNTRY);
    used.stream()
        .filter(unit -> unit.level() == lowestLevel(unit.area().system()))
        .forEach(this::addLowest);
  }

  private Level lowestLevel(String system) {
    return systemsWithDistricts.contains(system) ? Level.DISTRICT : Level.COMMUNE;
  }

  private void addLowest(AdministrativeUnit unit) {
    Optional<PublishedArea> province =
        units.above(unit.area(), Level.PROVINCE).map(above -> areas.get(above.area()));
    AreaLevel level = unit.level() == Level.DISTRICT ? AreaLevel.DISTRICT : AreaLevel.COMMUNE;
    province.ifPresent(parent -> add(new PublishedArea(level, unit.area(), unit.name()), parent));
  }

  private void add(PublishedArea area, PublishedArea parent) {
    areas.put(area.code(), area);
    parents.put(area.code(), parent);
    children.computeIfAbsent(parent.code(), none -> new ArrayList<>()).add(area);
  }

  /** All areas: the country, the provinces by code, the unplaced, the lowest areas by code. */
  public Collection<PublishedArea> all() {
    return Collections.unmodifiableCollection(areas.values());
  }

  public List<PublishedArea> below(PublishedArea area) {
    return Collections.unmodifiableList(children.getOrDefault(area.code(), List.of()));
  }

  /** The area one level up; empty for the country. */
  public Optional<PublishedArea> above(PublishedArea area) {
    return Optional.ofNullable(parents.get(area.code()));
  }

  public Optional<PublishedArea> find(AreaCode code) {
    return Optional.ofNullable(areas.get(code));
  }

  /** The lowest published area that a home commune belongs to; the unplaced where none does. */
  public PublishedArea placeOf(AreaCode commune) {
    return units
        .above(commune, lowestLevel(commune.system()))
        .map(unit -> areas.get(unit.area()))
        .orElse(PublishedArea.UNPLACED);
  }
}
