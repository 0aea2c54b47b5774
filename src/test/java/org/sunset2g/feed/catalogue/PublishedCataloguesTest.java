package org.sunset2g.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.SharedData;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

/** Catalogues as others have published them. */
class PublishedCataloguesTest {
  private static final Map<String, HandsetClass> CLASSES =
      Map.of("2G", HandsetClass.TWO_G_ONLY, "3G", HandsetClass.THREE_G, "4G", HandsetClass.FOUR_G);

  @Test
  void everyCaseOfTheGsmaExportEndsAsItsListSays() {
    ReferenceTable cases =
        ReferenceFile.open(SharedData.file("tac_cases/cases.csv")).table(Layout.CONTRACT);
    assertThat(cases.rows()).hasSize(14);
    for (ReferenceTable.Row row : cases.rows()) {
      String name = row.field(cases.column("file"));
      if (row.field(cases.column("expected")).equals("accept")) {
        assertThat(readCase(name).size())
            .as(name)
            .isEqualTo(Integer.parseInt(row.field(cases.column("rows_stored"))));
      } else {
        assertThatThrownBy(() -> readCase(name)).as(name).isInstanceOf(InputProblem.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "gsma_dump_duplicaterecord_2016_large.txt ! line 3: 5 conflicting rows",
        "gsma_dump_uneven_columns.txt ! line 2: the row has 16 fields and the header has 17",
        "gsma_dump_missing_headers_july_2016.txt ! mandatory columns [TAC, Manufacturer, Model Name, Bands",
        "gsma_dump_commadelimited_2016.txt ! expected was a vertical bar '|', found a comma",
        "gsma_dump_InvalidTac_july_2016.txt ! line 2: TAC '9113177' has 7 digits, not 8",
        "gsma_dump_malformeddate_2016.txt ! line 4: Allocation Date 'Sep-23-2011'"
      })
  void aRefusedCaseSaysWhy(String name, String message) {
    assertThatThrownBy(() -> readCase(name)).hasMessageContaining(message);
  }

  @Test
  void bandsSayWhichGenerationsAModelHas() {
    Map<String, String> generations = new TreeMap<>();
    for (CatalogueEntry entry : readCase("gsma_dump_rat_computation_check.txt").entries()) {
      generations.put(entry.tac().digits(), entry.capability().writtenGenerations());
    }
    assertThat(generations)
        .containsExactly(
            Map.entry("01132222", "2G"),
            Map.entry("11111111", "4G"),
            Map.entry("22222222", "4G"),
            Map.entry("41233333", "4G"),
            Map.entry("41255555", "2G|3G"),
            Map.entry("41266666", "3G"),
            Map.entry("41277777", "2G|3G|4G"),
            Map.entry("41288888", "2G|4G"),
            Map.entry("41299999", "3G|4G"));
  }

  @Test
  void fieldsAreTrimmedAndAStrayQuoteDropped() {
    TacCatalogue trimmed = readCase("gsma_dump_white_spaces.txt");
    assertThat(trimmed.find(new Tac("21782434")).orElseThrow().manufacturer()).isEmpty();
    assertThat(readCase("gsma_dump_doublequotes.txt").find(new Tac("38245933"))).isPresent();
  }

  @Test
  void aModelOfWhichOnlyTheTacIsGivenIsUnknownAndNever2GOnly() {
    assertThat(readCase("gsma_dump_emptynontac_july_2016.txt").entries())
        .extracting(entry -> entry.capability().handsetClass())
        .containsOnly(HandsetClass.UNKNOWN);
  }

  @Test
  void theOsmocomListIsReadWithItsFaultsNoted() {
    TacCatalogue catalogue =
        TacCatalogueReader.read(SharedData.file("tac/osmocom_tacdb_2018.csv"), Optional.empty());
    assertThat(catalogue.size()).isEqualTo(25_121);
    assertThat(catalogue.notes())
        .containsExactly(
            "TACs of 7 digits, repaired by the leading zero they lost: 779",
            "repaired TACs left out because the list has them in full as well: 50",
            "rows that repeat a TAC and its model, collapsed: 2",
            "rows set aside because their TAC has neither 8 nor 7 digits: 1 (lines [25150])",
            "TACs that different rows give to different models, set aside as unknown: 1,"
                + " [33205600 (Sagem DMC 830, Sagem M314-B0)]");
    assertThat(catalogue.entries())
        .allMatch(entry -> entry.capability().handsetClass() == HandsetClass.UNKNOWN);
  }

  @Test
  void theLabelledListAsOverlayClassifiesEveryOneOfItsTacs() {
    Path labelled = SharedData.file("tac/tac_labelled.csv");
    TacCatalogue catalogue =
        TacCatalogueReader.read(
            SharedData.file("tac/osmocom_tacdb_2018.csv"), Optional.of(labelled));
    ReferenceTable labels = ReferenceFile.open(labelled).table(Layout.CONTRACT);
    Map<String, HandsetClass> expected =
        labels.rows().stream()
            .collect(
                Collectors.toMap(
                    row -> row.field(labels.column("tac")),
                    row -> CLASSES.get(row.field(labels.column("generation")))));
    assertThat(expected).hasSize(4_737);
    assertThat(expected)
        .allSatisfy(
            (tac, handsetClass) ->
                assertThat(catalogue.find(new Tac(tac)).orElseThrow().capability().handsetClass())
                    .as(tac)
                    .isEqualTo(handsetClass));
    assertThat(catalogue.entries())
        .filteredOn(entry -> entry.capability().handsetClass() != HandsetClass.UNKNOWN)
        .hasSize(4_737);
  }

  private static TacCatalogue readCase(String name) {
    return TacCatalogueReader.read(SharedData.file("tac_cases/" + name), Optional.empty());
  }
}
