package org.sunset2g.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.VoLte;

/**
 * Which subscribers a phase means, by what their handset can do and the SIM in it: any of the cases
 * suffices.
 */
public record HandsetRule(List<Case> cases) {

  /**
   * All that is named must hold; what is left empty may be anything.
   *
   * @param classes classes of the handset, at least one
   * @param voLte what the catalogue says of calls over LTE
   * @param forms kinds of device
   * @param sims generations of the SIM; a SIM of unknown generation is none of them
   */
  public record Case(
      Set<HandsetClass> classes, Set<VoLte> voLte, Set<HandsetForm> forms, Set<Generation> sims) {
    public Case {
      classes = Set.copyOf(classes);
      voLte = Set.copyOf(voLte);
      forms = Set.copyOf(forms);
      sims = Set.copyOf(sims);
      if (classes.isEmpty()) {
        throw new IllegalArgumentException("must each name a handset class");
      }
      for (HandsetClass unknowable : Set.of(HandsetClass.UNKNOWN, HandsetClass.NON_CELLULAR)) {
        if (classes.contains(unknowable)) {
          throw new IllegalArgumentException(
              "name %s, which stands for itself and is never at risk or a target"
                  .formatted(unknowable));
        }
      }
    }

    private boolean isMet(
        HandsetClass handsetClass, VoLte calls, HandsetForm form, Generation sim) {
      return classes.contains(handsetClass)
          && (voLte.isEmpty() || voLte.contains(calls))
          && (forms.isEmpty() || forms.contains(form))
          && (sims.isEmpty() || sim != null && sims.contains(sim));
    }

    private String written() {
      List<String> parts = new ArrayList<>(List.of(named(HandsetClass.class, classes)));
      if (!voLte.isEmpty()) {
        parts.add("VoLTE " + named(VoLte.class, voLte));
      }
      if (!forms.isEmpty()) {
        parts.add("form " + named(HandsetForm.class, forms));
      }
      if (!sims.isEmpty()) {
        parts.add("SIM " + named(Generation.class, sims));
      }
      return String.join(", ", parts);
    }

    private static <E extends Enum<E>> String named(Class<E> type, Collection<E> values) {
      return EnumSet.allOf(type).stream()
          .filter(values::contains)
          .map(Enum::name)
          .collect(Collectors.joining("/"));
    }
  }

  public HandsetRule {
    cases = List.copyOf(cases);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("must each name a handset class");
    }
  }

  /** Handsets of these classes, whatever else they are. */
  public static HandsetRule ofClasses(HandsetClass... classes) {
    return new HandsetRule(List.of(new Case(Set.of(classes), Set.of(), Set.of(), Set.of())));
  }

  /**
   * Whether the rule holds.
   *
   * @param sim generation of the SIM; null where it is not known
   */
  public boolean isMet(HandsetClass handsetClass, VoLte voLte, HandsetForm form, Generation sim) {
    return cases.stream().anyMatch(one -> one.isMet(handsetClass, voLte, form, sim));
  }

  /** In words: {@code TWO_G_ONLY/THREE_G; or FOUR_G, VoLTE NO}. */
  public String written() {
    return cases.stream().map(Case::written).collect(Collectors.joining("; or "));
  }
}
