package org.sunset2g.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.report.CsvText;

/** CSV, Parquet and JSON tell the same, as the contract says it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedFormatsTest {
  private static final Map<Column.Type, DataType> SPARK =
      Map.of(
          Column.Type.STRING, DataTypes.StringType,
          Column.Type.LONG, DataTypes.LongType,
          Column.Type.DOUBLE, DataTypes.DoubleType,
          Column.Type.BOOLEAN, DataTypes.BooleanType,
          Column.Type.DATE, DataTypes.DateType);
  private static final Map<Column.Type, String> DUCK =
      Map.of(
          Column.Type.STRING, "VARCHAR",
          Column.Type.LONG, "BIGINT",
          Column.Type.DOUBLE, "DOUBLE",
          Column.Type.BOOLEAN, "BOOLEAN",
          Column.Type.DATE, "DATE");

  private Path folder;

  @BeforeAll
  void write(@TempDir Path temporary) throws IOException {
    folder = temporary;
    PublishedFiles.write(folder, SampleReport.content());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "area_week",
        "area_handset_sim",
        "area_model",
        "area_inflow",
        "changed",
        "forecast"
      })
  void parquetAndJsonTellWhatTheCsvTells(String name) throws IOException, SQLException {
    List<List<String>> csv = csv(name);
    assertThat(csv).hasSizeGreaterThan(2);
    assertThat(csv.get(0)).isEqualTo(contract(name).columnNames());
    assertThat(parquet(name)).isEqualTo(csv);
    assertThat(json(name)).isEqualTo(csv);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "area_week",
        "area_handset_sim",
        "area_model",
        "area_inflow",
        "changed",
        "forecast"
      })
  void jsonIsOfItsSchemaAndHasARowPerLine(String name) throws IOException {
    Path file = folder.resolve(name + ".json");
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    JsonNode schema = new ObjectMapper().readTree(folder.resolve(name + ".schema.json").toFile());
    SchemaCheck.check(schema, rows);
    assertThat(schema.at("/items/required")).hasSize(contract(name).columns().size());
    assertThat(schema.get("$id").asText())
        .isEqualTo("urn:sunset2g:%s:1.0.0".formatted(contract(name).table()));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(rows.size() + 2);
    assertThat(lines.get(1)).startsWith("{\"").endsWith("},");
  }

  @Test
  void sparkReadsTheTypesOfTheContract() {
    for (String name : List.of("area_week", "changed", "forecast")) {
      Dataset<Row> rows =
          SparkForTests.session().read().parquet(folder.resolve(name + ".parquet").toString());
      for (Column column : contract(name).columns()) {
        assertThat(rows.schema().apply(column.name()).dataType())
            .isEqualTo(SPARK.get(column.type()));
      }
      assertThat(rows.schema().fieldNames())
          .containsExactlyElementsOf(contract(name).columnNames());
      assertThat(rows.filter("level = 'country' AND code IS NULL").count()).isPositive();
    }
  }

  @Test
  void aCsvFileHasAByteOrderMarkAndKeepsZerosInFront() throws IOException {
    String text = Files.readString(folder.resolve("area_week.csv"));
    assertThat(text).startsWith("\uFEFFphase,week,code_system,code,level,name,");
    assertThat(text).contains("\r\n2g-only,2024-W37,VN-2004,00001,commune,Xã ");
  }

  @Test
  void aNameLikeAFormulaIsDisarmedInCsvAndAsItIsElsewhere() throws IOException, SQLException {
    String text = Files.readString(folder.resolve("area_week.csv"));
    assertThat(text).contains(",\"'=HYPERLINK(\"\"http").doesNotContain(",=", ",\"=");
    assertThat(Files.readString(folder.resolve("area_inflow.csv"))).contains(",'-2+3,20");
    assertThat(Files.readString(folder.resolve("area_week.json"))).contains("\"name\":\"=HYPER");
  }

  private static Contract contract(String name) {
    return Contracts.of(name.equals("changed") ? "changed_figure" : name);
  }

  private List<List<String>> csv(String name) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(folder.resolve(name + ".csv"))) {
      reader.read();
      for (CSVRecord record : CSVFormat.RFC4180.parse(reader)) {
        rows.add(record.stream().map(CsvText::original).toList());
      }
    }
    return rows;
  }

  private List<List<String>> parquet(String name) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    String query = "SELECT * FROM read_parquet('%s')".formatted(folder.resolve(name + ".parquet"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        header.add(found.getMetaData().getColumnName(i));
        assertThat(found.getMetaData().getColumnTypeName(i))
            .isEqualTo(DUCK.get(contract(name).columns().get(i - 1).type()));
      }
      rows.add(header);
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(found.getString(i) == null ? "" : found.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private List<List<String>> json(String name) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(contract(name).columnNames());
    for (JsonNode object : new ObjectMapper().readTree(folder.resolve(name + ".json").toFile())) {
      List<String> row = new ArrayList<>();
      object.forEach(value -> row.add(value.isNull() ? "" : value.asText()));
      rows.add(row);
    }
    return rows;
  }
}
