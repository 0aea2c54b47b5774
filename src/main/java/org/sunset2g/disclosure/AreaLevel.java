package org.sunset2g.disclosure;

import java.util.Arrays;
import java.util.Locale;

/** Level of a published area, from the top. */
public enum AreaLevel {
  COUNTRY,
  PROVINCE,
  DISTRICT,
  COMMUNE,
  /**
   * Subscribers of a former district who are on record under communes that were split: which new
   * commune is theirs is not known.
   */
  REMAINDER,
  /** Subscribers whose home code is in no list: counted, never dropped. */
  UNPLACED,
  /**
   * A district that was abolished, added up from whole new communes: beside the tree, not in it.
   */
  FORMER_DISTRICT,
  /** All areas that no former district can be added up from. */
  OUTSIDE_FORMER_DISTRICTS;

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

  /** Whether areas of this level are the leaves of the tree of areas. */
  public boolean isLowest() {
    return this == COMMUNE || this == REMAINDER || this == UNPLACED;
  }

  /** Whether areas of this level add up the same leaves in another way than the tree. */
  public boolean isFormer() {
    return this == FORMER_DISTRICT || this == OUTSIDE_FORMER_DISTRICTS;
  }
}
