package org.sunset2g.report.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.FocalPoint.Role;
import org.sunset2g.registry.Validity;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.Wording;
import org.sunset2g.report.letter.LetterHead.Recipient;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Sentence;
import org.sunset2g.vocabulary.AreaCode;

/** What the letter says of particular figures, and whom it goes to. */
class LetterWordingTest {
  private static final AreaCode CODE = new AreaCode("VN-2025", "20");
  private static final AreaCode COUNTRY = PublishedArea.COUNTRY.code();

  @Test
  void everyFlowHasExactlyOneCause() {
    assertThat(
            Arrays.stream(ChangeCause.values())
                .flatMap(
                    cause -> Stream.concat(cause.inflows().stream(), cause.outflows().stream())))
        .containsExactlyInAnyOrderElementsOf(Measure.flowMeasures());
  }

  @Test
  void aStockThatIsShownAsNothingMayBeAFew() {
    assertThat(sentences(week(Map.of(), "Tỉnh Lạng Sơn"), COUNTRY))
        .contains("cả nước còn dưới 10 thuê bao 2G Only")
        .contains("Từng nguyên nhân đều dưới 10 thuê bao hoặc không có.");
  }

  @Test
  void everyFlowIsToldByName() {
    Map<Measure, Long> figures = new EnumMap<>(Measure.class);
    figures.put(Measure.OPENING, 1_000L);
    for (Measure measure : Measure.flowMeasures()) {
      figures.put(measure, 10L * (measure.ordinal() + 1));
    }
    // What moves or is rezoned within the country comes in as often as it goes out.
    figures.put(Measure.MOVED_IN, figures.get(Measure.MOVED_OUT));
    figures.put(Measure.REZONED_IN, figures.get(Measure.REZONED_OUT));
    long closing = closingOf(figures);
    figures.put(Measure.CLOSING, closing);
    figures.put(Measure.CLOSING_ACTIVE, closing);
    figures.put(
        Measure.CONVERTED_NOT_BLOCKED,
        Measure.conversions().stream().mapToLong(figures::get).sum());

    String text = sentences(week(figures, "Tỉnh Lạng Sơn"), CODE);

    for (Measure measure : Measure.flowMeasures()) {
      assertThat(text).contains(" " + figures.get(measure));
    }
    assertThat(text).doesNotContain("null").contains("tỉnh Lạng Sơn còn");
  }

  private static long closingOf(Map<Measure, Long> figures) {
    return figures.get(Measure.OPENING)
        + Measure.flowMeasures().stream()
            .mapToLong(measure -> measure.balanceSign() * figures.get(measure))
            .sum();
  }

  @Test
  void whoeverThePhasePutsAtRiskIsCalledByItsName() {
    ReportContent content =
        LetterWeek.content(
            week(Map.of(), "Tỉnh Lạng Sơn"), List.of(), List.of(), 1, Wording.AT_RISK);

    assertThat(sentences(content, COUNTRY))
        .contains("cả nước còn dưới 10 thuê bao phải chuyển đổi")
        .doesNotContain("thuê bao 2G Only");
    assertThat(new LetterText(content, COUNTRY, LetterHead.OPEN).about().get(0))
        .isEqualTo("Kết quả chuyển đổi thuê bao");
  }

  @Test
  void aRevisedWeekSaysWhatItSaidBefore() {
    ProtectedWeek week = week(Map.of(), "Tỉnh Lạng Sơn");
    ReportContent content =
        LetterWeek.content(
            week,
            List.of(),
            List.of(new ChangedFigure(PublishedArea.COUNTRY, Measure.CLOSING, 40, 0)),
            2,
            Wording.TWO_G_ONLY);

    assertThat(sentences(content, COUNTRY))
        .contains(
            "Đây là lần công bố thứ 2, thay cho lần trước; 1 số liệu đã được điều chỉnh; số còn lại"
                + " cuối tuần của cả nước: lần trước 40, lần này dưới 10 (chênh lệch −40).");
  }

