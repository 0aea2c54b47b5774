package org.sunset2g.sheet;

import java.util.List;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;

/**
 * A model that is in use in an area and must be changed.
 *
 * @param brand brand as the catalogue writes it
 * @param model model as the catalogue writes it
 * @param share how much of the area's handsets it is
 * @param form what it looks like
 * @param tacs the first eight digits of its IMEIs, in the order they are to be listed
 */
public record HandsetToLookFor(
    String brand, String model, Share share, HandsetForm form, List<Tac> tacs) {
  public HandsetToLookFor {
    brand = PlainLine.of(brand);
    model = PlainLine.of(model);
    tacs = List.copyOf(tacs);
  }
}
