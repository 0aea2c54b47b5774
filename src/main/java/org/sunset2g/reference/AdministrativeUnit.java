package org.sunset2g.reference;

import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/**
 * One administrative unit.
 *
 * @param name name with its kind, in Vietnamese: {@code Huyện Tràng Định}
 * @param parent the unit above; empty for a province
 */
public record AdministrativeUnit(
    AreaCode area, Level level, String name, Optional<AreaCode> parent) {

  /** Level of a unit in its code system. VN-2025 has no districts. */
  public enum Level {
    PROVINCE,
    DISTRICT,
    COMMUNE
  }

  public AdministrativeUnit {
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parent, "parent");
  }
}
