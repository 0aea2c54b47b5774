package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.LedgerOracle;
import org.sunset2g.oracle.OracleInput;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.FlowRates;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/** Two operators over three weeks, once with two phases and once with the first of them alone. */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralPhasesTest {
  private static final List<String> OPERATORS = List.of("north", "south");
  private static final List<IsoWeek> WEEKS =
      IntStream.range(0, 3).mapToObj(new IsoWeek(2024, 36)::plus).toList();
  private static final IsoWeek LAST = WEEKS.get(2);
  private static final String BOTH = "phases=[vietnam-2024-2g, vietnam-2026-gsm]";

  /** Everybody whom a channel may reach is listed. */
  private static final String[] NOBODY_LEFT_ALONE = {
    "outreach.carriedWeeks=99", "outreach.spareSimLimit=1.0"
  };

  private Path world;
  private Path folder;
  private EngineRun one;
  private EngineRun both;
  private RunRecord record;

  @BeforeAll
  void runThreeWeeks(@TempDir Path temporary) throws IOException {
    folder = temporary;
    world = folder.resolve("world");
    SyntheticWorld.write(
        WorldPlan.of(44, 6_000, WEEKS.get(0), 3, OPERATORS, LandingFormat.CSV)
            .withBadRowShare(0)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
            .withRates(FlowRates.standard().with("moved", 0.01).with("downgraded", 0.01)),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        world,
        done -> {});
    one = EngineRun.onWorld(world, folder.resolve("one"), NOBODY_LEFT_ALONE).weeks(WEEKS);
    both =
        EngineRun.onWorld(
                world,
                folder.resolve("both"),
                BOTH,
                EngineRun.ALL_FORMS,
                NOBODY_LEFT_ALONE[0],
                NOBODY_LEFT_ALONE[1])
            .weeks(WEEKS);
    record = both.records().published("north", LAST).orElseThrow();
  }

  @Test
  void theFirstPhaseHasTheSameFilesAsAlone() throws IOException {
    SortedMap<String, String> alone = one.outputs();
    SortedMap<String, String> ofFirst = both.outputs();
    ofFirst.keySet().removeIf(file -> file.contains("/phase2/"));
    // Pages name the phases of the week, where there are several, and were not made of one; the
    // manifest lists the letters.
    alone.keySet().removeIf(SeveralPhasesTest::isForm);
    ofFirst.keySet().removeIf(SeveralPhasesTest::isForm);

    assertThat(ofFirst).isEqualTo(alone).isNotEmpty();
  }

  private static boolean isForm(String file) {
    return file.startsWith("reports/")
        && (!file.contains("/tables/") || file.endsWith("manifest.json"));
  }

  @Test
  void everyPageShowsTheClosingOfItsLedger() throws IOException {
    SortedMap<String, Long> ledger = both.ledger(List.of(LAST));
    for (Map.Entry<String, Path> of : folders().entrySet()) {
      long closing =
          ledger.entrySet().stream()
              .filter(row -> row.getKey().contains("|" + of.getKey() + "|"))
              .filter(row -> row.getKey().endsWith("|CLOSING"))
              .mapToLong(Map.Entry::getValue)
              .sum();
      long shown = PublishedFigures.of(of.getValue()).country(Measure.CLOSING);

      assertThat(closing).isPositive();
      assertThat(shown).isCloseTo(closing, within(20L));
      assertThat(page(of.getValue()).select("main").text())
          .contains(String.format(Locale.GERMANY, "%,d", shown));
      assertThat(PublishedFigures.of(of.getValue()).rows())
          .allMatch(row -> row.get("phase").equals(of.getKey()));
    }
  }

  @Test
  void aPageSpeaksOfItsOwnPhase() throws IOException {
    assertThat(page(folders().get("phase1")).text()).contains("2G Only");
    Document other = page(folders().get("phase2"));
    other.select("nav").remove();
    assertThat(other.text()).contains("Dừng mạng GSM".substring(5)).doesNotContain("2G Only");
  }

  @Test
  void thePagesOfAWeekLeadToOneAnother() throws IOException {
    assertThat(PhasePlaces.pages(both.output(), record))
        .containsExactlyElementsOf(
            folders().values().stream().map(each -> each.resolve("index.html")).toList());
    Set<Path> all =
        folders().values().stream().map(f -> f.resolve("index.html")).collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    for (Path folderOfPage : folders().values()) {
      Document page = page(folderOfPage);
      List<Path> reached = new ArrayList<>();
      for (Element link : page.select("nav[aria-label*=Phase] a")) {
        Path target = folderOfPage.resolve(link.attr("href")).normalize();
        assertThat(target).exists();
        reached.add(target);
      }
      reached.add(folderOfPage.resolve("index.html"));

      String shown = page.select("nav[aria-label*=Phase] [aria-current=page] [lang=vi]").text();
      assertThat(names.add(shown)).as("a page for " + shown).isTrue();
      assertThat(reached).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void everybodyAtRiskWhomAChannelReachesIsOnOneListOfTheFirstPhase() throws IOException {
    SortedMap<String, SortedSet<String>> atRisk = new TreeMap<>();
    OracleInput input =
        OracleInput.withDefaults(
            world.resolve("landing"),
            world.resolve("reference/tac_catalogue"),
            OPERATORS,
            WEEKS,
            "phase1");
    atRisk.put("phase1", LedgerOracle.atRisk(input));
    atRisk.put(
        "phase2",
        LedgerOracle.atRisk(
            input.withRules(
                "phase2",
                new OracleInput.Rules(
                    "(class IN ('TWO_G_ONLY', 'THREE_G') OR class = 'FOUR_G' AND volte = 'NO')",
                    "class = 'FIVE_G' OR class = 'FOUR_G' AND volte = 'YES'",
                    "false"))));
    SortedSet<String> reachable = reachable();
    atRisk.values().forEach(subscribers -> subscribers.retainAll(reachable));
    assertThat(atRisk.get("phase2")).containsAnyElementsOf(atRisk.get("phase1"));
    atRisk.get("phase2").removeAll(atRisk.get("phase1"));

    assertThat(listed(both)).isEqualTo(atRisk);
    assertThat(atRisk.values()).noneMatch(SortedSet::isEmpty);
    assertThat(listed(one)).isEqualTo(Map.of("phase1", atRisk.get("phase1")));
    assertThat(record.counts())
        .containsEntry("outreach.listed", sizes(atRisk))
        .containsEntry("phase.phase1.outreach.listed", (long) atRisk.get("phase1").size())
        .containsEntry("phase.phase2.outreach.listed", (long) atRisk.get("phase2").size());
  }

  @Test
  void theRunCountsEachSubscriberOnceAndEachPhaseByItself() {
    Map<String, Long> counts = record.counts();
    long alone = one.records().published("north", LAST).orElseThrow().counts().get("at_risk");

    assertThat(counts).containsEntry("phase.phase1.at_risk", alone);
    assertThat(counts.get("phase.phase2.at_risk")).isGreaterThan(alone);
    // A machine may be at risk in the first phase's rule and is outside it: phase 2 holds them all.
    assertThat(counts.get("at_risk")).isEqualTo(counts.get("phase.phase2.at_risk"));
    assertThat(counts.get("at_risk"))
        .isEqualTo(counts.get("outreach.listed") + counts.get("outreach.excluded.no_consent"));
    assertThat(CommandRun.of("runs", "--set", "paths.lake=" + both.configuration().lake().get()))
        .extracting(CommandRun::out)
        .asString()
        .contains(alone + "," + counts.get("phase.phase2.at_risk"));
  }

  /** Everybody at risk of the first phase is at risk of the second. */
  @Test
  void noAreaShowsMoreOfTheFirstPhaseThanOfTheSecond() {
    for (IsoWeek week : WEEKS) {
      Path first = both.output().resolve("reports").resolve(week.toString());
      Map<String, Long> outer = published(first.resolve("phase2"));
      published(first)
          .forEach(
              (place, number) -> {
                if (place.endsWith("|CLOSING")) {
                  assertThat(outer.get(place)).as(place).isGreaterThanOrEqualTo(number);
                }
              });
    }
  }

  @Test
  void aWeekRunAgainHasTheSameBytes() {
    SortedMap<String, String> before = both.outputs();
    both.week(LAST);

    assertThat(both.outputs()).isEqualTo(before);
  }

  @Test
  void aPhaseMayComeLaterAndGoAgain() throws IOException {
    Path apart = folder.resolve("later");
    EngineRun.onWorld(world, apart).week(WEEKS.get(0));
    RunRecord joined = EngineRun.onWorld(world, apart, BOTH).week(WEEKS.get(1));
    Path reports = apart.resolve("output/reports");
    Path second = reports.resolve(WEEKS.get(1).toString());
    assertThat(joined.phases()).containsExactly("phase1", "phase2");
    assertThat(published(second.resolve("phase2"))).containsEntry("country|||OPENING", 0L);
    assertThat(published(second).get("country|||OPENING"))
        .isEqualTo(published(reports.resolve(WEEKS.get(0).toString())).get("country|||CLOSING"));

    EngineRun without = EngineRun.onWorld(world, apart);
    without.week(WEEKS.get(2));
    assertThat(reports.resolve(LAST.toString())).isDirectoryNotContaining("glob:**/phase2");
    without.week(WEEKS.get(1));
    assertThat(second).isDirectoryNotContaining("glob:**/phase2");
    assertThat(without.outputs().keySet()).noneMatch(file -> file.contains("phase2"));

    Path turned = reports.resolve(LAST.toString());
    EngineRun.onWorld(world, apart, "phases=[vietnam-2026-gsm, vietnam-2024-2g]").week(LAST);
    assertThat(PublishedFigures.of(turned).rows().get(0).get("phase")).isEqualTo("phase2");
    assertThat(published(turned)).hasSizeGreaterThan(50);
  }

  private SortedMap<String, Path> folders() {
    Path first = both.output().resolve("reports").resolve(LAST.toString());
    return new TreeMap<>(Map.of("phase1", first, "phase2", first.resolve("phase2")));
  }

  private static Document page(Path folder) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve("index.html")));
  }

  private static Map<String, Long> published(Path report) {
    return PublishedFigures.of(report).all();
  }

  /** Who is on the lists of the last week by phase, found by the tokens that each would have. */
  private static boolean hasTokens(Path list) {
    String name = list.getFileName().toString();
    return name.endsWith(".csv") && !name.equals(NewAttachmentList.FILE);
  }

  private SortedMap<String, SortedSet<String>> listed(EngineRun run) throws IOException {
    Path lists = run.output().resolve("lists").resolve(LAST.toString());
    SortedMap<String, SortedSet<String>> listed = new TreeMap<>();
    for (String operator : OPERATORS) {
      List<String> pseudonyms =
          snapshot(operator).stream().map(row -> row.get("subscriber_id")).toList();
      try (Stream<Path> files = Files.walk(lists.resolve(operator))) {
        for (Path file :
            files.filter(Files::isRegularFile).filter(SeveralPhasesTest::hasTokens).toList()) {
          Path place = lists.resolve(operator).relativize(file);
          String phase = place.getNameCount() == 1 ? "phase1" : place.getName(0).toString();
          String[] parts = file.getFileName().toString().replace(".csv", "").split("_");
          String list = parts.length == 1 ? parts[0] : parts[0] + "/" + parts[1];
          OutreachToken.Maker maker = new OutreachToken(phase, operator, LAST, list).maker();
          Map<String, String> byToken =
              pseudonyms.stream().collect(Collectors.toMap(maker::of, each -> each));
          for (CSVRecord row : rows(file)) {
            assertThat(byToken).containsKey(row.get("token"));
            assertThat(
                    listed
                        .computeIfAbsent(phase, none -> new TreeSet<>())
                        .add(operator + "|" + byToken.get(row.get("token"))))
                .isTrue();
          }
        }
      }
    }
    return listed;
  }

  private SortedSet<String> reachable() throws IOException {
    SortedSet<String> reachable = new TreeSet<>();
    for (String operator : OPERATORS) {
      for (CSVRecord row : snapshot(operator)) {
        if (row.get("visit_consent").equals("true") || row.get("do_not_call").equals("false")) {
          reachable.add(operator + "|" + row.get("subscriber_id"));
        }
      }
    }
    return reachable;
  }

  private List<CSVRecord> snapshot(String operator) throws IOException {
    return rows(
        world.resolve("landing").resolve(operator).resolve(LAST + "/subscriber_snapshot.csv"));
  }

  private static long sizes(Map<String, SortedSet<String>> sets) {
    return sets.values().stream().mapToLong(SortedSet::size).sum();
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try (CSVParser rows =
        CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, format)) {
      return rows.getRecords();
    }
  }
}
