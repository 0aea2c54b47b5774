package org.sunset2g.report.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Expected;
import org.sunset2g.registry.FocalPoint.Role;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.Written;
import org.sunset2g.report.letter.LetterHead.Recipient;
import org.sunset2g.vocabulary.AreaCode;

/** Both forms of the letter say the same, and nothing but what the table says. */
class WeekLetterTest {
  private static final AreaCode PROVINCE = new AreaCode("VN-2004", "02");

  @TempDir Path folder;

  @Test
  void theLetterHasThePartsOfAnAdministrativeDocument() throws IOException {
    String[] parts = {
      "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
      "PHÒNG BƯU CHÍNH, VIỄN THÔNG",
      "Số: ……/BC-BCVT",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Lạng Sơn, ngày …… tháng …… năm ………",
      "BÁO CÁO",
      "Kết quả chuyển đổi thuê bao 2G Only",
      "tuần 37 năm 2024 trên phạm vi cả nước",
      "Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn",
      "Thực hiện Kế hoạch dừng công nghệ di động 2G, Phòng Bưu chính, Viễn thông báo cáo",
      "(từ ngày 09/9/2024 đến hết ngày 15/9/2024)",
      "I. KẾT QUẢ THỰC HIỆN TRONG TUẦN",
      "còn 31 ngày đến thời điểm dừng cung cấp dịch vụ (00 giờ 00 phút, ngày 16/10/2024).",
      "II. GIẢI TRÌNH BIẾN ĐỘNG",
      "III. CHẤT LƯỢNG SỐ LIỆU",
      "Chưa có số liệu của: Bạch Đằng",
      "IV. KHÓ KHĂN, VƯỚNG MẮC",
      "- Một số xã vùng cao chưa có điểm bán máy.",
      "V. KIẾN NGHỊ, ĐỀ XUẤT",
      "VI. PHƯƠNG HƯỚNG TUẦN TỚI",
      "Dự báo nếu tình hình tiếp diễn như hiện nay: đến hết ngày 22/9/2024, cả nước còn khoảng",
      "Dự báo đến thời điểm dừng cung cấp dịch vụ (hết ngày 15/10/2024): cả nước còn khoảng",
      "- Tiếp tục vận động tại các xã biên giới.",
      "trên phạm vi cả nước./.",
      "Nơi nhận:",
      "- Như trên (để báo cáo);",
      "- Cục Viễn thông (để báo cáo);",
      "- Giám đốc Sở (để chỉ đạo);",
      "- UBND các huyện, thành phố (để phối hợp);",
      "- Báo Lạng Sơn (để biết);",
      "- Lưu: VT.",
      "TRƯỞNG PHÒNG"
    };
    write(LetterWeek.content(5, 900), LetterWeek.head());

    assertThat(text()).containsSubsequence(parts);
    assertThat(page().text()).containsSubsequence(parts);
  }

  @Test
  void whatIsExpectedIsToldWithItsRange() throws IOException {
    ReportContent content = LetterWeek.content(5, 900);
    write(content, LetterHead.OPEN);

    AreaForecast country =
        content.asNow().orElseThrow().find(PublishedArea.COUNTRY.code()).orElseThrow();
    for (Expected expected : List.of(country.expected().get(0), country.atCutOff().orElseThrow())) {
      String told =
          "cả nước còn khoảng %s thuê bao 2G Only (khoảng 80%%: từ %s đến %s)."
              .formatted(
                  nearestTen(expected.number().q50()),
                  nearestTen(expected.number().q10()),
                  nearestTen(expected.number().q90()));
      assertThat(text()).contains(told);
      assertThat(page().text()).contains(told);
    }
  }

  @Test
  void withoutAForecastNothingIsExpected() throws IOException {
    ReportContent content = LetterWeek.content(5, 900);
    write(
        new ReportContent(
            content.facts(),
            content.table(),
            content.earlier(),
            content.revised(),
            content.phases(),
            content.inflow(),
            List.of()),
        LetterHead.OPEN);

    assertThat(text()).contains("VI. PHƯƠNG HƯỚNG TUẦN TỚI").doesNotContain("Dự báo");
  }

  private static String nearestTen(long number) {
    return Written.number((number + 5) / 10 * 10);
  }

  @Test
  void theDocumentIsTimesNewRomanOnA4WithTheMarginsOfTheDecree() throws IOException {
    write(LetterWeek.content(5, 900), LetterHead.OPEN);

    try (XWPFDocument letter = document()) {
      var section = letter.getDocument().getBody().getSectPr();
      assertThat(section.getPgSz().getW()).hasToString("11906");
      assertThat(section.getPgSz().getH()).hasToString("16838");
      var margins = section.getPgMar();
      assertThat(
              List.of(margins.getTop(), margins.getBottom(), margins.getLeft(), margins.getRight()))
          .hasToString("[1134, 1134, 1701, 1134]");
      assertThat(letter.getParagraphs())
          .flatExtracting(XWPFParagraph::getRuns)
          .allSatisfy(run -> assertThat(run.getFontFamily()).isEqualTo("Times New Roman"));
    }
  }

