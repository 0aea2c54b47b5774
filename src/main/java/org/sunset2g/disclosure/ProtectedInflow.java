package org.sunset2g.disclosure;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One week's inflow as it may be seen by anybody. Only {@link InflowProtection} makes one, so
 * whoever holds it cannot show a number that was not protected.
 */
public final class ProtectedInflow {
  private final IsoWeek week;
  private final int minimumCell;
  private final PublishedAreas areas;
  private final List<InflowFigure> figures;
  private final Map<AreaCode, OptionalLong> byArea = new TreeMap<>();

  ProtectedInflow(IsoWeek week, int minimumCell, PublishedAreas areas, List<InflowFigure> figures) {
    this.week = week;
    this.minimumCell = minimumCell;
    this.areas = areas;
    this.figures = List.copyOf(figures);
    figures.stream()
        .filter(figure -> figure.measure() == InflowMeasure.NOT_CERTIFIED)
        .forEach(figure -> byArea.put(figure.area().code(), figure.subscribers()));
  }

  public IsoWeek week() {
    return week;
  }

  /** The smallest number that is published, zero apart. */
  public int minimumCell() {
    return minimumCell;
  }

  public PublishedAreas areas() {
    return areas;
  }

  /** Newly seen handsets of an area that are not certified; empty where withheld. */
  public OptionalLong notCertified(PublishedArea area) {
    OptionalLong number = byArea.get(area.code());
    if (number == null) {
      throw new IllegalArgumentException("the table has no area " + area);
    }
    return number;
  }

  /** A number of the whole country; empty where withheld. */
  public OptionalLong country(InflowMeasure measure) {
    return figures.stream()
        .filter(figure -> figure.measure() == measure)
        .filter(figure -> figure.area().level() == AreaLevel.COUNTRY)
        .map(InflowFigure::subscribers)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Models with a number of their own, most first; none where the country's is withheld. */
  public List<InflowFigure> models() {
    return figures.stream().filter(figure -> figure.measure() == InflowMeasure.MODEL).toList();
  }

  /** All rows: areas from the country down, then the country by certification and by model. */
  public List<InflowFigure> figures() {
    return figures;
  }
}
