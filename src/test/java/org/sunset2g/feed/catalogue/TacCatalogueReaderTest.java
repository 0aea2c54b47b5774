package org.sunset2g.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

class TacCatalogueReaderTest {
  private static final String PLAIN =
      """
      tac,manufacturer,model,form,generations,volte
      01234567,Nokia,105,feature_phone,2G,NO
      01234568,Nokia,"6.1, dual",smartphone,2G|3G|4G,YES
      01234569,,,,,
      01234570,Amazon,Kindle,tablet,none,
      """;

  private static final String GSMA =
      """
      TAC|Manufacturer|Model Name|Bands|Allocation Date|Device Type|Radio Interface
      01234567|Nokia|105|GSM 900|01-Jan-2001|Handheld|GPRS
      """;

  private static final String OSMOCOM =
      """
      Osmocom TAC database, licence, see "there"
      tac,name,name,contributor,comment,gsmarena,gsmarena,aka
      01234567,Nokia,105,someone,,,,
      """;

  @TempDir private Path folder;

  @Test
  void thePlainCatalogueSaysEverythingOutright() throws IOException {
    TacCatalogue catalogue = read(PLAIN);
    assertThat(catalogue.entries())
        .extracting(
            entry -> entry.tac().digits(),
            CatalogueEntry::model,
            entry -> entry.capability().writtenGenerations(),
            entry -> entry.capability().voLte(),
            entry -> entry.capability().form())
        .containsExactly(
            tuple("01234567", "105", "2G", VoLte.NO, HandsetForm.FEATURE_PHONE),
            tuple("01234568", "6.1, dual", "2G|3G|4G", VoLte.YES, HandsetForm.SMARTPHONE),
            tuple("01234569", "", "", VoLte.UNKNOWN, HandsetForm.UNKNOWN),
            tuple("01234570", "Kindle", "none", VoLte.UNKNOWN, HandsetForm.TABLET));
    assertThat(catalogue.notes()).isEmpty();
  }

  @Test
  void aModelIsFoundByItsTac() throws IOException {
    assertThat(read(GSMA).find(new Tac("01234567")))
        .map(CatalogueEntry::manufacturer)
        .contains("Nokia");
  }

  @Test
  void columnOrderAndHeaderSpellingAreFree() throws IOException {
    assertThat(
            read("VoLTE,Generations ,FORM,Model,Manufacturer,TAC,price\nNO,2g,Router,M,N,01234567,9")
                .entries())
        .extracting(entry -> entry.capability().writtenGenerations())
        .containsExactly("2G");
  }

  @Test
  void extraColumnsAreNoted() throws IOException {
    assertThat(read("tac,manufacturer,model,form,generations,volte,price\n01234567,,,,,,9").notes())
        .containsExactly("columns that are not read: [price]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "1234567,N,M,router,2G,NO ! TAC '1234567' has 7 digits, not 8",
        "0123456x,N,M,router,2G,NO ! TAC '0123456x' is not a number of 8 digits",
        ",N,M,router,2G,NO ! TAC '' is not a number of 8 digits",
        "11111111,N,M,phone,2G,NO ! form 'phone' is not a known form",
        "11111111,N,M,router,2G|6G,NO ! generations '2G|6G' is not a list like 2G|3G",
        "11111111,N,M,router,2G|,NO ! generations '2G|' is not a list like 2G|3G",
        "11111111,N,M,router,2G,maybe ! volte 'maybe' is neither YES nor NO",
        "11111111,N,M,router,2G ! the row has 5 fields and the header has 6",
        "01234567,Nokia,105,feature_phone,4G,NO ! generations is '2G' on line 2 and '4G' here"
      })
  void aFaultyPlainRowIsRefusedWithLineAndValue(String row, String message) throws IOException {
    assertRefused(PLAIN + row + "\n", ", line 6: ", message);
  }

  @Test
  void aRepeatedRowCollapsesWithANote() throws IOException {
    TacCatalogue catalogue = read(PLAIN + "01234567,Nokia,105,feature_phone,2G,NO\n");
    assertThat(catalogue.size()).isEqualTo(4);
    assertThat(catalogue.notes()).containsExactly("rows that repeat another exactly, collapsed: 1");
  }

  @Test
  void aWrongDelimiterIsNamedWithTheExpectedOne() throws IOException {
    assertRefused(
        GSMA.replace('|', ','),
        "the GSMA export",
        "expected was a vertical bar '|', found a comma");
    assertRefused(
        "tac;manufacturer;model;form;generations;volte\n01234567;N;M;;;",
        "the plain catalogue",
        "expected was a comma ',', found a semicolon ';'");
  }

  @Test
  void missingColumnsAreNamed() throws IOException {
    assertRefused(GSMA.replace("Bands|", "Bnds|"), "line 1", "lacks the mandatory columns [Bands]");
    assertRefused(GSMA.replace("TAC|", "T|"), "lacks the mandatory columns [TAC]");
    assertRefused("tac,manufacturer,model\n01234567,N,M", "[form, generations, volte]");
  }

  @Test
  void aFileWithoutHeaderOrRowsIsRefused() throws IOException {
    assertRefused("01234567,N,M,router,2G,NO\n", "line 1: there is no header", "tac");
    assertRefused(PLAIN.lines().findFirst().orElseThrow(), "no models below it");
  }

  @Test
  void linesAboveTheHeaderAreRefusedOutsideTheOsmocomList() throws IOException {
    assertRefused("my catalogue\n" + PLAIN, "line 1: 'my catalogue' is not the header");
  }

