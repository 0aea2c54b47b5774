package org.sunset2g.synthetic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/** The units that a registry is of, in the order of their codes. */
final class RegistryPlaces {
  private final AdministrativeUnits units;

  /** Communes by their district, or by themselves where there are no districts. */
  private final Map<AreaCode, List<AdministrativeUnit>> communes = new HashMap<>();

  RegistryPlaces(AdministrativeUnits units) {
    this.units = units;
    for (AdministrativeUnit commune : ofLevel(Level.COMMUNE)) {
      AdministrativeUnit place = units.above(commune.area(), Level.DISTRICT).orElse(commune);
      communes.computeIfAbsent(place.area(), none -> new ArrayList<>()).add(commune);
    }
  }

  Collection<AdministrativeUnit> all() {
    return units.all();
  }

  List<AdministrativeUnit> ofLevel(Level level) {
    return units.all().stream().filter(unit -> unit.level() == level).toList();
  }

  /** Whether operators have offices of their own there: in districts, or else in communes. */
  boolean isOfOperators(AdministrativeUnit unit) {
    return communes.containsKey(unit.area());
  }

  /** The communes of such a unit; none of any other. */
  List<AdministrativeUnit> communesOf(AdministrativeUnit unit) {
    return communes.getOrDefault(unit.area(), List.of());
  }
}
