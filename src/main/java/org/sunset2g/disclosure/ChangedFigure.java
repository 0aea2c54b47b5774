package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure that two tables tell differently; an area that only one of them has counts nobody in the
 * other.
 *
 * @param area as the later table names it
 */
public record ChangedFigure(PublishedArea area, Measure measure, long before, long after) {

  /** What the figure rose by, negative where it fell. */
  public long difference() {
    return after - before;
  }

  /** The figures that differ, in the order of the later table, then those of areas it lacks. */
  public static List<ChangedFigure> between(ProtectedWeek before, ProtectedWeek after) {
    List<ChangedFigure> changed = new ArrayList<>();
    for (AreaFigures now : after.figures()) {
      for (Measure measure : Measure.values()) {
        add(
            changed,
            now.area(),
            measure,
            before.find(now.area().code()).map(then -> then.of(measure)).orElse(0L),
            now.of(measure));
      }
    }
    for (AreaFigures then : before.figures()) {
      if (after.find(then.area().code()).isEmpty()) {
        for (Measure measure : Measure.values()) {
          add(changed, then.area(), measure, then.of(measure), 0);
        }
      }
    }
    return List.copyOf(changed);
  }

  private static void add(
      List<ChangedFigure> changed, PublishedArea area, Measure measure, long before, long after) {
    if (before != after) {
      changed.add(new ChangedFigure(area, measure, before, after));
    }
  }
}
