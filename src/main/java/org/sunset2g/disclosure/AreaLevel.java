package org.sunset2g.disclosure;

import java.util.Arrays;
import java.util.Locale;

/** Level of a published area, from the top. */
public enum AreaLevel {
  COUNTRY,
  PROVINCE,
  /** Lowest published level of a code system that has districts. */
  DISTRICT,
  /** Lowest published level of a code system without districts. */
  COMMUNE,
  /** Subscribers whose home code is in no list: counted, never dropped. */
  UNPLACED;

  /** As the table writes it. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #written()} writes. */
  public static AreaLevel parse(String written) {
    return Arrays.stream(values())
        .filter(level -> level.written().equals(written))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no area level '" + written + "'"));
  }

  /** Whether areas of this level have no published areas below them. */
  public boolean isLowest() {
    return this == DISTRICT || this == COMMUNE || this == UNPLACED;
  }
}
