package org.sunset2g.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class TeamSheetWorkbookTest {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  @Test
  void theWorkbookOpensOnTheTaskAndBeginsWithTheResults() throws IOException {
    Document workbook = xml(SampleSheets.sheet(3), "xl/workbook.xml");
    assertThat(workbook.select("sheet").eachAttr("name"))
        .containsExactly("Kết quả", "Phiếu việc", "Thăm hộ", "Danh mục");
    assertThat(workbook.select("sheet").get(3).attr("state")).isEqualTo("hidden");
    assertThat(workbook.selectFirst("workbookView").attr("activeTab")).isEqualTo("1");
  }

  @Test
  void resultsHaveTheirColumnsTokensAndLists() throws IOException {
    Document results = xml(SampleSheets.sheet(3), "xl/worksheets/sheet1.xml");
    assertThat(results.select("row[r=1] c").eachText())
        .containsExactlyElementsOf(ResultColumn.headers());
    assertThat(
            List.of(
                results.select("c[r=A2]").text(),
                results.select("c[r=A3]").text(),
                results.select("c[r=A4]").text()))
        .containsExactlyElementsOf(SampleSheets.visits(3).stream().map(Visit::token).toList());
    assertThat(results.select("c[r=A5]").text()).isEmpty();
    assertThat(results.select("dataValidation").eachAttr("sqref"))
        .containsExactlyInAnyOrder("C2:C44", "F2:F44");
    assertThat(results.select("pane").attr("state")).isEqualTo("frozen");
    assertThat(results.selectFirst("pageSetup").attr("paperSize")).isEqualTo("9");
  }

  @Test
  void noCellIsAFormula() throws IOException {
    TeamSheet sample = SampleSheets.sheet(1);
    Visit visit = sample.visits().get(0);
    TeamSheet hostile =
        new TeamSheet(
            new TeamSheet.Heading(
                "=1+1", "=1+1", "@SUM(A1)", List.of("-1"), SampleSheets.WEEK, SampleSheets.EXPIRES),
            sample.cutOff(),
            sample.reach(),
            sample.handsets(),
            sample.message(),
            sample.salePlaces(),
            sample.offices(),
            sample.restrictions(),
            sample.postponedVisits(),
            List.of(
                new Visit("=1+1", "\t+84", "@x", "-b", "<b>&", visit.earliest(), visit.latest())),
            "=1+1");
    for (Map.Entry<String, String> part : parts(hostile).entrySet()) {
      if (part.getKey().startsWith("xl/worksheets/sheet")) {
        Document sheet = Jsoup.parse(part.getValue(), "", Parser.xmlParser());
        assertThat(sheet.select("c f")).isEmpty();
        assertThat(sheet.select("c t").eachText())
            .isNotEmpty()
            .noneMatch(text -> "=+-@".indexOf(text.charAt(0)) >= 0);
      }
    }
    assertThat(xml(hostile, "xl/worksheets/sheet3.xml").select("c[r=C2]").text()).isEqualTo("'+84");
  }

  @Test
  void theSameSheetGivesTheSameBytesWithoutATime() throws IOException {
    byte[] workbook = bytes(SampleSheets.sheet(20));
    for (int again = 0; again < 20; again++) {
      assertThat(parts(SampleSheets.sheet(20))).isEqualTo(parts(SampleSheets.sheet(20)));
      assertThat(Arrays.equals(bytes(SampleSheets.sheet(20)), workbook)).isTrue();
    }
    assertThat(parts(SampleSheets.sheet(1)).get("docProps/core.xml"))
        .as("the Monday of its week")
        .contains(">" + SampleSheets.sheet(1).heading().week().monday() + "T00:00:00Z<");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(NO_TIME);
      }
    }
  }

  @Test
  void aSheetWithoutVisitsSaysSo() throws IOException {
    assertThat(xml(SampleSheets.restricted(), "xl/worksheets/sheet3.xml").select("c[r=B2]").text())
        .isEqualTo("Trong thời gian hạn chế không có lượt thăm hộ nào.");
  }

  private static Document xml(TeamSheet sheet, String part) throws IOException {
    return Jsoup.parse(parts(sheet).get(part), "", Parser.xmlParser());
  }

  private static Map<String, String> parts(TeamSheet sheet) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(sheet)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static byte[] bytes(TeamSheet sheet) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    TeamSheetWorkbook.write(stream, sheet);
    return stream.toByteArray();
  }
}
