package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A published figure that two revisions of a week tell differently. Both sides are protected rows;
 * where either of them is withheld, neither number is told again, so that no difference can be.
 *
 * @param area the area as the later revision names it
 * @param before the figure of the earlier revision; empty where withheld, or where it had no such
 *     area
 * @param after the figure of the later revision, likewise
 * @param withheld whether either revision withholds it
 */
public record RevisedFigure(
    String phase,
    IsoWeek week,
    PublishedArea area,
    Measure measure,
    OptionalLong before,
    OptionalLong after,
    boolean withheld) {

  private static final Comparator<PublishedRow> ORDER =
      Comparator.comparing(PublishedRow::phase)
          .thenComparing(PublishedRow::week)
          .thenComparing(row -> row.area().level())
          .thenComparing(row -> row.area().code())
          .thenComparing(PublishedRow::measure);

  public RevisedFigure {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(measure, "measure");
    if (withheld && (before.isPresent() || after.isPresent())) {
      throw new IllegalArgumentException(
          "a withheld figure has no number: " + area + " " + measure);
    }
  }

  /** What the figure rose by, negative where it fell; empty unless both numbers are told. */
  public OptionalLong difference() {
    return before.isPresent() && after.isPresent()
        ? OptionalLong.of(after.getAsLong() - before.getAsLong())
        : OptionalLong.empty();
  }

  /**
   * The figures that differ, by phase, week, level, area and measure. One that is withheld both
   * times does not differ, whatever stands behind it.
   */
  public static List<RevisedFigure> between(List<PublishedRow> before, List<PublishedRow> after) {
    SortedMap<PublishedRow, PublishedRow> earlier = byPlace(before);
    SortedMap<PublishedRow, PublishedRow> later = byPlace(after);
    SortedMap<PublishedRow, PublishedRow> places = new TreeMap<>(earlier);
    places.putAll(later);
    List<RevisedFigure> revised = new ArrayList<>();
    for (PublishedRow place : places.keySet()) {
      PublishedRow then = earlier.get(place);
      PublishedRow now = later.get(place);
      if (then == null || now == null || !then.subscribers().equals(now.subscribers())) {
        revised.add(of(then, now));
      }
    }
    return List.copyOf(revised);
  }

  private static RevisedFigure of(PublishedRow then, PublishedRow now) {
    PublishedRow named = now == null ? then : now;
    boolean withheld = then != null && then.withheld() || now != null && now.withheld();
    return new RevisedFigure(
        named.phase(),
        named.week(),
        named.area(),
        named.measure(),
        withheld || then == null ? OptionalLong.empty() : then.subscribers(),
        withheld || now == null ? OptionalLong.empty() : now.subscribers(),
        withheld);
  }

  private static SortedMap<PublishedRow, PublishedRow> byPlace(List<PublishedRow> rows) {
    SortedMap<PublishedRow, PublishedRow> byPlace = new TreeMap<>(ORDER);
    for (PublishedRow row : rows) {
      if (byPlace.put(row, row) != null) {
        throw new IllegalArgumentException("published twice: " + row.cell());
      }
    }
    return byPlace;
  }
}
