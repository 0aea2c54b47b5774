package org.sunset2g.disclosure;

import java.util.Objects;
import java.util.OptionalLong;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One row of {@code published_area_week}: a phase, week, area and measure.
 *
 * @param subscribers the number; empty where it is withheld
 */
public record PublishedRow(
    String phase, IsoWeek week, PublishedArea area, Measure measure, OptionalLong subscribers) {
  public PublishedRow {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(subscribers, "subscribers");
  }

  public boolean withheld() {
    return subscribers.isEmpty();
  }

  Cell cell() {
    return new Cell(week, area.code(), measure);
  }
}
