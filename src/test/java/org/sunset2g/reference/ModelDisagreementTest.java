package org.sunset2g.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

class ModelDisagreementTest {
  private static final Set<Generation> TWO = Set.of(Generation.TWO_G);
  private static final Set<Generation> FOUR = Set.of(Generation.FOUR_G);

  @Test
  void aModelInSeveralClassesIsNamedWithItsTacsWhateverItsSpelling() {
    List<ModelDisagreement> found =
        ModelDisagreement.in(
            List.of(
                entry("35000003", "NOKIA", "105", TWO),
                entry("35000002", "Nokia ", "1 05", FOUR),
                entry("35000001", "nokia", "105", TWO)));

    assertThat(found)
        .containsExactly(
            new ModelDisagreement(
                "NOKIA",
                "105",
                Map.of(
                    HandsetClass.TWO_G_ONLY,
                    List.of(new Tac("35000001"), new Tac("35000003")),
                    HandsetClass.FOUR_G,
                    List.of(new Tac("35000002")))));
    assertThat(found.get(0).isContradictory()).isTrue();
  }

  @Test
  void aModelOfOneClassOrOfAnotherMakerOrWithoutANameDoesNotDisagree() {
    assertThat(
            ModelDisagreement.in(
                List.of(
                    entry("35000001", "Nokia", "6.1", FOUR),
                    entry("35000002", "Nokia", "61", TWO),
                    entry("35000003", "Itel", "61", FOUR),
                    entry("35000004", "Itel", "", TWO),
                    entry("35000005", "Itel", "", FOUR))))
        .isEmpty();
  }

  @Test
  void aClassAgainstNoneIsNoContradiction() {
    assertThat(
            ModelDisagreement.in(
                List.of(
                    entry("35000001", "Nokia", "105", TWO),
                    new CatalogueEntry(new Tac("35000002"), "Nokia", "105", Capability.UNKNOWN))))
        .singleElement()
        .satisfies(model -> assertThat(model.isContradictory()).isFalse());
  }

  private static CatalogueEntry entry(
      String tac, String manufacturer, String model, Set<Generation> generations) {
    return new CatalogueEntry(
        new Tac(tac),
        manufacturer,
        model,
        new Capability(Optional.of(generations), VoLte.UNKNOWN, HandsetForm.UNKNOWN));
  }
}
