package org.sunset2g.registry;

import java.util.List;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/** An area and the units it lies in. */
final class Lineage {
  private Lineage() {}

  /** The area and those above it, lowest first; the area alone where no list of units has it. */
  static List<AreaCode> of(AdministrativeUnits units, AreaCode area) {
    List<AreaCode> lineage = units.lineage(area).stream().map(AdministrativeUnit::area).toList();
    return lineage.isEmpty() ? List.of(area) : lineage;
  }
}
