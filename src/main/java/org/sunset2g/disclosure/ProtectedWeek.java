package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One week of one phase as it may be seen by anybody: every figure is rounded to a multiple of the
 * minimum cell, and so that all sums hold between the rounded figures themselves. Only {@link
 * Protection} makes one of counts; {@link #published} takes one up again from what was published,
 * and refuses figures that no protection can have made. Whoever holds one cannot show a number that
 * was not protected.
 */
public final class ProtectedWeek {
  private final String phase;
  private final IsoWeek week;
  private final int minimumCell;
  private final AreaTree areas;
  private final Map<AreaCode, AreaFigures> figures = new LinkedHashMap<>();
  private final Map<AreaCode, List<HandsetSim>> handsetSims = new HashMap<>();
  private final Map<AreaCode, List<ModelFigure>> models = new HashMap<>();

  private ProtectedWeek(
      String phase,
      IsoWeek week,
      int minimumCell,
      Collection<AreaFigures> figures,
      Collection<HandsetSim> handsetSims,
      Collection<ModelFigure> models) {
    this.phase = Objects.requireNonNull(phase, "phase");
    this.week = Objects.requireNonNull(week, "week");
    this.minimumCell = new DisclosureSettings(minimumCell).minimumCell();
    this.areas = new AreaTree(figures);
    figures.forEach(row -> this.figures.put(row.area().code(), row));
    handsetSims.forEach(
        row -> this.handsetSims.computeIfAbsent(row.area(), none -> new ArrayList<>(6)).add(row));
    models.forEach(
        row -> this.models.computeIfAbsent(row.area(), none -> new ArrayList<>(11)).add(row));
  }

  /**
   * A week as it was published.
   *
   * @param figures rows of all areas, from the country down
   * @param handsetSims closing numbers by handset and SIM; none where they were not counted
   * @param models closing numbers by model, most first, the row of all others last; likewise
   * @throws IllegalArgumentException where a figure is not a multiple of the minimum cell, or rows
   *     do not add up
   */
  public static ProtectedWeek published(
      String phase,
      IsoWeek week,
      int minimumCell,
      Collection<AreaFigures> figures,
      Collection<HandsetSim> handsetSims,
      Collection<ModelFigure> models) {
    ProtectedWeek published =
        new ProtectedWeek(phase, week, minimumCell, figures, handsetSims, models);
    PublishedSums.check(published);
    return published;
  }

  public String phase() {
    return phase;
  }

  public IsoWeek week() {
    return week;
  }

  /** What every figure is a multiple of. */
  public int minimumCell() {
    return minimumCell;
  }

  public AreaTree areas() {
    return areas;
  }

  /**
   * Subscribers, rounded.
   *
   * @throws IllegalArgumentException where the table has no such area
   */
  public long number(PublishedArea area, Measure measure) {
    return find(area.code())
        .orElseThrow(() -> new IllegalArgumentException("the table has no area " + area))
        .of(measure);
  }

  /** The area's figures; empty where the table has no such area. */
  public Optional<AreaFigures> find(AreaCode area) {
    return Optional.ofNullable(figures.get(area));
  }

  /** The figures of all areas, from the country down. */
  public List<AreaFigures> figures() {
    return List.copyOf(figures.values());
  }

  /** Closing numbers of an area by handset and SIM, without zeros. */
  public List<HandsetSim> handsetSims(PublishedArea area) {
    return List.copyOf(handsetSims.getOrDefault(area.code(), List.of()));
  }

  /** Closing numbers of an area by model, most first, the row of all others last. */
  public List<ModelFigure> models(PublishedArea area) {
    return List.copyOf(models.getOrDefault(area.code(), List.of()));
  }
}
