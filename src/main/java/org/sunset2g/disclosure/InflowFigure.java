package org.sunset2g.disclosure;

import java.util.Objects;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One row of {@code area_inflow}.
 *
 * @param parent code of the area that it is added up into; the country's for a province and for the
 *     country itself
 * @param model manufacturer and model; empty for every measure but MODEL
 * @param subscribers rounded
 */
public record InflowFigure(
    IsoWeek week,
    PublishedArea area,
    AreaCode parent,
    InflowMeasure measure,
    String model,
    long subscribers) {
  public InflowFigure {
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(model, "model");
    if (model.isEmpty() == (measure == InflowMeasure.MODEL)) {
      throw new IllegalArgumentException(measure + " with the model '" + model + "'");
    }
  }
}