  @Test
  void theTableOfAreasHasTheFiguresOfTheProtectedTable() throws IOException {
    ReportContent content = LetterWeek.content(5, 900);
    write(content, LetterHead.OPEN);

    List<List<String>> expected = new ArrayList<>();
    for (AreaFigures row : content.table().figures()) {
      if (row.above().equals(Optional.of(PublishedArea.COUNTRY.code()))) {
        expected.add(
            List.of(
                row.area().name(),
                written(row.of(Measure.OPENING), "dưới 10"),
                written(Measure.conversions().stream().mapToLong(row::of).sum(), "–"),
                written(row.of(Measure.CLOSING), "dưới 10")));
      }
    }
    assertThat(expected)
        .hasSize(6)
        .last()
        .isEqualTo(List.of("Chưa rõ địa bàn", "dưới 10", "–", "dưới 10"));
    List<List<String>> shown = rows(page().select("table").get(0));
    assertThat(shown.subList(1, 7))
        .map(row -> List.of(row.get(1), row.get(2), row.get(3), row.get(5)))
        .containsExactlyElementsOf(expected);
    assertThat(shown.get(7).subList(1, 7)).startsWith("Tổng cộng").endsWith("100,0%");
  }

  @Test
  void allTablesOfTheDocumentAreThoseOfThePage() throws IOException {
    write(LetterWeek.content(5, 900), LetterHead.OPEN);

    List<Element> onPage = page().select("table");
    assertThat(onPage).hasSize(3);
    try (XWPFDocument letter = document()) {
      // The first table stands for the head, the last for recipients and signature.
      assertThat(letter.getTables().subList(1, 4))
          .map(WeekLetterTest::rows)
          .containsExactlyElementsOf(onPage.stream().map(WeekLetterTest::rows).toList());
    }
  }

  @Test
  void theExplainedChangeAddsUpFromTheFirstLineToTheLast() throws IOException {
    ReportContent content = LetterWeek.content(5, 900);
    write(content, LetterHead.OPEN, PROVINCE);

    List<List<String>> rows = rows(page().select("table").get(1));
    AreaFigures province = content.table().find(PROVINCE).orElseThrow();
    assertThat(number(rows.get(1).get(4))).isEqualTo(province.of(Measure.OPENING));
    assertThat(number(rows.get(13).get(4))).isEqualTo(province.of(Measure.CLOSING));
    assertThat(rows.subList(2, 12).stream().mapToLong(row -> number(row.get(4))).sum())
        .isEqualTo(province.of(Measure.CLOSING) - province.of(Measure.OPENING))
        .isEqualTo(number(rows.get(12).get(4)));
  }

  @Test
  void manyAreasStandInAnAnnex() throws IOException {
    write(LetterWeek.content(16, 900), LetterWeek.head());

    assertThat(text())
        .containsSubsequence(
            "Số liệu từng địa bàn nêu tại Phụ lục kèm theo.",
            "Lưu: VT.",
            "PHỤ LỤC",
            "(Kèm theo Báo cáo số ……/BC-BCVT ngày …… tháng …… năm ……… của Phòng Bưu chính");
    assertThat(rows(page().select("section.annex table").get(0))).hasSize(1 + 17 + 1);
  }

  @Test
  void theRoundingIsToldOnce() throws IOException {
    write(LetterWeek.content(5, 900), LetterHead.OPEN);

    assertThat(text())
        .containsOnlyOnce("Số liệu được làm tròn đến bội số của 10 để bảo vệ thông tin thuê bao");
  }

  @Test
  void whatNobodyWroteIsAFieldToFillIn() throws IOException {
    write(LetterWeek.content(5, 900), LetterHead.OPEN);

    try (XWPFDocument letter = document()) {
      List<XWPFSDT> fields =
          letter.getBodyElements().stream()
              .filter(XWPFSDT.class::isInstance)
              .map(XWPFSDT.class::cast)
              .toList();
      assertThat(fields)
          .extracting(XWPFSDT::getTag)
          .containsExactly("difficulties", "proposals", "plans");
      assertThat(fields)
          .extracting(XWPFSDT::getTitle)
          .containsExactly("Khó khăn, vướng mắc", "Kiến nghị, đề xuất", "Phương hướng tuần tới");
    }
    assertThat(page().select(".field"))
        .allSatisfy(field -> assertThat(field.select("p.fill")).hasSize(3));
  }

  @Test
  void withoutRecipientsThereAreLinesToFillIn() throws IOException {
    write(LetterWeek.content(5, 900), LetterHead.OPEN);

    String dots = "[…]{7,}";
    assertThat(text())
        .containsPattern("Kính gửi: " + dots)
        .containsPattern("- " + dots + " \\(để chỉ đạo\\);")
        .containsPattern("- " + dots + " \\(để phối hợp\\);")
        .containsPattern("- " + dots + " \\(để biết\\);");
    assertThat(page().select(".to").text()).matches("Kính gửi: " + dots);
  }

