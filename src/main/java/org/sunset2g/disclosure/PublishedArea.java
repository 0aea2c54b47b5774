package org.sunset2g.disclosure;

import java.util.Objects;
import org.sunset2g.vocabulary.AreaCode;

/**
 * An area numbers are published for.
 *
 * @param code code system and code; both empty for the country
 * @param name name as the list of administrative units writes it
 */
public record PublishedArea(AreaLevel level, AreaCode code, String name) {
  public static final PublishedArea COUNTRY =
      new PublishedArea(AreaLevel.COUNTRY, new AreaCode("", ""), "Cả nước");

  /** Home codes that no list holds. */
  public static final PublishedArea UNPLACED =
      new PublishedArea(AreaLevel.UNPLACED, new AreaCode("", "unplaced"), "Chưa rõ địa bàn");

  /** Areas in force that no former district can be added up from. */
  public static final PublishedArea OUTSIDE_FORMER_DISTRICTS =
      new PublishedArea(
          AreaLevel.OUTSIDE_FORMER_DISTRICTS,
          new AreaCode("", "outside-former-districts"),
          "Không quy đổi được về huyện cũ");

  public PublishedArea {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
  }
}
