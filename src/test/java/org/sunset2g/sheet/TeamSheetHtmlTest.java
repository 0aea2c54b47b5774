package org.sunset2g.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.ContactOutcome;

class TeamSheetHtmlTest {
  private static final String HOSTILE =
      "</style><script>alert(1)</script>\" onload=x \u202Egpj.exe";

  @Test
  void theSheetSaysForWhomWhenAndUntilWhen() throws IOException {
    Document page = Jsoup.parse(html(SampleSheets.sheet(5)));
    assertThat(page.selectFirst(".classification").text())
        .isEqualTo(
            "LƯU HÀNH NỘI BỘ – chỉ dùng cho Tổ công nghệ số cộng đồng thôn Long Thịnh; không sao"
                + " chép, không đưa lên mạng");
    assertThat(page.selectFirst(".expiry").text())
        .isEqualTo("Có giá trị đến hết Thứ Ba 24/9/2024 Sau ngày này hãy hủy phiếu.");
    assertThat(page.text())
        .contains("Thứ Hai 16/9 đến Chủ nhật 22/9/2024", "30 ngày", "40–49 thuê bao")
        .contains("Thôn Nà Nưa dưới 10", "35682910, 35682911, 35303411", "0205 000 0003")
        .contains("[QC] Đổi máy 2G Only", "tuần 2024-W38 · từ số liệu 2024-W37-r2");
    assertThat(page.select(".steps li")).hasSize(5);
  }

  @Test
  void aTokenIsGroupedAndEveryVisitHasSixBoxes() throws IOException {
    Document page = Jsoup.parse(html(SampleSheets.sheet(3)));
    Visit first = SampleSheets.visits(3).get(0);
    assertThat(page.select(".visits tbody tr")).hasSize(3);
    assertThat(page.select(".visits tbody tr").first().select("td").eachText().get(1))
        .matches("([0-9a-f]{4} ){7}[0-9a-f]{4}")
        .isEqualTo(first.spokenToken());
    assertThat(page.select(".visits thead th.tick").eachText())
        .containsExactlyElementsOf(
            Arrays.stream(ContactOutcome.values()).map(o -> SheetText.of("outcome." + o)).toList());
    assertThat(page.select(".visits tbody tr").first().select("td:empty")).hasSize(6);
  }

  @Test
  void theStyleNamesTheBoxesAsTheTableDoes() throws IOException {
    String page = html(SampleSheets.sheet(1));
    for (ContactOutcome outcome : ContactOutcome.values()) {
      assertThat(page)
          .contains(
              "nth-child(%d)::before{content:\"☐ %s\"}"
                  .formatted(outcome.ordinal() + 6, SheetText.of("outcome." + outcome)));
    }
  }

  @Test
  void theFormHasTheColumnsOfAResultFile() throws IOException {
    assertThat(Jsoup.parse(html(SampleSheets.sheet(1))).select(".form th").eachText())
        .containsExactly(
            "Mã",
            "Ngày",
            "Hình thức",
            "Số lượt",
            "Phương tiện",
            "Kết quả",
            "Khó khăn, vướng mắc",
            "Kiến nghị, đề xuất");
  }

  @Test
  void aRestrictionAndAStopOfOffersAreSaid() throws IOException {
    Document page = Jsoup.parse(html(SampleSheets.restricted()));
    assertThat(page.selectFirst(".alert").text())
        .contains("Không đến nhà từ 14/9/2024 đến hết 22/9/2024 tại xã Quốc Khánh.")
        .contains("loa truyền thanh, nhóm Zalo", "tạm hoãn: 10–19");
    assertThat(page.text())
        .contains("Tạm dừng giới thiệu chương trình hỗ trợ từ 0 giờ ngày 14/9/2024 đến 15 giờ ngày")
        .contains("Không chia theo thôn, bản")
        .doesNotContain("[QC]");
    assertThat(page.select(".steps li")).hasSize(4);
  }

  @Test
  void hostileTextStaysText() throws IOException {
    TeamSheet sample = SampleSheets.sheet(1);
    Visit visit = sample.visits().get(0);
    TeamSheet hostile =
        new TeamSheet(
            new TeamSheet.Heading(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(HOSTILE),
                SampleSheets.WEEK,
                SampleSheets.EXPIRES),
            sample.cutOff(),
            new TeamSheet.Reach(
                sample.reach().commune(),
                List.of(new TeamSheet.HamletReach(HOSTILE, Band.of(1, 5)))),
            sample.handsets(),
            sample.message(),
            sample.salePlaces(),
            sample.offices(),
            sample.restrictions(),
            sample.postponedVisits(),
            List.of(
                new Visit(
                    HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, visit.earliest(), visit.latest())),
            HOSTILE);
    String html = html(hostile);
    Document page = Jsoup.parse(html);
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("[onload]")).isEmpty();
    assertThat(page.select("style")).hasSize(2);
    assertThat(page.select("style").get(1).data()).doesNotContain("<").endsWith("}}");
    assertThat(html).doesNotContain("\u202E", "<script");
  }

  @Test
  void theSameSheetGivesTheSameBytesAndAHundredVisitsAreSmall() throws IOException {
    String html = html(SampleSheets.sheet(100));
    assertThat(html(SampleSheets.sheet(100))).isEqualTo(html);
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
    assertThat(html).doesNotContain("src=", "<link", "url(", "http:", "https:");
  }

  @Test
  void anOfferIsNotMadeWhereOffersAreStopped() {
    OfferStop stop =
        new OfferStop(
            LocalDateTime.of(2024, 9, 14, 0, 0), LocalDateTime.of(2024, 9, 15, 0, 0), "Tết");
    assertThatThrownBy(() -> new Message("Thông báo", SampleSheets.offers(), Optional.of(stop)))
        .hasMessageContaining("offers are stopped");
    assertThatThrownBy(() -> new Message("[QC] Giảm giá", List.of(), Optional.empty()))
        .hasMessageContaining("is an offer");
  }

  private static String html(TeamSheet sheet) throws IOException {
    StringWriter writer = new StringWriter();
    TeamSheetHtml.write(writer, sheet);
    return writer.toString();
  }
}