  @Test
  void whoOnlyHasADistributionListWritesToThoseItReportsTo() throws IOException {
    write(
        LetterWeek.content(5, 900),
        withDistribution(List.of(new Recipient(Role.REPORT, "Cục Viễn thông"))));

    assertThat(page().select(".to").text()).isEqualTo("Kính gửi: Cục Viễn thông");
    assertThat(page().select(".list p").eachText())
        .containsExactly("Nơi nhận:", "- Như trên (để báo cáo);", "- Lưu: VT.");
  }

  @Test
  void severalAddresseesStandOneBelowTheOther() throws IOException {
    write(
        LetterWeek.content(5, 900),
        withDistribution(
            List.of(
                new Recipient(Role.REPORT, "Cục Viễn thông"),
                new Recipient(Role.REPORT, "UBND tỉnh"))));

    assertThat(text()).contains("Kính gửi:\n- Cục Viễn thông;\n- UBND tỉnh.\n");
    assertThat(page().select(".to").text()).isEqualTo("Kính gửi: - Cục Viễn thông; - UBND tỉnh.");
  }

  @Test
  void moreRecipientsThanALetterCanNameStandInAListOfTheirOwn() throws IOException {
    write(
        LetterWeek.content(5, 900),
        withDistribution(
            IntStream.rangeClosed(1, 63)
                .mapToObj(n -> new Recipient(Role.COORDINATE, "Sở thứ " + n))
                .toList()));

    assertThat(page().select(".list p").eachText())
        .contains("- 63 đơn vị theo danh sách kèm theo (để phối hợp);");
    assertThat(rows(page().select("section.annex table").get(0)))
        .hasSize(64)
        .last()
        .isEqualTo(List.of("63", "Sở thứ 63", "để phối hợp"));
  }

  @Test
  void aCommuneIsNamedWithAllAboveItAndHasNoTableOfAreas() throws IOException {
    write(LetterWeek.content(5, 20), LetterHead.OPEN, new AreaCode("VN-2004", "00003"));

    assertThat(page().select(".title").text())
        .matches(".*trên địa bàn xã \\S+ \\S+, huyện \\S+ \\S+, tỉnh \\S+ \\S+");
    assertThat(page().select("table")).hasSize(2);
    assertThat(page().text()).doesNotContain("6. Kết quả theo địa bàn");
  }

  @Test
  void namesAreNeverMarkup() throws IOException {
    String hostile = "<script>alert(1)</script>\"'&";
    LetterHead head = withDistribution(List.of(new Recipient(Role.INFORM, hostile)));
    write(LetterWeek.content(5, 900), head);

    assertThat(page().select("script")).isEmpty();
    assertThat(page().select(".list").text()).contains(hostile);
    assertThat(text()).contains(hostile);
  }

  @Test
  void thePageLoadsNothingAndAllowsItsOwnStyleOnly() throws IOException {
    write(LetterWeek.content(5, 900), LetterWeek.head());

    assertThat(page().select("meta[http-equiv]").attr("content"))
        .startsWith("default-src 'none'; ")
        .contains("style-src 'sha256-");
    assertThat(page().select("[src], [href], [style], link, img")).isEmpty();
  }

  @Test
  void theSameWeekMakesTheSameBytes() throws Exception {
    List<byte[]> before = bytes(folder.resolve("a"));
    Thread.sleep(2100);

    assertThat(bytes(folder.resolve("b"))).containsExactlyElementsOf(before);
  }

  @Test
  void anAreaThatTheTableLacksIsRefused() {
    assertThatThrownBy(
            () -> write(LetterWeek.content(5, 900), LetterHead.OPEN, new AreaCode("VN-2025", "02")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VN-2025/02")
        .hasMessageContaining("2024-W37");
  }

  private List<byte[]> bytes(Path into) throws IOException {
    List<byte[]> bytes = new ArrayList<>();
    for (Path file : WeekLetter.write(into, LetterWeek.content(5, 900), LetterWeek.head())) {
      bytes.add(Files.readAllBytes(file));
    }
    return bytes;
  }

  private static LetterHead withDistribution(List<Recipient> distribution) {
    LetterHead open = LetterHead.OPEN;
    return new LetterHead(
        open.superior(),
        open.issuer(),
        open.symbol(),
        open.place(),
        open.basis(),
        open.addressees(),
        distribution,
        open.signer(),
        open.difficulties(),
        open.proposals(),
        open.plans());
  }

  private void write(ReportContent content, LetterHead head) throws IOException {
    WeekLetter.write(folder, content, head);
  }

  private void write(ReportContent content, LetterHead head, AreaCode area) throws IOException {
    WeekLetter.write(folder, content, head, area);
  }

  private XWPFDocument document() throws IOException {
    try (InputStream stream = Files.newInputStream(folder.resolve("letter.docx"))) {
      return new XWPFDocument(stream);
    }
  }

  private String text() throws IOException {
    try (XWPFWordExtractor extractor = new XWPFWordExtractor(document())) {
      return extractor.getText();
    }
  }

  private Document page() throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve("letter.html")));
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

  private static String written(long number, String nothing) {
    return number == 0 ? nothing : Written.number(number);
  }

  private static long number(String written) {
    return written.equals("–")
        ? 0
        : Long.parseLong(written.replace(".", "").replace("+", "").replace("−", "-"));
  }
}
