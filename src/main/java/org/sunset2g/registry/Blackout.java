package org.sunset2g.registry;

import java.time.LocalDateTime;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/**
 * A time in which no OFFER goes out; a SERVICE_NOTICE always may.
 *
 * @param id identifier, unique in the registry, such as {@code tet-2025}
 * @param from first moment, Asia/Ho_Chi_Minh
 * @param to first moment after it
 * @param area any unit; everywhere where absent
 * @param reason why, in words
 */
public record Blackout(
    String id, LocalDateTime from, LocalDateTime to, Optional<AreaCode> area, String reason) {
  public Blackout {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("a blackout must end after it begins");
    }
  }
}
