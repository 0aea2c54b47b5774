package org.sunset2g.disclosure;

import java.util.Objects;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Subscribers of an area at risk at the end of the week by the model of their handset. The models
 * of an area that are told by name and the row of all others add up to its closing number.
 *
 * @param model manufacturer and model; empty for all models that are not told by name
 * @param subscribers never zero
 */
public record ModelFigure(AreaCode area, String model, long subscribers) {
  public ModelFigure {
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(model, "model");
  }

  public boolean isOthers() {
    return model.isEmpty();
  }
}
