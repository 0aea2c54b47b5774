package org.sunset2g.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One week's inflow as it may be seen by anybody: rounded as {@link ProtectedWeek} is, so that
 * areas add up, models add up, and certified and not certified handsets are all.
 */
public final class ProtectedInflow {
  private final IsoWeek week;
  private final int minimumCell;
  private final List<InflowFigure> figures;
  private final Map<AreaCode, Long> byArea = new HashMap<>();

  private ProtectedInflow(IsoWeek week, int minimumCell, List<InflowFigure> figures) {
    this.week = week;
    this.minimumCell = new DisclosureSettings(minimumCell).minimumCell();
    this.figures = List.copyOf(figures);
    for (InflowFigure figure : figures) {
      if (figure.subscribers() < 0 || figure.subscribers() % minimumCell != 0) {
        throw new IllegalArgumentException(
            "%s of %s is %d, not a multiple of %d"
                .formatted(
                    figure.measure(), figure.area().code(), figure.subscribers(), minimumCell));
      }
      if (figure.measure() == InflowMeasure.NOT_CERTIFIED) {
        byArea.put(figure.area().code(), figure.subscribers());
      }
    }
  }

  /**
   * A week's inflow as it was published.
   *
   * @throws IllegalArgumentException where a figure is not a multiple of the minimum cell, or
   *     figures do not add up
   */
  public static ProtectedInflow published(
      IsoWeek week, int minimumCell, List<InflowFigure> figures) {
    ProtectedInflow inflow = new ProtectedInflow(week, minimumCell, figures);
    inflow.checkSums();
    return inflow;
  }

  private void checkSums() {
    Map<AreaCode, Long> below = new HashMap<>();
    long models = 0;
    for (InflowFigure figure : figures) {
      boolean isOfArea = figure.measure() == InflowMeasure.NOT_CERTIFIED;
      if (isOfArea && figure.area().level() != AreaLevel.COUNTRY) {
        below.merge(figure.parent(), figure.subscribers(), Long::sum);
      }
      if (figure.measure() == InflowMeasure.MODEL
          || figure.measure() == InflowMeasure.OTHER_MODELS) {
        models += figure.subscribers();
      }
    }
    below.forEach((area, sum) -> checkSum("areas below " + area, byArea.get(area), sum));
    checkSum("models", country(InflowMeasure.NOT_CERTIFIED), models);
    checkSum(
        "certified and not certified",
        country(InflowMeasure.ALL),
        country(InflowMeasure.NOT_CERTIFIED) + country(InflowMeasure.CERTIFIED));
  }

  private static void checkSum(String what, Long whole, long sum) {
    if (whole == null || whole != sum) {
      throw new IllegalArgumentException(
          "the %s of the inflow are %d together, not %d".formatted(what, sum, whole));
    }
  }

  public IsoWeek week() {
    return week;
  }

  /** What every figure is a multiple of. */
  public int minimumCell() {
    return minimumCell;
  }

  /** Newly seen handsets of an area that are not certified; empty where there is no such area. */
  public Optional<Long> notCertified(PublishedArea area) {
    return Optional.ofNullable(byArea.get(area.code()));
  }

  /** A number of the whole country. */
  public long country(InflowMeasure measure) {
    return figures.stream()
        .filter(figure -> figure.measure() == measure)
        .filter(figure -> figure.area().level() == AreaLevel.COUNTRY)
        .mapToLong(InflowFigure::subscribers)
        .sum();
  }

  /** Models with a number of their own, most first. */
  public List<InflowFigure> models() {
    return figures.stream().filter(figure -> figure.measure() == InflowMeasure.MODEL).toList();
  }

  /** All rows: areas from the country down, then the country by certification and by model. */
  public List<InflowFigure> figures() {
    return figures;
  }
}
