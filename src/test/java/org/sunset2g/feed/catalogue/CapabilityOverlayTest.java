package org.sunset2g.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

class CapabilityOverlayTest {
  private static final String CATALOGUE =
      """
      tac,manufacturer,model,form,generations,volte
      00000001,Nokia,X2-01,feature_phone,,NO
      00000002,NOKIA,x2 01,,,
      00000003,Nokia,6.1,,,
      00000004,Nokia,61,,,
      00000005,Nokia,6.1,,2G,
      """;

  @TempDir private Path folder;

  @Test
  void aRowWithoutTacSpeaksOfEveryTacOfTheModel() throws IOException {
    TacCatalogue catalogue = overlaid("brand,model,radio_technology\nnokia,X2 - 01,GSM\n");
    assertThat(generations(catalogue, "00000001")).isEqualTo("2G");
    assertThat(generations(catalogue, "00000002")).isEqualTo("2G");
    assertThat(generations(catalogue, "00000003")).isEmpty();
  }

  @Test
  void formAndVoLteOfTheCatalogueStay() throws IOException {
    CatalogueEntry entry =
        overlaid("brand,model,radio_technology\nnokia,X2-01,GSM\n")
            .find(new Tac("00000001"))
            .orElseThrow();
    assertThat(entry.capability().form()).isEqualTo(HandsetForm.FEATURE_PHONE);
    assertThat(entry.capability().voLte()).isEqualTo(VoLte.NO);
  }

  @Test
  void aDotTellsModelsApart() throws IOException {
    TacCatalogue catalogue = overlaid("brand,model,radio_technology\nNokia,61,GSM\n");
    assertThat(generations(catalogue, "00000003")).isEmpty();
    assertThat(generations(catalogue, "00000004")).isEqualTo("2G");
  }

  @Test
  void aRowWithTacSpeaksOfThatTacOnlyAndGoesFirst() throws IOException {
    TacCatalogue catalogue =
        overlaid(
            """
            tac,brand,model,radio_technology,source
            ,Nokia,X2-01,GSM,a
            00000001,Nokia,X2-01,GSM / HSPA,b
            """);
    assertThat(generations(catalogue, "00000001")).isEqualTo("2G|3G");
    assertThat(generations(catalogue, "00000002")).isEqualTo("2G");
  }

  @Test
  void whatTheCatalogueSaysStaysAndIsNoted() throws IOException {
    TacCatalogue catalogue = overlaid("brand,model,radio_technology\nNokia,6.1,LTE\n");
    assertThat(generations(catalogue, "00000003")).isEqualTo("4G");
    assertThat(generations(catalogue, "00000005")).isEqualTo("2G");
    assertThat(catalogue.notes())
        .contains(
            "TACs of which catalogue and overlay say different things, the catalogue holds: 1");
  }

  @Test
  void aTacThatTheCatalogueLacksIsAddedAndNoted() throws IOException {
    TacCatalogue catalogue = overlaid("tac,brand,model,radio_technology\n00000009,LG,B2000,GSM\n");
    assertThat(generations(catalogue, "00000009")).isEqualTo("2G");
    assertThat(catalogue.notes())
        .anyMatch(
            note -> note.endsWith("0 TACs got their generations from it, 1 TACs were added by it"));
  }

  @Test
  void aTechnologyThatNobodyKnowsLeavesTheModelUnknown() throws IOException {
    TacCatalogue catalogue = overlaid("brand,model,radio_technology\nNokia,61,Not Known\n");
    assertThat(generations(catalogue, "00000004")).isEmpty();
    assertThat(catalogue.notes())
        .contains(
            "overlay rows without a radio technology that we know, not used: 1 (first on line 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        ",NOKIA,X201,GSM / LTE ! line 4: NOKIA X201 has 'GSM / LTE', line 2 says 'GSM'",
        "00000001,Nokia,X2-01,LTE ! line 4: TAC 00000001 has 'LTE', line 3 says 'GSM'",
        "1,Nokia,X2-01,LTE ! line 4: TAC '1' has 1 digits, not 8",
        ",Nokia,,LTE ! line 4: model is empty",
        ",Nokia,X3, ! line 4: radio_technology is empty"
      })
  void aFaultyOverlayRowIsRefusedWithLineAndValue(String row, String message) throws IOException {
    String overlay =
        """
        tac,brand,model,radio_technology
        ,Nokia,X2-01,GSM
        00000001,Nokia,X2-01,GSM
        """;
    assertThatThrownBy(() -> overlaid(overlay + row + "\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("overlay.csv")
        .hasMessageContaining(message);
  }

  @Test
  void twoRowsThatAgreeAreNoContradiction() throws IOException {
    TacCatalogue catalogue =
        overlaid("brand,model,radio_technology\nNokia,61,GSM / HSPA\nNokia,61,UMTS / GSM\n");
    assertThat(generations(catalogue, "00000004")).isEqualTo("2G|3G");
  }

  private TacCatalogue overlaid(String overlay) throws IOException {
    return TacCatalogueReader.read(
        Files.writeString(folder.resolve("catalogue.csv"), CATALOGUE),
        Optional.of(Files.writeString(folder.resolve("overlay.csv"), overlay)));
  }

  private static String generations(TacCatalogue catalogue, String tac) {
    return catalogue.find(new Tac(tac)).orElseThrow().capability().writtenGenerations();
  }
}