  @Test
  void aVeryLongNameOfAnAreaIsToldInFull() {
    String name = "Xã " + "Nguyễn Thị Minh Khai ".repeat(20).strip();

    assertThat(sentences(week(Map.of(), name), CODE)).contains(name.substring(3));
  }

  @Test
  void daysAreWrittenAsTheDecreeAsks() {
    assertThat(Figure.day(LocalDate.of(2025, 1, 5))).isEqualTo("05/01/2025");
    assertThat(Figure.day(LocalDate.of(2024, 9, 15))).isEqualTo("15/9/2024");
    assertThat(Figure.day(LocalDate.of(2024, 12, 1))).isEqualTo("01/12/2024");
  }

  @Test
  void aSettingThatIsNotOneLineIsRefusedByName() {
    assertThatThrownBy(() -> new Recipient(Role.INFORM, " "))
        .hasMessageContaining("report.letter.distribution must be one line");
    assertThatThrownBy(
            () ->
                new LetterHead(
                    Optional.empty(),
                    Optional.of("Sở\nTruyền thông"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of()))
        .hasMessageContaining("report.letter.issuer must be one line");
  }

  @Test
  void theLetterGoesToOfficesOfTheAreaInForceByTheirRoles() {
    ReportContent content =
        LetterWeek.content(
            week(Map.of(), "Tỉnh Lạng Sơn"), List.of(), List.of(), 1, Wording.TWO_G_ONLY);
    Validity over =
        new Validity(Optional.empty(), Optional.of(content.table().week().sunday().minusDays(1)));
    List<FocalPoint> offices =
        List.of(
            office(Optional.empty(), CODE, Role.INFORM, "Báo tỉnh", Validity.ALWAYS),
            office(Optional.empty(), CODE, Role.REPORT, "UBND tỉnh", Validity.ALWAYS),
            office(Optional.of("Sao Mai"), CODE, Role.COORDINATE, "Chi nhánh", Validity.ALWAYS),
            office(Optional.of("Bạch Đằng"), CODE, Role.COORDINATE, "Vắng mặt", Validity.ALWAYS),
            office(Optional.empty(), CODE, Role.DIRECT, "Đã giải thể", over),
            office(
                Optional.empty(),
                new AreaCode("VN-2004", "20"),
                Role.DIRECT,
                "Mã cũ",
                Validity.ALWAYS));

    List<Recipient> expected =
        List.of(
            new Recipient(Role.REPORT, "UBND tỉnh"),
            new Recipient(Role.COORDINATE, "Chi nhánh"),
            new Recipient(Role.INFORM, "Báo tỉnh"));
    assertThat(Distribution.of(offices, content, CODE)).isEqualTo(expected);
    assertThat(Distribution.of(offices, content, COUNTRY)).isEqualTo(expected);
  }

  private static FocalPoint office(
      Optional<String> operator, AreaCode area, Role role, String name, Validity validity) {
    return new FocalPoint(operator, area, role, name, "024 3000 0000", Optional.empty(), validity);
  }

  private static ProtectedWeek week(Map<Measure, Long> figures, String name) {
    PublishedArea province = new PublishedArea(AreaLevel.PROVINCE, CODE, name);
    return ProtectedWeek.published(
        "2g-only",
        LetterWeek.FIRST,
        10,
        List.of(
            new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), figures),
            new AreaFigures(province, Optional.of(COUNTRY), figures)),
        List.of(),
        List.of());
  }

  private static String sentences(ProtectedWeek week, AreaCode area) {
    return sentences(LetterWeek.content(week, List.of(), List.of(), 1, Wording.TWO_G_ONLY), area);
  }

  private static String sentences(ReportContent content, AreaCode area) {
    return new LetterText(content, area, LetterHead.OPEN)
        .sections().stream()
            .flatMap(section -> section.parts().stream())
            .map(
                part ->
                    part instanceof Sentence sentence
                        ? sentence.text()
                        : part instanceof Figures figures ? figures.lines().toString() : "")
            .collect(Collectors.joining("\n"));
  }
}
