package org.sunset2g.report.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.contract.AreaHandsetSim;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.contract.AreaModel;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The folder {@code tables/} of a published week: its facts, each table as CSV, Parquet and JSON
 * with a JSON Schema, all of it as a workbook, and a manifest with checksums. The same content
 * always makes the same bytes.
 */
public final class PublishedFiles {
  /** The workbook of all tables. */
  public static final String WORKBOOK = "report.xlsx";

  private static final List<String> LETTERS = List.of("../letter.docx", "../letter.html");
  private static final List<String> WITH_SCHEMA = List.of(FactsFile.NAME, TablesManifest.NAME);
  private static final List<String> TABLES =
      List.of(
          AreaWeek.TABLE,
          AreaHandsetSim.TABLE,
          AreaModel.TABLE,
          AreaInflow.TABLE,
          WeekTables.CHANGED,
          ForecastTable.TABLE);

  private PublishedFiles() {}

  /**
   * Writes all files in place of those of an earlier run. The manifest comes last, so a folder that
   * was not finished has none; letters that already lie beside the folder are listed in it.
   *
   * @param tablesFolder the folder {@code tables/} of a week, or of a phase of it; made where it is
   *     not there
   */
  public static void write(Path tablesFolder, ReportContent content) throws IOException {
    Files.createDirectories(tablesFolder);
    removeEarlier(tablesFolder);
    List<String> names = new ArrayList<>();
    FactsFile.write(tablesFolder.resolve(FactsFile.NAME), content.facts());
    names.add(FactsFile.NAME);
    for (String document : WITH_SCHEMA) {
      names.add(copySchema(tablesFolder, document));
    }
    List<WeekTable> tables = WeekTables.of(content);
    for (WeekTable table : tables) {
      CsvTable.write(tablesFolder.resolve(table.file() + ".csv"), table);
      TableParquet.write(tablesFolder.resolve(table.file() + ".parquet"), table);
      TableJson.write(tablesFolder.resolve(table.file() + ".json"), table);
      TableJson.writeDocument(
          tablesFolder.resolve(table.file() + ".schema.json"), TableSchema.of(table.contract()));
      names.addAll(files(table.file()));
    }
    ReportWorkbook.write(tablesFolder.resolve(WORKBOOK), content, tables);
    names.add(WORKBOOK);
    LETTERS.stream()
        .filter(letter -> Files.isRegularFile(tablesFolder.resolve(letter)))
        .forEach(names::add);
    TablesManifest.write(tablesFolder, content.facts(), names);
  }

  /**
   * Reads a week back from what {@link #write} wrote. Only tables that the manifest vouches for are
   * read; letters are not looked at, nor are forecasts: who has the figures makes them anew.
   *
   * @throws InputProblem where a file is missing, was changed, is of another version, or holds what
   *     no protection can have made
   */
  public static PublishedReport read(Path tablesFolder) throws IOException {
    Set<String> files = TablesManifest.verify(tablesFolder);
    for (String name :
        List.of(
            FactsFile.NAME,
            AreaWeek.TABLE + ".csv",
            AreaHandsetSim.TABLE + ".csv",
            AreaModel.TABLE + ".csv")) {
      if (!files.contains(name)) {
        throw InputProblem.inFile(
            tablesFolder.resolve(TablesManifest.NAME),
            "does not name " + name,
            "give the folder tables/ of a published week");
      }
    }
    WeekFacts facts = FactsFile.read(tablesFolder.resolve(FactsFile.NAME));
    checkMinimumCell(tablesFolder, facts);
    String inflow = AreaInflow.TABLE + ".csv";
    Optional<List<InflowFigure>> figures =
        files.contains(inflow)
            ? Optional.of(InflowReading.read(tablesFolder.resolve(inflow), facts))
            : Optional.empty();
    return new PublishedReport(facts, new WeekReading(tablesFolder, facts).read(), figures);
  }

  private static void checkMinimumCell(Path tablesFolder, WeekFacts facts) {
    try {
      new DisclosureSettings(facts.minimumCell());
    } catch (IllegalArgumentException tooSmall) {
      throw InputProblem.inFile(
              tablesFolder.resolve(FactsFile.NAME),
              "/minimum_cell: " + tooSmall.getMessage(),
              "have the week published again with a minimum cell that is allowed")
          .causedBy(tooSmall);
    }
  }

  private static List<String> files(String table) {
    return List.of(table + ".csv", table + ".parquet", table + ".json", table + ".schema.json");
  }

  private static void removeEarlier(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(TablesManifest.NAME));
    for (String table : TABLES) {
      for (String file : files(table)) {
        Files.deleteIfExists(folder.resolve(file));
      }
    }
  }

  private static String copySchema(Path folder, String document) throws IOException {
    String schema = document.replace(".json", ".schema.json");
    try (InputStream resource = PublishedFiles.class.getResourceAsStream(schema)) {
      Files.copy(resource, folder.resolve(schema), StandardCopyOption.REPLACE_EXISTING);
    }
    return schema;
  }
}
