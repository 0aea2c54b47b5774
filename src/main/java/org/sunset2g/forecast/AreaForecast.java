package org.sunset2g.forecast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.disclosure.PublishedArea;

/**
 * What is expected of one area.
 *
 * @param now the published number at risk when the forecast was made
 * @param target the number it is to come down to
 * @param convertsUnaided chance that a subscriber who is at risk now converts within {@link
 *     HandsetsNeeded#WEEKS} weeks, if all goes on as before
 * @param needed handsets for those who convert in these weeks
 * @param expected by day, soonest first
 */
public record AreaForecast(
    PublishedArea area,
    long now,
    long target,
    double convertsUnaided,
    HandsetsNeeded needed,
    List<Expected> expected) {
  public AreaForecast {
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(needed, "needed");
    expected = List.copyOf(expected);
  }

  /** What is expected when service ends; empty once that is past, or too far ahead. */
  public Optional<Expected> atCutOff() {
    return expected.stream().filter(Expected::isCutOff).findFirst();
  }
}
