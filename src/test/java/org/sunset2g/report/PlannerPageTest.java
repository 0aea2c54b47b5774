package org.sunset2g.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.disclosure.AreaLevel.PROVINCE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.disclosure.RevisedFigure;
import org.sunset2g.vocabulary.AreaCode;

class PlannerPageTest {
  private static final Path FOLDER = Path.of("target", "preview");
  private static PreviewWorld world;
  private static String html;
  private static Document page;

  @BeforeAll
  static void write() throws IOException {
    world = new PreviewWorld("Huyện Lũng Vắng");
    PlannerPage.write(FOLDER, world.content);
    html = Files.readString(FOLDER.resolve("index.html"));
    page = Jsoup.parse(html);
  }

  @Test
  void thePageNeedsNoOtherFileAndNoNetwork() {
    assertThat(page.select("link, img, iframe, object, script[src], [style]")).isEmpty();
    assertThat(html).doesNotContain("http://", "https://", "url(", "@import");
    assertThat(page.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .contains("default-src 'none'", "script-src 'sha256-");
  }

  @Test
  void theHeadlineSaysHowManyAreLeft() {
    long left = number(PublishedArea.COUNTRY, Measure.CLOSING);
    assertThat(page.select(".big .value .n").text()).isEqualTo(Written.number(left));
    assertThat(page.select(".sentences li").get(2).text()).contains("còn 3 ngày", "3 days");
  }

  @Test
  void aWithheldNumberIsNotInItsRow() {
    List<PublishedRow> withheld =
        world.content.table().rows().stream()
            .filter(PublishedRow::withheld)
            .filter(row -> row.area().level() == AreaLevel.DISTRICT)
            .filter(row -> row.measure() == Measure.CLOSING)
            .toList();
    assertThat(withheld).isNotEmpty();
    for (PublishedRow row : withheld) {
      Element line = line(row.area());
      assertThat(line.select("td").get(1).attr("data-value")).isEmpty();
      assertThat(line.select("td").get(1).text()).isEqualTo("không công bốwithheld");
      assertThat(page.select(".ranking .where").eachText())
          .noneMatch(where -> where.startsWith(row.area().name()));
    }
  }

  @Test
  void everyNumberOfTheTablesIsAPublishedOne() {
    for (PublishedArea area : world.content.table().areas().all()) {
      if (area.level() == AreaLevel.DISTRICT) {
        Element line = line(area);
        assertThat(line.select("td").get(1).attr("data-value"))
            .isEqualTo(cell(area, Measure.CLOSING));
        assertThat(line.select("td").get(3).attr("data-value"))
            .isEqualTo(cell(area, Measure.OPENING));
        assertThat(line.select("td").get(4).attr("data-value"))
            .isEqualTo(cell(area, Measure.CONVERTED_SMARTPHONE));
      }
    }
  }

  @Test
  void aLineBreaksWhereANumberIsWithheld() {
    long hidden =
        world.content.earlier().stream()
            .filter(row -> row.measure() == Measure.CLOSING && row.withheld())
            .filter(row -> row.area().level() == AreaLevel.DISTRICT)
            .count();
    assertThat(hidden).isPositive();
    long now =
        world.content.table().rows().stream()
            .filter(row -> row.measure() == Measure.CLOSING && row.withheld())
            .filter(row -> row.area().level() == AreaLevel.DISTRICT)
            .count();
    assertThat(page.select("#lowest-table path.gap")).hasSize((int) (hidden + now));
  }

  @Test
  void tablesHaveCaptionsAndScopesAndControlsHaveLabels() {
    assertThat(page.select("table")).allSatisfy(t -> assertThat(t.select("caption")).hasSize(1));
    assertThat(page.select("th")).allSatisfy(th -> assertThat(th.hasAttr("scope")).isTrue());
    assertThat(page.select("label[for=filter]")).hasSize(1);
    assertThat(page.select("html").attr("lang")).isEqualTo("vi");
  }

  @Test
  void aNameThatLooksLikeHtmlIsShownAsText() throws IOException {
    PreviewWorld hostile = new PreviewWorld(PreviewWorld.INJECTION);
    Document shown = Jsoup.parse(PlannerPage.html(hostile.content));
    assertThat(shown.select("script:not([type])")).hasSize(1);
    assertThat(shown.select("#lowest-table tbody th").eachText()).contains(PreviewWorld.INJECTION);
  }

  @Test
  void bothLanguagesAreCompleteAndUseTheSamePlaces() {
    var vi = Texts.read("page_vi.properties");
    var en = Texts.read("page_en.properties");
    assertThat(vi.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : vi.stringPropertyNames()) {
      for (int place = 0; place < 4; place++) {
        String hole = "{" + place + "}";
        assertThat(vi.getProperty(key).contains(hole))
            .as(key + " " + hole)
            .isEqualTo(en.getProperty(key).contains(hole));
      }
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    assertThat(PlannerPage.html(new PreviewWorld("Huyện Lũng Vắng").content)).isEqualTo(html);
  }

  @Test
  void aRevisedFigureThatIsWithheldShowsNoNumber() throws IOException {
    PublishedArea told = new PublishedArea(PROVINCE, new AreaCode("VN-2004", "01"), "Tỉnh Một");
    PublishedArea hidden = new PublishedArea(PROVINCE, new AreaCode("VN-2004", "02"), "Tỉnh Hai");
    Revision revision =
        new Revision(
            3,
            "000002",
            "000007",
            List.of(
                revised(told, OptionalLong.of(1200), OptionalLong.of(1500), false),
                revised(hidden, OptionalLong.empty(), OptionalLong.empty(), true)));

    Document shown = Jsoup.parse(PlannerPage.html(world.with(revision)));

    assertThat(page.select("#revised")).isEmpty();
    assertThat(shown.select("nav a[href=#revised]")).hasSize(1);
    assertThat(shown.select("#revised tbody tr").eachText())
        .containsExactly("Tỉnh Một 1.200 1.500 +300", "Tỉnh Hai không công bốwithheld");
  }

  @Test
  void whereNobodyIsBlockedThePageDoesNotSpeakOfIt() {
    assertThat(page.select("#blocked, nav a[href=#blocked]")).isEmpty();
    assertThat(page.select(".sentences li")).hasSize(3);
  }

  @Test
  void afterTheCutOffThePageShowsWhoIsBlockedAndWhoConvertedAllTheSame() throws IOException {
    PreviewWorld after = new PreviewWorld("Huyện Lũng Vắng", 3);
    Document shown = Jsoup.parse(PlannerPage.html(after.content));

    assertThat(shown.select("nav a[href=#blocked]")).hasSize(1);
    Element country = shown.selectFirst("#blocked tbody tr");
    List<Measure> columns =
        List.of(
            Measure.CLOSING_ACTIVE,
            Measure.CLOSING_ONE_WAY_BLOCKED,
            Measure.CLOSING_TWO_WAY_BLOCKED,
            Measure.CONVERTED_AFTER_BLOCKING,
            Measure.CONVERTED_NOT_BLOCKED);
    assertThat(country.select("th").text()).contains("Cả nước", "Country");
    for (Measure measure : columns) {
      OptionalLong number = after.content.table().cell(PublishedArea.COUNTRY, measure);
      assertThat(number).as(measure.name()).isPresent();
      assertThat(country.select("td").get(columns.indexOf(measure)).text())
          .isEqualTo(Written.number(number.getAsLong()));
    }
    assertThat(shown.select("#blocked tbody tr")).hasSize(5);
    assertThat(shown.select(".sentences li").eachText())
        .hasSize(4)
        .element(2, org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("đã qua 18 ngày", "18 days have passed");
    assertThat(shown.select(".sentences li").get(3).text())
        .contains("bị khoá một chiều", "blocked one way");
    assertThat(shown.select(".figures dt").eachText())
        .anyMatch(label -> label.contains("Số ngày kể từ thời điểm dừng"));
  }

  @Test
  void aWithheldNumberOfBlockedSubscribersIsNotInItsRow() throws IOException {
    PreviewWorld after = new PreviewWorld("Huyện Lũng Vắng", 3);
    Document shown = Jsoup.parse(PlannerPage.html(after.content));
    long withheld =
        after.content.table().rows().stream()
            .filter(row -> row.measure().isSlice() && row.withheld())
            .filter(
                row ->
                    row.area().level() == AreaLevel.COUNTRY
                        || row.area().level() == AreaLevel.PROVINCE)
            .count();
    assertThat(shown.select("#blocked tbody td:has(.withheld)"))
        .hasSize((int) withheld)
        .allSatisfy(cell -> assertThat(cell.attr("data-value")).isEmpty());
  }

  private static RevisedFigure revised(
      PublishedArea area, OptionalLong before, OptionalLong after, boolean withheld) {
    return new RevisedFigure(
        "phase1", world.content.table().week(), area, Measure.CLOSING, before, after, withheld);
  }

  @Test
  void theTableBesideThePageHasEveryRowAndAByteOrderMark() throws IOException {
    String csv = Files.readString(FOLDER.resolve("area_week.csv"), StandardCharsets.UTF_8);
    assertThat(csv)
        .startsWith(
            "\uFEFFphase,week,level,code_system,code,name,measure,subscribers,withheld\r\n");
    assertThat(csv.split("\r\n")).hasSize(world.content.table().rows().size() + 1);
    assertThat(csv).contains(",true\r\n", ",false\r\n").doesNotContainPattern("[0-9],true\r\n");
  }

  private static Element line(PublishedArea area) {
    return page.select("#lowest-table tbody tr").stream()
        .filter(row -> row.selectFirst("th").attr("data-value").equals(area.name()))
        .findFirst()
        .orElseThrow();
  }

  private static long number(PublishedArea area, Measure measure) {
    return world.content.table().cell(area, measure).getAsLong();
  }

  private static String cell(PublishedArea area, Measure measure) {
    var cell = world.content.table().cell(area, measure);
    return cell.isPresent() ? Long.toString(cell.getAsLong()) : "";
  }
}
