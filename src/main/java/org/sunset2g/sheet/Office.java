package org.sunset2g.sheet;

import org.sunset2g.registry.FocalPoint;

/**
 * An office to call: never a person.
 *
 * @param level level at which it answers
 * @param side whose office it is
 * @param name name of the office
 * @param role why it is called
 * @param telephone telephone of the office, as it is written
 */
public record Office(Level level, Side side, String name, FocalPoint.Role role, String telephone) {
  public Office {
    name = PlainLine.of(name);
    telephone = PlainLine.of(telephone);
  }

  /** The level of an area. Since July 2025 there are no districts. */
  public enum Level {
    COMMUNE("Cấp xã"),
    DISTRICT("Cấp huyện"),
    PROVINCE("Cấp tỉnh");

    private final String vietnamese;

    Level(String vietnamese) {
      this.vietnamese = vietnamese;
    }

    public String vietnamese() {
      return vietnamese;
    }
  }

  /** Whose office it is. */
  public enum Side {
    OPERATOR("Nhà mạng"),
    AUTHORITY("Chính quyền");

    private final String vietnamese;

    Side(String vietnamese) {
      this.vietnamese = vietnamese;
    }

    public String vietnamese() {
      return vietnamese;
    }
  }

  /** The telephone without what stands between digits, for a link that calls it. */
  String dialled() {
    return telephone.replaceAll("[^0-9+]", "");
  }
}
