package org.sunset2g.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.feed.catalogue.CatalogueFindings.Conflict;
import org.sunset2g.feed.catalogue.CatalogueFindings.Handling;
import org.sunset2g.feed.catalogue.CatalogueFindings.Statement;
import org.sunset2g.feed.text.SharedData;
import org.sunset2g.reference.ModelDisagreement;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.InputProblem;

class CatalogueFindingsTest {
  private static final String HEADER = "tac,manufacturer,model,form,generations,volte\n";

  @TempDir private Path folder;

  @Test
  void everyConflictOfAFileThatTheReaderRefusesIsNamedWithItsLines() throws IOException {
    Path file =
        written(
            HEADER
                + "35000002,M,Two,,2G,\n"
                + "35000001,M,One,,2G,\n"
                + "35000002,M,Two,,2G|4G,\n"
                + "35000001,M,Uno,,2G,\n"
                + "35000003,M,Three,,2G|3G,\n"
                + "35000003,M,Three,,2G|3G,\n");

    CatalogueFindings findings = CatalogueFindings.of(file, Optional.empty());

    assertThat(findings.handling()).isEqualTo(Handling.REFUSED);
    assertThat(findings.conflicts())
        .extracting(
            conflict -> conflict.tac().digits(),
            Conflict::isOfCapability,
            Conflict::columns,
            conflict -> conflict.statements().stream().map(Statement::line).toList())
        .containsExactly(
            Tuple.tuple("35000001", false, List.of("model"), List.of(3L, 5L)),
            Tuple.tuple("35000002", true, List.of("generations"), List.of(2L, 4L)));
    assertThat(findings.undisputed())
        .extracting(entry -> entry.tac().digits())
        .containsExactly("35000003");
    assertThatThrownBy(() -> TacCatalogueReader.read(file, Optional.empty()))
        .as("the reader names the first in the file")
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 4: 2 conflicting rows")
        .hasMessageContaining("the first is TAC 35000002, whose generations is '2G' on line 2");
  }

  @Test
  void aFileInOrderHasNoFindings() throws IOException {
    CatalogueFindings findings =
        CatalogueFindings.of(written(HEADER + "35000001,M,One,,2G,\n"), Optional.empty());

    assertThat(findings.conflicts()).isEmpty();
    assertThat(findings.undisputed()).hasSize(1);
  }

  @Test
  void anyOtherFaultRefusesTheFileAsEver() throws IOException {
    Path file = written(HEADER + "35000001,M,One,,2G,\n3500,M,One,,2G,\n");

    assertThatThrownBy(() -> CatalogueFindings.of(file, Optional.empty()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 3: TAC '3500' has 4 digits");
  }

  @Test
  void theGsmaExportWithDuplicatesIsReadToItsEnd() {
    Path file = SharedData.file("tac_cases/gsma_dump_duplicaterecord_2016_large.txt");

    CatalogueFindings findings = CatalogueFindings.of(file, Optional.empty());

    assertThat(findings.handling()).isEqualTo(Handling.REFUSED);
    assertThat(findings.conflicts().stream().mapToInt(each -> each.statements().size() - 1).sum())
        .isEqualTo(5);
  }

  @Test
  void theOneConflictOfTheOsmocomListIsNamedWithBothModels() {
    CatalogueFindings findings =
        CatalogueFindings.of(SharedData.file("tac/osmocom_tacdb_2018.csv"), Optional.empty());

    assertThat(findings.handling()).isEqualTo(Handling.SET_ASIDE);
    assertThat(findings.conflicts()).singleElement().satisfies(this::isTheSagem);
    assertThat(findings.undisputed()).hasSize(25_121 - 1);
  }

  private void isTheSagem(Conflict conflict) {
    assertThat(conflict.tac().digits()).isEqualTo("33205600");
    assertThat(conflict.statements())
        .extracting(said -> said.entry().model())
        .containsExactly("DMC 830", "M314-B0");
  }

  @Test
  void modelsThatTheLabelledListGivesToSomeTacsOnlyArePartlyUnknown() {
    CatalogueFindings findings =
        CatalogueFindings.of(
            SharedData.file("tac/osmocom_tacdb_2018.csv"),
            Optional.of(SharedData.file("tac/tac_labelled.csv")));

    assertThat(ModelDisagreement.in(findings.undisputed()))
        .isNotEmpty()
        .filteredOn(model -> !model.isContradictory())
        .allSatisfy(model -> assertThat(model.tacs()).containsKey(HandsetClass.UNKNOWN));
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("catalogue.csv"), text);
  }
}
