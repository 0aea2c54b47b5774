package org.sunset2g.report.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.sunset2g.registry.FocalPoint.Role;
import org.sunset2g.report.activity.ActivityReport.CommuneLine;
import org.sunset2g.report.activity.ActivityReport.FormLine;
import org.sunset2g.report.activity.ActivityReport.Issuer;
import org.sunset2g.report.activity.ActivityReport.Recipient;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.CountBand;

/** The three forms of the monthly report say the same, and nothing of single persons. */
class ActivityReportTest {
  private static final List<List<String>> FORMS =
      List.of(
          List.of("1", "Đến tận nhà", "từ 200 đến 499", "–", "Toàn địa bàn"),
          List.of("2", "Gọi điện", "dưới 10", "–", "Toàn địa bàn"),
          List.of(
              "3",
              "Loa truyền thanh",
              "1.240",
              "Đài xã; Loa thôn <b>",
              "Thị trấn Thất Khê, Xã Kim Đồng"));

  @Test
  void theLetterHasThePartsOfAnAdministrativeDocument() throws IOException {
    try (XWPFDocument letter = letter(report())) {
      String text = text(letter);
      assertThat(text)
          .containsSubsequence(
              "VIỄN THÔNG LẠNG SƠN",
              "Số: ……/BC-VTLS",
              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
              "Độc lập - Tự do - Hạnh phúc",
              "Lạng Sơn, ngày …… tháng …… năm 2024",
              "BÁO CÁO",
              "Kết quả tuyên truyền tháng 9 năm 2024",
              "Kính gửi: Sở Thông tin và Truyền thông",
              "trên địa bàn tỉnh Lạng Sơn như sau:",
              "I. KẾT QUẢ THỰC HIỆN",
              "II. KHÓ KHĂN, VƯỚNG MẮC",
              "- Loa hỏng.",
              "III. KIẾN NGHỊ, ĐỀ XUẤT",
              "Không có.",
              "Nơi nhận:",
              "- Sở Thông tin và Truyền thông (để báo cáo);",
              "- UBND huyện Tràng Định (để phối hợp);",
              "- Lưu: VT.",
              "THỦ TRƯỞNG ĐƠN VỊ",
              "PHỤ LỤC");
    }
  }

  @Test
  void theLetterIsTimesNewRomanOnA4WithTheMarginsOfTheDecree() throws IOException {
    try (XWPFDocument letter = letter(report())) {
      var section = letter.getDocument().getBody().getSectPr();
      assertThat(section.getPgSz().getW()).hasToString("11906");
      assertThat(section.getPgSz().getH()).hasToString("16838");
      assertThat(List.of(section.getPgMar().getTop(), section.getPgMar().getBottom()))
          .hasToString("[1134, 1134]");
      assertThat(List.of(section.getPgMar().getLeft(), section.getPgMar().getRight()))
          .hasToString("[1701, 850]");
      assertThat(letter.getParagraphs())
          .flatExtracting(XWPFParagraph::getRuns)
          .allSatisfy(run -> assertThat(run.getFontFamily()).isEqualTo("Times New Roman"));
    }
  }

  @Test
  void theTableOfTheLetterIsTheTableOfThePage() throws IOException {
    try (XWPFDocument letter = letter(report())) {
      assertThat(rows(letter.getTables().get(1))).containsExactlyElementsOf(withHeader(FORMS));
    }
    assertThat(rows(page(report()).select("table").get(0)))
        .containsExactlyElementsOf(withHeader(FORMS));
  }

  @Test
  void theAnnexAddsUpByDistrictAndAsAWhole() throws IOException {
    List<List<String>> annex =
        List.of(
            List.of("TT", "Địa bàn", "Loa truyền thanh", "Nhóm Zalo", "Cộng"),
            List.of("", "Huyện Tràng Định", "1.240", "3", "1.243"),
            List.of("1", "Thị trấn Thất Khê", "1.200", "0", "1.200"),
            List.of("2", "Xã Kim Đồng", "40", "3", "43"),
            List.of("", "Tổng cộng", "1.240", "3", "1.243"));

    assertThat(rows(page(report()).select("table").get(1))).containsExactlyElementsOf(annex);
    try (XWPFDocument letter = letter(report())) {
      assertThat(rows(letter.getTables().get(3))).containsExactlyElementsOf(annex);
    }
  }

