package org.sunset2g.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The published tables of one week and phase.
 *
 * @param week ISO week as its folder is named
 * @param tables the folder {@code tables/}
 */
public record PublishedWeek(String week, Path tables) {
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  /** The phase as facts.json names it. */
  public String phase() {
    return facts().path("phase").asText();
  }

  /** What a reader must know beside the figures. */
  public JsonNode facts() {
    Path file = tables.resolve("facts.json");
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** The multiple that every figure was rounded to. */
  public int minimumCell() {
    return facts().path("minimum_cell").asInt();
  }

  /**
   * Rows of a table, in its order.
   *
   * @param table such as {@code area_week}
   */
  public List<CSVRecord> rows(String table) {
    Path file = tables.resolve(table + ".csv");
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
      try (CSVParser rows = format.parse(text)) {
        return rows.getRecords();
      }
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** Rows of area_week of one level. */
  public List<CSVRecord> areas(AreaLevel level) {
    return rows(AreaWeek.TABLE).stream()
        .filter(row -> row.get(AreaWeek.LEVEL).equals(level.written()))
        .toList();
  }

  /** The row of area_week that speaks of everybody. */
  public CSVRecord country() {
    return areas(AreaLevel.COUNTRY).stream()
        .findFirst()
        .orElseThrow(
            () ->
                InputProblem.inFile(
                    tables.resolve(AreaWeek.TABLE + ".csv"),
                    "has no row of the country",
                    "publish the week again: the file is not whole"));
  }

  /** Rows of a table by area that speak of everybody. */
  public List<CSVRecord> ofCountry(String table) {
    return rows(table).stream()
        .filter(row -> row.get(AreaWeek.CODE_SYSTEM).isEmpty() && row.get(AreaWeek.CODE).isEmpty())
        .toList();
  }

  /** Districts where the week has them, else communes: the level at which outreach is planned. */
  public AreaLevel planningLevel() {
    return Stream.of(AreaLevel.DISTRICT, AreaLevel.COMMUNE, AreaLevel.PROVINCE)
        .filter(level -> !areas(level).isEmpty())
        .findFirst()
        .orElse(AreaLevel.COUNTRY);
  }

  /** Area names by code system and code. */
  public Map<AreaCode, String> names() {
    return rows(AreaWeek.TABLE).stream()
        .collect(
            Collectors.toMap(
                row -> new AreaCode(row.get(AreaWeek.CODE_SYSTEM), row.get(AreaWeek.CODE)),
                row -> row.get(AreaWeek.NAME)));
  }

  /** The area that a row of area_week is added up into. */
  public static AreaCode parentOf(CSVRecord row) {
    return new AreaCode(row.get(AreaWeek.PARENT_CODE_SYSTEM), row.get(AreaWeek.PARENT_CODE));
  }

  private static InputProblem unreadable(Path file, IOException cause) {
    return InputProblem.inFile(
            file, "cannot be read", "publish the week again, or check the file's rights")
        .causedBy(cause);
  }
}
