package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.PhaseLink;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.report.Written;
import org.sunset2g.vocabulary.AreaCode;

class ReportSiteTest {
  private static final String HOSTILE = "Xã <script>alert('1')</script> & \"Đắk\\Ơ\"";

  @TempDir Path folder;

  @Test
  void everyAreaOfTheTreeHasAPage() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    for (PublishedArea area : content.table().areas().all()) {
      assertThat(folder.resolve(PageNames.of(area))).isRegularFile();
    }
    try (Stream<Path> pages = Files.list(folder.resolve("area"))) {
      assertThat(pages).hasSize(content.table().areas().all().size() - 1);
    }
  }

  @Test
  void theFiguresOfAPageAreThoseOfTheTable() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    for (AreaFigures row : content.table().figures()) {
      Document page = page(PageNames.of(row.area()));
      assertThat(page.select("[data-figure=left]").text()).contains(stock(row.of(Measure.CLOSING)));
      assertThat(page.select("[data-figure=converted]").text())
          .contains(stock(Ranking.converted(row)));
      for (Element line : page.select("[data-measure]")) {
        long number = row.of(Measure.valueOf(line.attr("data-measure")));
        boolean stock = !Measure.valueOf(line.attr("data-measure")).isFlow();
        assertThat(line.select("td.number").text())
            .contains(number > 0 ? Written.number(number) : stock ? "dưới 10" : "–");
      }
      for (Element cell : page.select("#areas-table tbody tr")) {
        PublishedArea below =
            content.table().areas().all().stream()
                .filter(area -> linked(row.area(), area).equals(cell.select("a").attr("href")))
                .findFirst()
                .orElseThrow();
        assertThat(cell.select("td").first().attr("data-v"))
            .isEqualTo("" + content.table().number(below, Measure.CLOSING));
      }
    }
  }

  private static String linked(PublishedArea from, PublishedArea to) {
    return Links.from(from).to(to);
  }

  private static String stock(long number) {
    return number == 0 ? "dưới 10" : Written.number(number);
  }

  @Test
  void noPageNamesAFileOrAPlaceThatIsNotThere() throws IOException {
    ReportSite.write(folder, SiteWorld.small(), Optional.empty());

    for (Path file : files()) {
      if (!file.toString().endsWith(".html")) {
        continue;
      }
      Document page = Jsoup.parse(Files.readString(file));
      for (Element named : page.select("[href], [src]")) {
        String link = named.hasAttr("href") ? named.attr("href") : named.attr("src");
        String path = link.replaceFirst("#.*", "");
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        assertThat(target).as("%s in %s", link, file).isRegularFile();
        if (link.contains("#")) {
          String anchor = link.substring(link.indexOf('#') + 1);
          Document there = target.equals(file) ? page : Jsoup.parse(Files.readString(target));
          assertThat(there.getElementById(anchor)).as("%s in %s", link, file).isNotNull();
        }
      }
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    ReportSite.write(folder.resolve("one"), SiteWorld.small(), Optional.empty());
    ReportSite.write(folder.resolve("other"), SiteWorld.small(), Optional.empty());

    Map<String, String> one = contents(folder.resolve("one"));
    assertThat(one).isNotEmpty().isEqualTo(contents(folder.resolve("other")));
  }

  @Test
  void aNameIsTextAndNeverMarkup() throws IOException {
    AreaCode code = new AreaCode("VN-2004", "../01");
    PublishedArea province = new PublishedArea(AreaLevel.PROVINCE, code, HOSTILE);
    Map<Measure, Long> numbers =
        Map.of(Measure.OPENING, 100L, Measure.CLOSING, 100L, Measure.CLOSING_ACTIVE, 100L);
    ProtectedWeek week =
        ProtectedWeek.published(
            "2g-only",
            SiteWorld.FIRST,
            10,
            List.of(
                new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), numbers),
                new AreaFigures(province, Optional.of(PublishedArea.COUNTRY.code()), numbers)),
            List.<HandsetSim>of(),
            List.of());
    ReportSite.write(folder, SiteWorld.content(List.of(week), 1), Optional.empty());

    for (String name : List.of("index.html", PageNames.of(province))) {
      Document page = page(name);
      assertThat(page.select("script")).hasSize(1);
      assertThat(page.text()).contains("<script>alert('1')</script>");
      assertThat(page.select("head style").html()).doesNotContain("<script>", "\"Đắk");
    }
    assertThat(Files.readString(folder.resolve("assets/areas.js"))).doesNotContain("<script>");
    assertThat(files()).allMatch(file -> file.startsWith(folder));
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    Set<String> vi = SiteTexts.read("site_vi.properties").stringPropertyNames();
    Set<String> en = SiteTexts.read("site_en.properties").stringPropertyNames();

    assertThat(new TreeSet<>(vi)).isEqualTo(new TreeSet<>(en)).isNotEmpty();
  }

  @Test
  void aRevisedFigureIsToldBeforeAndAfter() throws IOException {
    ReportContent content = SiteWorld.small();
    ReportSite.write(folder, content, Optional.empty());

    long left = content.table().number(PublishedArea.COUNTRY, Measure.CLOSING);
    assertThat(page("index.html").select("#revised tbody tr").text())
        .contains(Written.number(left + 40), Written.number(left), "−40");
    assertThat(page("area/VN-2004-01.html").select("#revised tbody tr")).isEmpty();
  }

  @Test
  void aPhaseOfOtherHandsetsIsToldInItsOwnWords() throws IOException {
    ReportContent small = SiteWorld.small();
    WeekFacts facts = small.facts();
    ReportSite.write(
        folder,
        new ReportContent(
            new WeekFacts(
                facts.phase(),
                facts.phaseName(),
                facts.cutOff(),
                Wording.AT_RISK,
                facts.week(),
                facts.minimumCell(),
                facts.operatorsIncluded(),
                facts.operatorsMissing(),
                facts.quality(),
                facts.notes(),
                facts.revision()),
            small.table(),
            small.earlier(),
            small.revised(),
            List.of(
                new PhaseLink(facts.phaseName(), Optional.empty()),
                new PhaseLink(new Bilingual("Dừng 3G", "3G"), Optional.of("three/index.html"))),
            Optional.empty(),
            List.of()),
        Optional.empty());

    Document page = page("index.html");
    assertThat(page.text()).contains("Thuê bao còn phải chuyển đổi").doesNotContain("dải này");
    assertThat(page.select(".lead nav a").attr("href")).isEqualTo("three/index.html");
  }

  @Test
  void formerDistrictsStandOnThePageOfTheCountryAndHaveNoPage() throws IOException {
    AreaCode former = new AreaCode("VN-2004", "001");
    AreaCode province = new AreaCode("VN-2025", "01");
    Map<Measure, Long> numbers =
        Map.of(Measure.OPENING, 20L, Measure.CLOSING, 20L, Measure.CLOSING_ACTIVE, 20L);
    ProtectedWeek week =
        ProtectedWeek.published(
            "2g-only",
            SiteWorld.FIRST,
            10,
            List.of(
                new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), numbers),
                new AreaFigures(
                    new PublishedArea(AreaLevel.PROVINCE, province, "Thành phố Hà Nội"),
                    Optional.of(PublishedArea.COUNTRY.code()),
                    numbers),
                new AreaFigures(
                    new PublishedArea(
                        AreaLevel.REMAINDER, new AreaCode("VN-2004", "002-remainder"), "Quận Cũ"),
                    Optional.of(province),
                    numbers),
                new AreaFigures(
                    new PublishedArea(AreaLevel.FORMER_DISTRICT, former, "Quận Ba Đình"),
                    Optional.empty(),
                    Map.of())),
            List.of(),
            List.of());
    ReportSite.write(folder, SiteWorld.content(List.of(week), 1), Optional.empty());

    assertThat(page("index.html").select("#former tbody tr").text())
        .contains("Quận Ba Đình", "dưới 10");
    assertThat(folder.resolve("area/VN-2004-001.html")).doesNotExist();
    Document remainder = page("area/VN-2004-002-remainder.html");
    assertThat(remainder.select("h1").text()).contains("Quận Cũ (cũ), chưa rõ xã mới");
    assertThat(remainder.select("#rank")).isEmpty();
  }

  private Document page(String name) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve(name)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static Map<String, String> contents(Path of) throws IOException {
    try (Stream<Path> all = Files.walk(of)) {
      return all.filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> of.relativize(file).toString(),
                  ReportSiteTest::text,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