  @Test
  void theWorkbookHasNumbersWhereTheyAreExactAndWordsWhereTheyAreBands() throws IOException {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(ActivityWorkbook.bytes(report())))) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets)
          .extracting(Sheet::getName)
          .containsExactly("Kết quả", "Theo địa bàn", "Khó khăn, kiến nghị");
      List<Row> rows = sheets.get(0).read();
      assertThat(rows.get(3).getCellText(2)).isEqualTo("từ 200 đến 499");
      assertThat(rows.get(5).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("1240");
      assertThat(sheets.get(1).read().get(6).getCellAsNumber(4).orElseThrow())
          .isEqualByComparingTo("1243");
      assertThat(sheets.get(2).read().get(3).getCellText(1)).isEqualTo("Loa hỏng");
    }
  }

  @Test
  void theSameReportMakesTheSameBytes() throws Exception {
    byte[] letter = ActivityLetter.bytes(report());
    byte[] workbook = ActivityWorkbook.bytes(report());
    String page = ActivityPage.html(report());
    Thread.sleep(2100);

    assertThat(ActivityLetter.bytes(report())).isEqualTo(letter);
    assertThat(ActivityWorkbook.bytes(report())).isEqualTo(workbook);
    assertThat(ActivityPage.html(report())).isEqualTo(page);
  }

  @Test
  void whatPeopleWroteIsNeverMarkup() throws IOException {
    Document page = page(report());

    assertThat(page.select("b")).isEmpty();
    assertThat(page.text()).contains("Loa thôn <b>");
  }

  @Test
  void thePageLoadsNothing() throws IOException {
    Document page = page(report());

    assertThat(page.select("[src], link, script, iframe, form")).isEmpty();
    assertThat(page.select("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
  }

  @Test
  void theFootnoteSaysWhyThereAreBands() throws IOException {
    assertThat(page(report()).select(".note").text()).contains("ghi là “dưới 10”");
  }

  @Test
  void aMonthInWhichNothingWasDoneIsSaidSo() throws IOException {
    ActivityReport empty =
        new ActivityReport(
            YearMonth.of(2024, 9),
            List.of("north"),
            "toàn quốc",
            List.of(),
            new Issuer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            10);

    assertThat(page(empty).text()).contains("chưa có kết quả tuyên truyền nào");
    assertThat(page(empty).select("table, .annex, .note")).isEmpty();
    try (XWPFDocument letter = letter(empty)) {
      assertThat(text(letter)).contains("chưa có kết quả tuyên truyền nào").contains("Lưu: VT");
    }
    assertThat(ActivityWorkbook.bytes(empty)).isNotEmpty();
  }

  @Test
  void visitsCannotBeDividedByCommune() {
    assertThatThrownBy(
            () -> new CommuneLine("", "Xã Kim Đồng", new TreeMap<>(Map.of(Channel.VISIT, 3L))))
        .hasMessageContaining("single persons");
  }

  @Test
  void manyCommunesAreCountedAndLeftToTheAnnex() throws IOException {
    ActivityReport report = report();
    ActivityReport many =
        new ActivityReport(
            report.month(),
            report.operators(),
            report.area(),
            report.subject(),
            report.issuer(),
            List.of(
                new FormLine(
                    Channel.ZALO,
                    CountBand.exactly(9),
                    List.of(),
                    IntStream.range(0, 9).mapToObj(at -> "Xã " + at).toList())),
            report.communes(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            10);

    assertThat(page(many).select("tbody tr td").get(4).text())
        .isEqualTo("9 xã, phường, thị trấn (Phụ lục)");
  }

  private static ActivityReport report() {
    return new ActivityReport(
        YearMonth.of(2024, 9),
        List.of("north"),
        "Tỉnh Lạng Sơn",
        List.of("Giai đoạn 1: dừng phục vụ máy 2G Only"),
        new Issuer(
            Optional.of("Tập đoàn Bưu chính Viễn thông"),
            Optional.of("Viễn thông Lạng Sơn"),
            Optional.of("BC-VTLS"),
            Optional.of("Lạng Sơn")),
        List.of(
            new FormLine(Channel.VISIT, new CountBand(200, 499), List.of(), List.of()),
            new FormLine(Channel.CALL, new CountBand(1, 9), List.of(), List.of()),
            new FormLine(
                Channel.LOUDSPEAKER,
                CountBand.exactly(1240),
                List.of("Đài xã", "Loa thôn <b>"),
                List.of("Thị trấn Thất Khê", "Xã Kim Đồng"))),
        List.of(
            new CommuneLine(
                "Huyện Tràng Định",
                "Thị trấn Thất Khê",
                new TreeMap<>(Map.of(Channel.LOUDSPEAKER, 1200L))),
            new CommuneLine(
                "Huyện Tràng Định",
                "Xã Kim Đồng",
                new TreeMap<>(Map.of(Channel.LOUDSPEAKER, 40L, Channel.ZALO, 3L)))),
        List.of("Loa hỏng"),
        List.of(),
        List.of(
            new Recipient(Role.REPORT, "Sở Thông tin và Truyền thông"),
            new Recipient(Role.COORDINATE, "UBND huyện Tràng Định")),
        Optional.of(LocalDate.parse("2024-10-09")),
        10);
  }

  private static List<List<String>> withHeader(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(List.of("TT", "Hình thức tuyên truyền", "Số lượt", "Phương tiện", "Địa bàn"));
    all.addAll(rows);
    return all;
  }

  private static XWPFDocument letter(ActivityReport report) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(ActivityLetter.bytes(report)));
  }

  /** Paragraphs and cells in the order of the document. */
  private static String text(XWPFDocument letter) {
    StringBuilder text = new StringBuilder();
    letter
        .getBodyElements()
        .forEach(
            element -> {
              if (element instanceof XWPFParagraph paragraph) {
                text.append(paragraph.getText()).append('\n');
              } else if (element instanceof XWPFTable table) {
                table
                    .getRows()
                    .forEach(
                        row ->
                            row.getTableCells()
                                .forEach(
                                    cell ->
                                        cell.getParagraphs()
                                            .forEach(
                                                paragraph ->
                                                    text.append(paragraph.getText())
                                                        .append('\n'))));
              }
            });
    return text.toString();
  }

  private static List<List<String>> rows(XWPFTable table) {
    return table.getRows().stream()
        .map(row -> row.getTableCells().stream().map(cell -> cell.getText()).toList())
        .toList();
  }

  private static List<List<String>> rows(Element table) {
    return table.select("tr").stream()
        .map(row -> row.select("th, td").stream().map(Element::text).toList())
        .toList();
  }

  private static Document page(ActivityReport report) throws IOException {
    return Jsoup.parse(ActivityPage.html(report));
  }
}
