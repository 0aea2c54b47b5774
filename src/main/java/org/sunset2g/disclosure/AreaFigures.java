package org.sunset2g.disclosure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/** All figures of one published area in one week. */
public final class AreaFigures {
  private static final int MEASURES = Measure.values().length;

  private final PublishedArea area;
  private final Optional<AreaCode> above;
  private final long[] figures;

  /**
   * @param above the area that this one is added up into; empty for the country, and for what
   *     stands beside the tree
   * @param figures subscribers by measure; those that are not named are zero
   */
  public AreaFigures(PublishedArea area, Optional<AreaCode> above, Map<Measure, Long> figures) {
    this(area, above, new long[MEASURES]);
    figures.forEach((measure, figure) -> this.figures[measure.ordinal()] = figure);
  }

  AreaFigures(PublishedArea area, Optional<AreaCode> above, long[] figures) {
    this.area = Objects.requireNonNull(area, "area");
    this.above = Objects.requireNonNull(above, "above");
    this.figures = figures;
  }

  public PublishedArea area() {
    return area;
  }

  public Optional<AreaCode> above() {
    return above;
  }

  /** Subscribers. */
  public long of(Measure measure) {
    return figures[measure.ordinal()];
  }

  /** Subscribers by measure, zeros too, in the order of the measures. */
  public Map<Measure, Long> all() {
    Map<Measure, Long> all = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      all.put(measure, of(measure));
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AreaFigures that
        && area.equals(that.area)
        && above.equals(that.above)
        && Arrays.equals(figures, that.figures);
  }

  @Override
  public int hashCode() {
    return Objects.hash(area, above) * 31 + Arrays.hashCode(figures);
  }

  @Override
  public String toString() {
    return area.code() + " " + all();
  }
}