  @Test
  void theOsmocomListIsReadBelowItsLicenceAndRepaired() throws IOException {
    TacCatalogue catalogue =
        read(
            OSMOCOM
                + """
                1234568,Nokia,3310,a,,,,
                01234568,Nokia,3410,a,,,,
                1234569,LG,B2000,a,,,,
                123456,LG,old,a,,,,
                \s01234567,Nokia,105,someone else,,,,
                01234570,Sagem,X,a,,,,
                01234570,Sagem,Y,a,,,,
                """);
    assertThat(catalogue.entries())
        .extracting(
            entry -> entry.tac().digits(), CatalogueEntry::manufacturer, CatalogueEntry::model)
        .containsExactly(
            tuple("01234567", "Nokia", "105"),
            tuple("01234568", "Nokia", "3410"),
            tuple("01234569", "LG", "B2000"),
            tuple("01234570", "Sagem", ""));
    assertThat(catalogue.entries()).allMatch(entry -> entry.capability().generations().isEmpty());
    assertThat(catalogue.notes())
        .containsExactly(
            "TACs of 7 digits, repaired by the leading zero they lost: 2",
            "repaired TACs left out because the list has them in full as well: 1",
            "rows that repeat a TAC and its model, collapsed: 1",
            "rows set aside because their TAC has neither 8 nor 7 digits: 1 (lines [7])",
            "TACs that different rows give to different models, set aside as unknown: 1,"
                + " [01234570 (Sagem X, Sagem Y)]");
  }

  @Test
  void anOsmocomListWithOneNameColumnIsRefused() throws IOException {
    assertRefused("tac,name,contributor,aka\n01234567,N,c,\n", "has 1 columns 'name'");
  }

  @ParameterizedTest
  @CsvSource({
    "Smartphone, SMARTPHONE",
    "Feature phone, FEATURE_PHONE",
    "Mobile Phone/Feature phone, FEATURE_PHONE",
    "Tablet, TABLET",
    "Modem, ROUTER",
    "WLAN Router, ROUTER",
    "Dongle, ROUTER",
    "Module, MODULE",
    "Wearable, WEARABLE",
    "Connected Computer, OTHER",
    "Vehicle, OTHER",
    "e-Book, OTHER",
    "Handheld, UNKNOWN",
    "Mobile Phone, UNKNOWN",
    "Portable(include PDA), UNKNOWN",
    "Smartphone/Tablet, UNKNOWN",
    "Not Known, UNKNOWN",
    "'', UNKNOWN"
  })
  void theFormIsTakenOnlyWhereTheDeviceTypeSaysIt(String deviceType, HandsetForm form)
      throws IOException {
    assertThat(read(GSMA.replace("Handheld", deviceType)).entries())
        .extracting(entry -> entry.capability().form())
        .containsExactly(form);
  }

  @ParameterizedTest
  @CsvSource({"Sep-23-2011", "31-Feb-2001", "2001-01-01", "1-Jan-2001", "01-Sept-2001"})
  void anImpossibleAllocationDateIsRefused(String written) throws IOException {
    assertRefused(
        GSMA.replace("01-Jan-2001", written), "line 2: Allocation Date '" + written + "'");
  }

  @Test
  void theVersionInForceIsTheNewestUntilTheSundayOfTheWeek() throws IOException {
    write("2024-01-01.csv", PLAIN);
    write("2024-09-15.csv", GSMA);
    write("2024-09-16.txt", GSMA);
    write("_SUCCESS", "");
    write(".crc", "");
    assertThat(inForce("2024-W36").source()).endsWith("2024-01-01.csv");
    assertThat(inForce("2024-W37").source()).endsWith("2024-09-15.csv");
    assertThat(inForce("2024-W38").source()).endsWith("2024-09-16.txt");
    assertThatThrownBy(() -> inForce("2023-W52"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no catalogue in force in 2023-W52, that is until 2023-12-31")
        .hasMessageContaining("2024-01-01.csv, 2024-09-15.csv");
  }

  @Test
  void aFileNamesItselfWhateverTheWeek() throws IOException {
    Path file = write("catalogue.csv", PLAIN);
    assertThat(TacCatalogueReader.asOf(file, Optional.empty(), IsoWeek.parse("2024-W37")).size())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"latest.csv", "2024-02-30.csv", "2024-01-01", "2024-01-01-new.csv"})
  void aVersionWithoutAnEffectiveDateRefusesTheFolder(String name) throws IOException {
    write("2024-01-01.csv", PLAIN);
    write(name, PLAIN);
    assertThatThrownBy(() -> inForce("2024-W37"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(name + ": is not named by an effective date");
  }

  @Test
  void twoVersionsOfOneDayRefuseTheFolder() throws IOException {
    write("2024-01-01.csv", PLAIN);
    write("2024-01-01.txt", PLAIN);
    assertThatThrownBy(() -> inForce("2024-W37"))
        .hasMessageContaining("two versions of one day: 2024-01-01.csv and 2024-01-01.txt");
  }

  private TacCatalogue inForce(String week) {
    return TacCatalogueReader.asOf(folder, Optional.empty(), IsoWeek.parse(week));
  }

  private TacCatalogue read(String text) throws IOException {
    return TacCatalogueReader.read(write("catalogue.csv", text), Optional.empty());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void assertRefused(String text, String... messages) throws IOException {
    Path file = write("catalogue.csv", text);
    assertThatThrownBy(() -> TacCatalogueReader.read(file, Optional.empty()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContainingAll(messages);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }
}
