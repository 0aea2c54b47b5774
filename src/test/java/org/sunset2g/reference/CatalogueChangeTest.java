package org.sunset2g.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.CatalogueChange.Kind;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

class CatalogueChangeTest {
  private static final Set<Generation> TWO = Set.of(Generation.TWO_G);
  private static final Set<Generation> FOUR = Set.of(Generation.TWO_G, Generation.FOUR_G);
  private static final Set<Generation> THREE_AND_FOUR =
      Set.of(Generation.TWO_G, Generation.THREE_G, Generation.FOUR_G);

  @Test
  void everyDifferenceThatAFigureDependsOnIsListedInTheOrderOfTheTacs() {
    TacCatalogue before =
        catalogue(
            entry("35000005", "Gone", TWO, VoLte.UNKNOWN, HandsetForm.UNKNOWN),
            entry("35000004", "Form", FOUR, VoLte.YES, HandsetForm.UNKNOWN),
            entry("35000003", "Calls", FOUR, VoLte.UNKNOWN, HandsetForm.SMARTPHONE),
            entry("35000002", "Class", TWO, VoLte.UNKNOWN, HandsetForm.UNKNOWN),
            entry("35000001", "Same", TWO, VoLte.NO, HandsetForm.FEATURE_PHONE));
    TacCatalogue after =
        catalogue(
            entry("01000009", "New", TWO, VoLte.UNKNOWN, HandsetForm.UNKNOWN),
            entry("35000004", "Form", FOUR, VoLte.YES, HandsetForm.TABLET),
            entry("35000003", "Calls", FOUR, VoLte.YES, HandsetForm.SMARTPHONE),
            entry("35000002", "Class", FOUR, VoLte.UNKNOWN, HandsetForm.UNKNOWN),
            entry("35000001", "Same", TWO, VoLte.NO, HandsetForm.FEATURE_PHONE));

    assertThat(CatalogueChange.between(before, after))
        .extracting(
            change -> change.tac().digits(),
            CatalogueChange::kind,
            change -> change.classBefore().orElse(null),
            change -> change.classAfter().orElse(null))
        .containsExactly(
            Tuple.tuple("01000009", Kind.ADDED, null, HandsetClass.TWO_G_ONLY),
            Tuple.tuple("35000002", Kind.CHANGED, HandsetClass.TWO_G_ONLY, HandsetClass.FOUR_G),
            Tuple.tuple("35000003", Kind.CHANGED, HandsetClass.FOUR_G, HandsetClass.FOUR_G),
            Tuple.tuple("35000004", Kind.CHANGED, HandsetClass.FOUR_G, HandsetClass.FOUR_G),
            Tuple.tuple("35000005", Kind.REMOVED, HandsetClass.TWO_G_ONLY, null));
  }

  @Test
  void anotherSpellingOrARadioBelowTheHighestIsNoChange() {
    assertThat(
            CatalogueChange.between(
                catalogue(entry("35000001", "A 1", FOUR, VoLte.YES, HandsetForm.SMARTPHONE)),
                catalogue(
                    entry("35000001", "a1", THREE_AND_FOUR, VoLte.YES, HandsetForm.SMARTPHONE))))
        .isEmpty();
  }

  @Test
  void aRemovedTacIsNamedByTheCatalogueThatHadIt() {
    List<CatalogueChange> changes =
        CatalogueChange.between(
            catalogue(entry("35000001", "Old", TWO, VoLte.NO, HandsetForm.UNKNOWN)), catalogue());

    assertThat(changes)
        .singleElement()
        .extracting(change -> change.named().model())
        .isEqualTo("Old");
  }

  private static TacCatalogue catalogue(CatalogueEntry... entries) {
    return new TacCatalogue("test", List.of(entries), List.of());
  }

  private static CatalogueEntry entry(
      String tac, String model, Set<Generation> generations, VoLte voLte, HandsetForm form) {
    return new CatalogueEntry(
        new Tac(tac), "Maker", model, new Capability(Optional.of(generations), voLte, form));
  }
}
