package org.sunset2g.vocabulary;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a TAC catalogue says of one model.
 *
 * @param generations the radios it has; absent where the catalogue does not say, empty where it is
 *     known to be non-cellular
 * @param voLte calls over LTE
 * @param form the kind of device
 */
public record Capability(Optional<Set<Generation>> generations, VoLte voLte, HandsetForm form) {
  public static final Capability UNKNOWN =
      new Capability(Optional.empty(), VoLte.UNKNOWN, HandsetForm.UNKNOWN);

  public Capability {
    Objects.requireNonNull(voLte, "voLte");
    Objects.requireNonNull(form, "form");
    generations =
        generations.map(
            radios ->
                Collections.unmodifiableSet(
                    radios.isEmpty() ? EnumSet.noneOf(Generation.class) : EnumSet.copyOf(radios)));
  }

  public HandsetClass handsetClass() {
    return generations.map(HandsetClass::of).orElse(HandsetClass.UNKNOWN);
  }

  /** As the plain catalogue writes it: {@code 2G|3G}, {@code none}, or empty where unknown. */
  public String writtenGenerations() {
    if (generations.isEmpty()) {
      return "";
    }
    if (generations.get().isEmpty()) {
      return "none";
    }
    return String.join(
        "|", new TreeSet<>(generations.get()).stream().map(Generation::written).toList());
  }
}
