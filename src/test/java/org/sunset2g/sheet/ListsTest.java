package org.sunset2g.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.MessageClass;

/** Broadcast plans, notices for sale points and the care desk's list. */
class ListsTest {
  @TempDir Path folder;

  @Test
  void aPlanKeepsTheOfferApartFromTheNotice() throws IOException {
    Path table = folder.resolve("plan.csv");
    BroadcastPlanFiles.writeCsv(table, SampleLists.plan());
    List<CSVRecord> rows = records(table);
    assertThat(rows).hasSize(5);
    assertThat(rows.stream().map(row -> row.get("message_class")))
        .containsExactly(
            "SERVICE_NOTICE", "SERVICE_NOTICE", "SERVICE_NOTICE", "OFFER", "SERVICE_NOTICE");
    assertThat(rows.get(0).get("text")).startsWith("Kính thưa bà con!").doesNotContain("[QC]");
    assertThat(rows.get(3).get("text")).startsWith("[QC] ");
    assertThat(rows.get(3).get("from")).isEqualTo("19:00");

    Path page = folder.resolve("plan.html");
    BroadcastPlanFiles.writeHtml(page, SampleLists.plan());
    Document shown = Jsoup.parse(Files.readString(page));
    assertThat(shown.select(".schedule tbody tr")).hasSize(4);
    assertThat(shown.text()).contains("8 lượt", "Chủ nhật 22/9", "Ủy ban nhân dân xã Quốc Khánh");
    assertThat(shown.select(".say").text()).doesNotContain("[QC]");
  }

  @Test
  void aRunTellsNoOfferWhereThereIsNone() {
    BroadcastPlan plan = SampleLists.plan();
    assertThatThrownBy(
            () ->
                new BroadcastPlan(
                    plan.heading(),
                    plan.spokenNotice(),
                    new Message("Thông báo", List.of(), Optional.empty()),
                    plan.runs(),
                    plan.responsible(),
                    plan.madeFrom()))
        .hasMessage("a run tells an offer, and there are none");
  }

  @Test
  void aShopSeesItsModelsAndProgrammes() throws IOException {
    Path table = folder.resolve("shops.csv");
    ShopNoticesFiles.writeCsv(table, SampleLists.shops());
    assertThat(Files.readString(table)).startsWith("\uFEFFsale_point,").contains("\r\n");
    assertThat(records(table).stream().map(row -> row.get("subject") + " " + row.get("band")))
        .containsExactly("MODEL 100–199", "MODEL ", "PROGRAMME ", "PROGRAMME ");

    Path page = folder.resolve("shops.html");
    ShopNoticesFiles.writeHtml(page, SampleLists.shops());
    assertThat(Jsoup.parse(Files.readString(page)).text())
        .contains("Dòng máy gặp nhiều: Thị trấn Thất Khê", "Kgtel K33 Máy mới vào mạng nhiều")
        .contains("Hiện không trưng bày chương trình nào.");
  }

  @Test
  void aCareDeskCellIsNoFormula() throws IOException {
    Path table = folder.resolve("care.csv");
    CareDeskList.writeCsv(
        table,
        List.of(SampleLists.row("=1+1,\"x\"\r\n\u202Ey", MessageClass.SERVICE_NOTICE)).iterator());
    CSVRecord row = records(table).get(0);
    assertThat(row.get("hamlet")).isEqualTo("'=1+1,\"x\"  y");
    assertThat(row.get("offer_text")).isEmpty();
    assertThat(row.size()).isEqualTo(24);
  }

  @Test
  void anOfferWithoutItsTextIsRefused() {
    CareDeskRow offer = SampleLists.row("Thôn 1", MessageClass.OFFER);
    assertThatThrownBy(
            () ->
                new CareDeskRow(
                    offer.subscriberId(),
                    offer.token(),
                    offer.sheetToken(),
                    offer.area(),
                    offer.commune(),
                    offer.hamlet(),
                    offer.team(),
                    offer.brand(),
                    offer.model(),
                    offer.tac(),
                    offer.weeksAtRisk(),
                    offer.reason(),
                    offer.reasonInWords(),
                    offer.score(),
                    offer.scoreInWords(),
                    MessageClass.SERVICE_NOTICE,
                    offer.channel(),
                    offer.earliest(),
                    offer.latest(),
                    offer.programme(),
                    offer.offerText(),
                    offer.visit(),
                    offer.expiresOn()))
        .hasMessageContaining("a notice has none");
  }

  @Test
  void parquetHoldsTheRowsOfTheCsv() throws IOException, SQLException {
    Path csv = folder.resolve("care.csv");
    Path parquet = folder.resolve("care.parquet");
    CareDeskList.writeCsv(csv, SampleLists.careDesk().iterator());
    CareDeskList.writeParquet(parquet, SampleLists.careDesk().iterator());
    List<List<String>> expected = new ArrayList<>();
    for (CSVRecord row : records(csv)) {
      expected.add(row.toList().stream().map(cell -> cell.isEmpty() ? null : cell).toList());
    }
    assertThat(read(parquet)).isEqualTo(expected).hasSize(3);
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    List<CareDeskRow> rows = Collections.nCopies(500, SampleLists.careDesk().get(1));
    Path first = folder.resolve("first.parquet");
    Path second = folder.resolve("second.parquet");
    CareDeskList.writeParquet(first, rows.iterator());
    CareDeskList.writeParquet(second, rows.iterator());
    CareDeskList.writeParquet(second, rows.iterator());
    assertThat(second).hasSameBinaryContentAs(first);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(first, second);
    }
  }

  private static List<CSVRecord> records(Path table) throws IOException {
    String text = Files.readString(table);
    assertThat(text).startsWith("\uFEFF");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    return format.parse(new StringReader(text.substring(1))).getRecords();
  }

  /** All cells as the CSV writes them. */
  private static List<List<String>> read(Path parquet) throws SQLException {
    String query =
        """
        SELECT * REPLACE (strftime(earliest, '%%Y-%%m-%%dT%%H:%%M') AS earliest,
            strftime(latest, '%%Y-%%m-%%dT%%H:%%M') AS latest)
        FROM read_parquet('%s')"""
            .formatted(parquet);
    List<List<String>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        assertThat(found.getMetaData().getColumnName(i))
            .isEqualTo(CareDeskColumn.values()[i - 1].header());
      }
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
