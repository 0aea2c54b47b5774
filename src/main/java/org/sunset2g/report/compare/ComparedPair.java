package org.sunset2g.report.compare;

import java.util.List;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Two columns side by side: an area in two weeks, or two areas in one week.
 *
 * @param figures one per measure, in their order
 */
public record ComparedPair(Column first, Column second, List<ComparedFigure> figures) {

  /** An area in a week. */
  public record Column(IsoWeek week, PublishedArea area) {}

  public ComparedPair {
    figures = List.copyOf(figures);
  }

  public ComparedFigure of(Measure measure) {
    return figures.get(measure.ordinal());
  }

  /** Subscribers of all conversions in the weeks between. */
  long convertedBetween() {
    return Measure.conversions().stream().mapToLong(each -> of(each).between().orElse(0)).sum();
  }

  /**
   * What the flows between do not explain of the difference between both closing numbers: what
   * happened in weeks that are missing.
   */
  long unexplained() {
    long flows =
        figures.stream()
            .mapToLong(figure -> figure.measure().balanceSign() * figure.between().orElse(0))
            .sum();
    return of(Measure.CLOSING).difference() - flows;
  }
}
