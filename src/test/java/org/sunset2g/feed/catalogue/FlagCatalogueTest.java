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
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.VoLte;

/** Catalogues that say yes, no or nothing of each generation. */
class FlagCatalogueTest {
  private static final String HEADER = "TAC,Is2G,Is3G,Is4G,Is5G,IsVoLTE\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'Y,N,N,N,N', TWO_G_ONLY, 2G",
    "'1,0,0,0,0', TWO_G_ONLY, 2G",
    "'y,n,n,n,n', TWO_G_ONLY, 2G",
    "'Y,Y,N,N,N', THREE_G, 2G|3G",
    "'Y,Y,Y,N,Y', FOUR_G, 2G|3G|4G",
    "'Y,Y,Y,Y,Y', FIVE_G, 2G|3G|4G|5G",
    "'N,N,Y,N,Y', FOUR_G, 4G",
    "'N,N,N,N,N', NON_CELLULAR, none"
  })
  void yesAndNoMakeTheGenerations(String flags, HandsetClass expected, String written)
      throws IOException {
    Capability capability = capability(HEADER, flags);
    assertThat(capability.handsetClass()).isEqualTo(expected);
    assertThat(capability.writtenGenerations()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "'Y,,N,N,N'", "'Y,N,,N,N'", "'Y,N,N,,N'", "'Y,E,N,N,N'", "'Y,N,E,N,'", "'Y,N,N,E,'",
    "'Y,Y,,N,'", "'Y,Y,E,N,'", "',N,N,N,'", "'E,N,N,N,'", "',,,,'", "'E,E,E,E,E'"
  })
  void aGenerationThatIsNotKnownNeverMakesAModelOfALowerClass(String flags) throws IOException {
    assertThat(capability(HEADER, flags).handsetClass()).isEqualTo(HandsetClass.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"'Y,Y,Y,,Y', FOUR_G", "'Y,,Y,N,Y', FOUR_G", "'E,E,Y,E,', FOUR_G", "',,,Y,', FIVE_G"})
  void whatIsOpenBelowTheHighestOrIsOnlyFiveGChangesNothing(String flags, HandsetClass expected)
      throws IOException {
    assertThat(capability(HEADER, flags).handsetClass()).isEqualTo(expected);
  }

  @Test
  void aListThatDoesNotSpeakOfFiveGDecidesWithoutIt() throws IOException {
    assertThat(capability("TAC,Is2G,Is3G,Is4G\n", "Y,N,N").handsetClass())
        .isEqualTo(HandsetClass.TWO_G_ONLY);
  }

  @ParameterizedTest
  @CsvSource({"Y, YES", "1, YES", "N, NO", "0, NO", "'', UNKNOWN", "E, UNKNOWN"})
  void callsOverLteAreYesNoOrUnknown(String flag, VoLte expected) throws IOException {
    assertThat(capability(HEADER, "Y,Y,Y,N," + flag).voLte()).isEqualTo(expected);
  }

  @Test
  void withoutTheColumnCallsOverLteAreUnknown() throws IOException {
    assertThat(capability("TAC,Is2G,Is3G,Is4G,Is5G\n", "Y,Y,Y,N").voLte()).isEqualTo(VoLte.UNKNOWN);
  }

  @Test
  void callsOverLteWithoutLteAreAContradictionAndTheModelUnknown() throws IOException {
    TacCatalogue catalogue = read(HEADER + "01234567,Y,N,N,N,Y\n01234568,Y,N,N,N,N\n");
    assertThat(catalogue.entries())
        .extracting(entry -> entry.capability().handsetClass())
        .containsExactly(HandsetClass.UNKNOWN, HandsetClass.TWO_G_ONLY);
    assertThat(catalogue.notes())
        .singleElement()
        .asString()
        .contains("contradict themselves")
        .endsWith(": 1 (first on line 2)");
  }

  @Test
  void aTacThatIsBothYesAndNoRefusesTheFile() {
    assertThatThrownBy(() -> read(HEADER + "01234567,Y,N,N,N,N\n01234567,Y,N,Y,N,N\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("Is4G is 'N' on line 2 and 'Y' here");
  }

  @ParameterizedTest
  @CsvSource({
    "'X,N,N,N,N', Is2G 'X'",
    "'Y,N,YES,N,N', Is4G 'YES'",
    "'Y,N,N,N,2', IsVoLTE '2'",
    "'Y,N,-,N,N', Is4G '-'"
  })
  void anotherLetterIsRefusedWithLineAndValue(String flags, String named) {
    assertThatThrownBy(() -> read(HEADER + "01234567,Y,N,N,N,N\n01234568," + flags + "\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 3: " + named + " is none of Y, N, E, 1 and 0");
  }

  @Test
  void caseAndOrderOfTheHeaderAreFreeAndNamesMayStandThere() throws IOException {
    TacCatalogue catalogue =
        read(
            "isvolte,IS5G,is4g,Is3g,model,MANUFACTURER,is2g,tac,note\nN,N,N,N,105,Nokia,Y,01234567,x\n");
    assertThat(catalogue.entries())
        .extracting(
            CatalogueEntry::manufacturer,
            CatalogueEntry::model,
            entry -> entry.capability().writtenGenerations())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Nokia", "105", "2G"));
    assertThat(catalogue.notes()).containsExactly("columns that are not read: [note]");
  }

  @Test
  void aMissingGenerationAndAWrongDelimiterAreNamed() {
    assertThatThrownBy(() -> read("TAC,Is2G,Is3G,IsVoLTE\n01234567,Y,N,N\n"))
        .hasMessageContaining("the list of flags lacks the mandatory columns [Is4G]");
    assertThatThrownBy(() -> read((HEADER + "01234567,Y,N,N,N,N\n").replace(',', ';')))
        .hasMessageContaining("expected was a comma ',', found a semicolon ';'");
  }

  private Capability capability(String header, String flags) throws IOException {
    return read(header + "01234567," + flags + "\n").entries().iterator().next().capability();
  }

  private TacCatalogue read(String content) throws IOException {
    return TacCatalogueReader.read(
        Files.writeString(folder.resolve("catalogue.csv"), content), Optional.empty());
  }
}
