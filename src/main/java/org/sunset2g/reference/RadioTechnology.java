package org.sunset2g.reference;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.vocabulary.Generation;

/**
 * Reads which generations a model's bands and radio technologies name: word by word, never by parts
 * of words, so that neither {@code GENERAL} nor {@code DC_7C} names a network.
 *
 * <p>cdmaOne ({@code CDMA} alone) and other networks outside the GSM family name no generation: a
 * text with nothing else leaves the model unknown.
 */
public final class RadioTechnology {
  private RadioTechnology() {}

  /**
   * The generations named in any of the texts; empty where none of them names a technology, an
   * empty set where they say that there is no cellular radio or name Wi-Fi and the like alone.
   */
  public static Optional<Set<Generation>> generationsNamedIn(String... texts) {
    RadioWords words = new RadioWords();
    for (String text : texts) {
      words.read(text);
    }
    return words.generations();
  }

  /**
   * The generations of a model of the GSMA list. Its bands decide; the radio interface speaks where
   * they name nothing, and otherwise only adds what is above them. So {@code GPRS} beside WCDMA
   * bands makes no GSM handset, and {@code LTE} beside GSM bands keeps the model from counting as
   * 2G only.
   */
  public static Optional<Set<Generation>> generationsOf(String bands, String radioInterface) {
    Optional<Set<Generation>> byBands = generationsNamedIn(bands);
    Optional<Set<Generation>> byInterface = generationsNamedIn(radioInterface);
    if (byBands.isEmpty() || (byBands.get().isEmpty() && byInterface.isPresent())) {
      return byInterface;
    }
    if (byBands.get().isEmpty() || byInterface.isEmpty()) {
      return byBands;
    }
    Set<Generation> generations = EnumSet.copyOf(byBands.get());
    Generation highest = generations.stream().max(Generation::compareTo).orElseThrow();
    byInterface.get().stream()
        .filter(radio -> radio.compareTo(highest) > 0)
        .forEach(generations::add);
    return Optional.of(generations);
  }
}
