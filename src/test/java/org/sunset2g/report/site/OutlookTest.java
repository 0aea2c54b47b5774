package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Expected;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.Written;

/** The forecast on the pages. */
class OutlookTest {
  @TempDir Path folder;

  @Test
  void everyAreaIsToldInBothLanguagesHowManyWillBeLeft() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    String day = content.facts().cutOff().toLocalDate().minusDays(1).format(PageView.DAY);
    for (PublishedArea area : content.table().areas().all()) {
      Element told = page(PageNames.of(area)).selectFirst("#forecast .told");
      assertThat(told.select("[lang=vi]").text())
          .startsWith("Nếu tình hình tiếp diễn như hiện nay, khi dừng cung cấp dịch vụ")
          .contains("cuối ngày " + day + " (khoảng 5 tuần sau tuần báo cáo)", "thuê bao")
          .doesNotContain("{", "khoảng 0 ");
      assertThat(told.select("[lang=en]").text())
          .startsWith("If all goes on as before, ")
          .contains("when service ends at the end of " + day + ", about 5 weeks after")
          .doesNotContain("{", "about 0 ");
    }
  }

  @Test
  void numbersInTheSentenceAreNoFinerThanTheRangeAllows() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    Expected country = expected(content).atCutOff().orElseThrow();
    long unit = 10;
    while (unit * 40 <= country.number().q90() - country.number().q10()) {
      unit *= 10;
    }
    assertThat(page("index.html").select("#forecast .told [lang=en]").text())
        .contains(
            "about %s subscribers in the whole country"
                .formatted(english(country.number().q50(), unit)))
        .endsWith(
            "; four times out of five between %s and %s."
                .formatted(
                    english(country.number().q10(), unit), english(country.number().q90(), unit)));
    assertThat(page("index.html").select("#forecast .told [lang=vi]").text())
        .contains("khả năng 80% là từ ");
  }

  @Test
  void theWayToTheCutOffAndBeyondIsATable() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    LocalDate sunday = content.table().week().sunday();
    Document page = page("index.html");
    List<Element> rows = page.select("#forecast table").get(0).select("tbody tr");
    assertThat(rows.stream().map(row -> row.select("small").text()))
        .containsExactly(
            sunday.format(PageView.DAY),
            sunday.plusDays(7).format(PageView.DAY),
            sunday.plusDays(28).format(PageView.DAY),
            sunday.plusDays(37).format(PageView.DAY),
            sunday.plusDays(63).format(PageView.DAY));
    assertThat(rows.get(0).select("td").eachText())
        .containsExactly(
            Written.number(content.table().number(PublishedArea.COUNTRY, Measure.CLOSING)));
    Expected cutOff = expected(content).atCutOff().orElseThrow();
    assertThat(rows.get(3).select("td").eachText())
        .containsExactly(
            ten(cutOff.number().q50()),
            ten(cutOff.number().q10()) + "–" + ten(cutOff.number().q90()),
            ten(cutOff.number().q025()) + "–" + ten(cutOff.number().q975()));
    assertThat(page.select("#forecast > p").get(1).text())
        .contains(
            "Khả năng đạt mục tiêu",
            "Chance of meeting the target",
            Math.round(cutOff.chanceOfTarget() * 100) + "%");
  }

  @Test
  void scenariosAreToldWithWhatTheyAssume() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    List<Element> rows =
        page("area/VN-2004-00001.html").select("#forecast table").get(1).select("tbody tr");
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).select("td").get(2).text()).isEmpty();
    assertThat(rows.get(1).text())
        .contains(
            "Twice the visits",
            "If 10 to 30 of 100 conversions are owed to visits; assumed, not measured.",
            "Nếu trong 100 lượt chuyển đổi có 10 đến 30 lượt là nhờ vận động trực tiếp");
    assertThat(rows.get(2).text())
        .contains(
            "Lùi ngày dừng 30 ngày",
            "Service ends at the end of "
                + content.facts().cutOff().toLocalDate().plusDays(29).format(PageView.DAY));
    assertThat(rows.get(3).text()).contains("Không phát sinh mới", "No arrivals");
    for (Element row : rows.subList(1, 4)) {
      long asNow = number(rows.get(0).select("td").get(0));
      assertThat(number(row.select("td").get(2)))
          .isEqualTo(number(row.select("td").get(0)) - asNow);
    }
  }

  @Test
  void afterTheCutOffFourWeeksAheadAreToldAndNoScenario() throws IOException {
    List<ProtectedWeek> weeks = weeks();
    LocalDate sunday = weeks.get(5).week().sunday();
    ReportSite.write(folder, SiteWorld.content(weeks, 1, sunday.minusDays(10)), Optional.empty());

    Document page = page("index.html");
    assertThat(page.select("#forecast .told").text())
        .contains("đến hết ngày " + sunday.plusDays(28).format(PageView.DAY))
        .contains("at the end of " + sunday.plusDays(28).format(PageView.DAY))
        .doesNotContain("service ends");
    assertThat(page.select("#forecast table")).hasSize(1);
    assertThat(page.select("#areas-table").text()).doesNotContain("Dự kiến khi dừng");
  }

  @Test
  void nextSundayAsTheLastDayIsToldOnce() throws IOException {
    List<ProtectedWeek> weeks = weeks();
    LocalDate sunday = weeks.get(5).week().sunday();
    ReportSite.write(folder, SiteWorld.content(weeks, 1, sunday.plusDays(8)), Optional.empty());

    Document page = page("index.html");
    assertThat(page.select("#forecast .told").text()).contains("7 days after", "7 ngày sau");
    assertThat(page.select("#forecast table").get(0).select("tbody tr small").eachText())
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void withoutAForecastNothingIsShown() throws IOException {
    ReportSite.write(folder, SiteWorld.withoutForecast(), Optional.empty());

    for (String name : List.of("index.html", "area/VN-2004-01.html", "area/VN-2004-00001.html")) {
      Document page = page(name);
      assertThat(page.select("#forecast, [href=#forecast], path.band")).isEmpty();
      assertThat(page.text()).doesNotContain("Dự báo", "Dự kiến khi dừng");
    }
  }

  @Test
  void whatIsExpectedStandsInTheTableOfAreasToBeSorted() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    Document page = page("index.html");
    List<String> headings = page.select("#areas-table thead th").eachText();
    assertThat(headings.get(7)).contains("Dự kiến khi dừng");
    assertThat(page.select("#areas-table thead th").get(7).select("[data-sort=number]")).hasSize(1);
    List<Element> rows = page.select("#areas-table tbody tr");
    List<PublishedArea> below = content.table().areas().below(PublishedArea.COUNTRY);
    for (int i = 0; i < rows.size(); i++) {
      Expected expected =
          content
              .asNow()
              .orElseThrow()
              .find(below.get(i).code())
              .flatMap(AreaForecast::atCutOff)
              .orElseThrow();
      assertThat(rows.get(i).children().get(7).attr("data-v"))
          .isEqualTo(Long.toString((expected.number().q50() + 5) / 10 * 10));
    }
  }

  @Test
  void theLineGoesOnInTwoBandsOverSundaysAndTheCutOff() throws IOException {
    ReportSite.write(folder, SiteWorld.small(), Optional.empty());

    for (String name : List.of("index.html", "area/VN-2004-00001.html")) {
      Document page = page(name);
      assertThat(page.select("svg.chart path.cut")).hasSize(1);
      assertThat(page.select("svg.chart path.band, svg.chart path.wide-band")).hasSize(2);
      // Nine Sundays up to four weeks after the cut-off, and the cut-off itself.
      String middle = page.select("svg.chart path.middle").attr("d");
      assertThat(middle.chars().filter(letter -> letter == 'L')).hasSize(10);
      String cut = page.select("svg.chart path.cut").attr("d");
      assertThat(middle).contains("L" + cut.substring(1, cut.indexOf(' ')) + " ");
    }
  }

  private static List<ProtectedWeek> weeks() {
    return new PublishedCountry(2, 2, 3, 7).weeks(SiteWorld.FIRST, 6, 900);
  }

  private static AreaForecast expected(ReportContent content) {
    AreaFigures country = content.table().figures().get(0);
    return content.asNow().orElseThrow().find(country.area().code()).orElseThrow();
  }

  private static String ten(long number) {
    return Written.number((number + 5) / 10 * 10);
  }

  private static String english(long number, long unit) {
    return String.format(Locale.ENGLISH, "%,d", (number + unit / 2) / unit * unit);
  }

  private static long number(Element cell) {
    String text = cell.select(".n").text().replace(".", "").replace("−", "-").replace("+", "");
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private Document page(String name) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve(name)));
  }
}
