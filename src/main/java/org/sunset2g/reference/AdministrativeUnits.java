package org.sunset2g.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.sunset2g.vocabulary.AreaCode;

/** The administrative units of all code systems in use, and how they hang together. */
public final class AdministrativeUnits {
  private final NavigableMap<AreaCode, AdministrativeUnit> units;

  /** Every parent must be among the units; a unit is there once. */
  public AdministrativeUnits(Collection<AdministrativeUnit> units) {
    NavigableMap<AreaCode, AdministrativeUnit> byArea = new TreeMap<>();
    for (AdministrativeUnit unit : units) {
      if (byArea.put(unit.area(), unit) != null) {
        throw new IllegalArgumentException("two units with the code " + unit.area());
      }
    }
    for (AdministrativeUnit unit : byArea.values()) {
      unit.parent()
          .filter(parent -> !byArea.containsKey(parent))
          .ifPresent(
              parent -> {
                throw new IllegalArgumentException(
                    "unit %s names the parent %s, which is not there"
                        .formatted(unit.area(), parent));
              });
    }
    this.units = Collections.unmodifiableNavigableMap(byArea);
  }

  /** All units in the order of their codes. */
  public Collection<AdministrativeUnit> all() {
    return units.values();
  }

  public Optional<AdministrativeUnit> find(AreaCode area) {
    return Optional.ofNullable(units.get(area));
  }

  /** The unit itself and those above it, lowest first; empty where the code is not known. */
  public List<AdministrativeUnit> lineage(AreaCode area) {
    List<AdministrativeUnit> lineage = new ArrayList<>();
    Optional<AdministrativeUnit> next = find(area);
    while (next.isPresent() && !lineage.contains(next.get())) {
      lineage.add(next.get());
      next = next.get().parent().flatMap(this::find);
    }
    return lineage;
  }

  /** The unit of that level above the area, or the area itself where it is of that level. */
  public Optional<AdministrativeUnit> above(AreaCode area, AdministrativeUnit.Level level) {
    return lineage(area).stream().filter(unit -> unit.level() == level).findFirst();
  }
}
