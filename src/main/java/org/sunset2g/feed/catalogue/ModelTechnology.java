package org.sunset2g.feed.catalogue;

import java.util.Set;
import org.sunset2g.reference.ModelSpelling;
import org.sunset2g.vocabulary.Generation;

/**
 * What an overlay says of one model.
 *
 * @param line line of the overlay
 * @param written the radio technology in the overlay's words
 */
record ModelTechnology(
    String brand, String model, Set<Generation> generations, long line, String written) {
  String key() {
    return ModelSpelling.keyOf(brand, model);
  }
}
