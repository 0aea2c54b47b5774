package org.sunset2g.synthetic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The administrative units a world lives in where the user gives none: a mountain and border
 * province and one of the Mekong delta.
 */
public final class BuiltInUnits {
  private static final String SYSTEM = "VN-2004";

  private BuiltInUnits() {}

  /**
   * The 11 districts of Lạng Sơn and the 11 of Sóc Trăng with all their communes, 302 in number, as
   * they stood until 2025-06-30 (code system VN-2004).
   */
  public static AdministrativeUnits langSonAndSocTrang() {
    Map<AreaCode, AdministrativeUnit> units = new TreeMap<>();
    for (List<String> line : BuiltInLines.of("administrative_units.txt")) {
      AdministrativeUnit province = unit(line.get(0), Level.PROVINCE, Optional.empty());
      AdministrativeUnit district = unit(line.get(1), Level.DISTRICT, Optional.of(province.area()));
      units.put(province.area(), province);
      units.put(district.area(), district);
      for (String commune : line.subList(2, line.size())) {
        AdministrativeUnit unit = unit(commune, Level.COMMUNE, Optional.of(district.area()));
        units.put(unit.area(), unit);
      }
    }
    return new AdministrativeUnits(units.values());
  }

  private static AdministrativeUnit unit(String written, Level level, Optional<AreaCode> parent) {
    int space = written.indexOf(' ');
    return new AdministrativeUnit(
        new AreaCode(SYSTEM, written.substring(0, space)),
        level,
        written.substring(space + 1),
        parent);
  }
}
