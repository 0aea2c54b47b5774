package org.sunset2g.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.InputProblem;

/** What is wrong with a published folder, and where. */
class RefusedFilesTest {
  private static final String COUNTRY = "2g-only,2024-W37,,,country,Cả nước,,,";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    PublishedFiles.write(folder, SampleReport.content());
  }

  @ParameterizedTest
  @ValueSource(strings = {"area_week.csv", "area_model.parquet", "report.xlsx", "facts.json"})
  void aFileOfAnotherLengthIsRefused(String name) throws IOException {
    Files.writeString(folder.resolve(name), " ", StandardOpenOption.APPEND);

    refused(name, "has ", "manifest.json says", "it was changed or cut short");
  }

  @Test
  void aFileOfTheSameLengthButAnotherChecksumIsRefused() throws IOException {
    Path file = folder.resolve("area_week.csv");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("Cả nước", "Cả Nước"));

    refused("area_week.csv", "SHA-256", "it was changed", "what to do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "area_handset_sim.csv", "area_inflow.json"})
  void aMissingFileIsRefused(String name) throws IOException {
    Files.delete(folder.resolve(name));

    refused(name, "the file is missing");
  }

  @Test
  void aFolderWhoseManifestLeavesOutATableIsRefused() throws IOException {
    Files.delete(folder.resolve("area_model.csv"));
    SampleReport.vouch(folder);

    refused("manifest.json", "does not name area_model.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../facts.json", "/etc/hosts", "a/b.csv", "..", "facts.json"})
  void aManifestThatNamesOtherThanFilesOfTheFolderOrOneTwiceIsRefused(String path)
      throws IOException {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"report.xlsx\"", "\"" + path + "\""));

    refused("manifest.json", "/files/", path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"facts.json", "manifest.json"})
  void anotherVersionIsRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file, Files.readString(file).replace("\"schema_version\" : 1", "\"schema_version\" : 2"));
    if (name.equals("facts.json")) {
      SampleReport.vouch(folder);
    }

    refused(name, "schema_version is 2, known is 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2024-W37\"|\"2024-W54\"|/week is '2024-W54'",
        "\"TWO_G_ONLY\"|\"WHATEVER\"|/wording is 'WHATEVER'",
        "\"revision\" : 2|\"revision\" : \"2\"|/revision is not a whole number",
        "\"vi\" : \"Dừng 2G Only\"|\"vi\" : null|/phase_name/vi is missing",
        "\"minimum_cell\" : 10|\"minimum_cell\" : 1|/minimum_cell",
        "\"minimum_cell\" : 10|\"minimum_cell\" : 10,,|line 15: not JSON",
        "\"Asia/Ho_Chi_Minh\"|\"Asia/Nowhere\"|/cut_off_zone is 'Asia/Nowhere'"
      })
  void factsThatAreNotFactsAreRefused(String from, String to, String problem) throws IOException {
    SampleReport.change(folder, "facts.json", from, to);

    refused("facts.json", problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",opening,|,start,|unknown column start",
        "phase,week|week,phase|columns are in another order",
        ",converted_not_blocked||no column converted_not_blocked"
      })
  void anotherHeaderIsRefused(String from, String to, String problem) throws IOException {
    SampleReport.change(folder, "area_week.csv", from, to == null ? "" : to);

    refused("area_week.csv, line 1", problem, "converted_other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|opening is 'x', not a whole number",
        "-10|opening is '-10', not a whole number",
        "1e3|opening is '1e3', not a whole number",
        "''|opening is '', not a whole number",
        "10000000000000000|opening is '10000000000000000', not a whole number",
        "15|opening is 15, not a multiple of 10"
      })
  void whatIsNoPublishedFigureIsRefused(String cell, String problem) throws IOException {
    String opening = firstFigure();
    SampleReport.change(folder, "area_week.csv", COUNTRY + opening, COUNTRY + cell);

    refused("area_week.csv, line 2", problem);
  }

  @Test
  void anOpeningThatDoesNotGoWithTheFlowsIsRefused() throws IOException {
    SampleReport.change(folder, "area_week.csv", COUNTRY + firstFigure(), COUNTRY + "999990");

    refused("area_week.csv, line 2", "OPENING + inflows - outflows - CLOSING of Cả nước");
  }

  @Test
  void anAreaThatIsLeftOutBreaksTheSumOfTheOneAbove() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("area_week.csv"));
    String last = lines.get(lines.size() - 1);
    SampleReport.change(folder, "area_week.csv", last + "\r\n", "");

    refused("area_week.csv, line ", "of the areas below of Huyện", ", not ");
  }

  @Test
  void anAreaThatIsThereTwiceIsRefused() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("area_week.csv"));
    SampleReport.change(
        folder,
        "area_week.csv",
        lines.get(3) + "\r\n",
        lines.get(3) + "\r\n" + lines.get(3) + "\r\n");

    refused("area_week.csv, line 5", "VN-2004/02 is on line 4 too");
  }

  @Test
  void anAreaBelowOneThatIsNotThereIsRefused() throws IOException {
    SampleReport.change(folder, "area_week.csv", ",VN-2004,002,", ",VN-2004,999,");

    refused("area_week.csv, line ", "which is not there");
  }

  @ParameterizedTest
  @CsvSource({
    "area_handset_sim.csv,the numbers by handset and SIM of Cả nước",
    "area_model.csv,the numbers by model of Cả nước"
  })
  void aBreakdownThatDoesNotAddUpIsRefused(String name, String problem) throws IOException {
    String row = Files.readAllLines(folder.resolve(name)).get(1);
    SampleReport.change(folder, name, row, row.substring(0, row.lastIndexOf(',')) + ",777770");

    refused(name + ", line 2", problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "area_handset_sim.csv|TWO_G_ONLY|SIX_G|handset is 'SIX_G', which is not known",
        "area_handset_sim.csv|,2G,|,9G,|sim_generation is '9G', which is not known",
        "area_handset_sim.csv|,,TWO|,77,TWO|the area /77 is not in area_week.csv",
        "area_model.csv|2024-W37|2024-W36|week is '2024-W36', facts.json says '2024-W37'",
        "area_model.csv|2g-only|3g|phase is '3g', facts.json says '2g-only'",
        "area_model.csv|Hãng 2 102|Hãng 1 101|an earlier line tells the model 'Hãng 1 101'",
        "area_inflow.csv|,country,|,planet,|level is 'planet', not one of country, province",
        "area_inflow.csv|Hãng 105||measure is MODEL with the model ''"
      })
  void aCellThatSaysWhatCannotBeIsRefused(String name, String from, String to, String problem)
      throws IOException {
    SampleReport.change(folder, name, from, to == null ? "" : to);

    refused(name + ", line ", problem);
  }

  @ParameterizedTest
  @CsvSource({
    "',,,,100',',,,,200',the areas below",
    "'Hãng 105,80','Hãng 105,90',the models",
    "'ALL,country,,,Cả nước,,,,140','ALL,country,,,Cả nước,,,,150',certified and not certified"
  })
  void inflowThatDoesNotAddUpIsRefused(String from, String to, String problem) throws IOException {
    SampleReport.change(folder, "area_inflow.csv", from, to);

    refused("area_inflow.csv, line ", problem, "add up to");
  }

  @Test
  void aRowThatWasCutShortIsRefused() throws IOException {
    SampleReport.change(folder, "area_model.csv", "2g-only,2024-W37,,,", "2g-only,");

    refused("area_model.csv, line 2", "has 3 cells under a header of 6");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("area_week.csv");
    String text = Files.readString(file).replaceFirst("Cả nước", "é");
    Files.write(file, text.replaceAll("[^\\x00-\\xFF]", "?").getBytes(StandardCharsets.ISO_8859_1));
    SampleReport.vouch(folder);

    refused("area_week.csv", "is not UTF-8");
  }

  private String firstFigure() throws IOException {
    String country = Files.readAllLines(folder.resolve("area_week.csv")).get(1);
    assertThat(country).startsWith(COUNTRY);
    return country.substring(COUNTRY.length()).split(",")[0];
  }

  private AbstractThrowableAssert<?, ?> refused(String... parts) {
    return assertThatThrownBy(() -> PublishedFiles.read(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("what to do");
  }
}
