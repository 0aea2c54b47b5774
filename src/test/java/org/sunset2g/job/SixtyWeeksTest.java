package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sunset2g.job.SixtyWeeks.CHANGES;
import static org.sunset2g.job.SixtyWeeks.OPERATOR;
import static org.sunset2g.job.SixtyWeeks.UNITS;
import static org.sunset2g.job.SixtyWeeks.WEEKS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.LedgerOracle;
import org.sunset2g.oracle.OracleResult;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * Sixty weeks over the cut-off, a new catalogue and the redrawing of the communes, once delivered
 * right and in time, and once as deliveries go: what was published in the end must be the same.
 */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixtyWeeksTest {
  /** The week of the cut-off, 2024-10-16: its files come three weeks late. */
  private static final int LATE = 12;

  private static final int DELIVERED_TWICE = 19;
  private static final int IN_PARTS = 24;
  private static final int NEW_CATALOGUE = 30;

  /** The week of 2025-07-01: a fifth of its rows is missing at first. */
  private static final int WRONG = 49;

  private final List<CommandRun> ordinary = new ArrayList<>();
  private final Map<Integer, SortedMap<String, Long>> unmended = new TreeMap<>();
  private Map<String, Optional<String>> sessionSettings;
  private SixtyWeeks world;
  private CommandRun afterTheGap;
  private CommandRun overTheGap;
  private CommandRun lateWeek;
  private SortedMap<String, String> onceDelivered;
  private SortedMap<String, String> outputsAfterTwice;
  private CommandRun twiceDelivered;
  private List<IsoWeek> staleAfterTwice;
  private CommandRun firstPart;
  private CommandRun corrected;
  private SortedMap<String, Long> rightLedger;
  private SortedMap<String, Long> messyLedger;

  /** Both sides at the same time: most of a small week is planning, by one thread. */
  @BeforeAll
  void liveThroughThemTwice(@TempDir Path folder) throws IOException {
    world = SixtyWeeks.in(folder);
    sessionSettings = SixtyWeeks.sessionSettings();
    CompletableFuture<EngineRun> right =
        CompletableFuture.supplyAsync(
            () -> world.right().weeks(WEEKS), task -> new Thread(task, "right").start());
    try {
      inTime(0, LATE);
      oneWeekIsLate();
      inTime(LATE + 4, DELIVERED_TWICE + 2);
      oneWeekIsDeliveredTwice();
      inTime(DELIVERED_TWICE + 2, IN_PARTS);
      oneWeekComesInParts();
      inTime(IN_PARTS + 1, NEW_CATALOGUE + 2);
      theCatalogueIsLate();
      inTime(NEW_CATALOGUE + 2, WRONG);
      oneWeekIsCorrected();
      inTime(WRONG + 3, WEEKS.size());
    } finally {
      right.join();
    }
    rightLedger = ledger(world.right(), WEEKS);
    messyLedger = ledger(world.messy(), WEEKS);
  }

  @AfterAll
  void giveTheSessionBack() {
    SixtyWeeks.giveBack(sessionSettings);
  }

  private void inTime(int from, int before) throws IOException {
    for (int week = from; week < before; week++) {
      world.deliver(WEEKS.get(week));
      ordinary.add(weekly(week));
    }
  }

  private void oneWeekIsLate() throws IOException {
    world.deliver(WEEKS.get(LATE + 1));
    afterTheGap = weekly(LATE + 1);
    overTheGap = weekly(LATE + 1, "--skip-missing-week");
    inTime(LATE + 2, LATE + 4);
    unmended(LATE + 1);
    world.deliver(WEEKS.get(LATE));
    lateWeek =
        world.command(
            "backfill",
            "--from",
            WEEKS.get(LATE).toString(),
            "--to",
            WEEKS.get(LATE + 3).toString());
  }

  private void oneWeekIsDeliveredTwice() throws IOException {
    onceDelivered = world.messy().outputs();
    world.deliver(WEEKS.get(DELIVERED_TWICE));
    twiceDelivered = weekly(DELIVERED_TWICE);
    staleAfterTwice = stale();
    ordinary.add(world.command("backfill", "--stale"));
    outputsAfterTwice = world.messy().outputs();
  }

  private void oneWeekComesInParts() throws IOException {
    IsoWeek week = WEEKS.get(IN_PARTS);
    world.deliver(week);
    world.deliver("device_observation.csv", week, row -> row.charAt(0) < '8');
    firstPart = weekly(IN_PARTS);
    ordinary.add(
        weekly(
            IN_PARTS,
            "--accept",
            "row_count_change",
            "--accept",
            "subscriber_count_change",
            "--reason",
            "the other half follows"));
    unmended(IN_PARTS);
    inTime(IN_PARTS, IN_PARTS + 1);
  }

  private void theCatalogueIsLate() throws IOException {
    unmended(NEW_CATALOGUE);
    world.deliverLaterCatalogue();
    ordinary.add(
        world.command(
            "backfill",
            "--from",
            WEEKS.get(NEW_CATALOGUE).toString(),
            "--to",
            WEEKS.get(NEW_CATALOGUE + 1).toString()));
  }

  private void oneWeekIsCorrected() throws IOException {
    IsoWeek week = WEEKS.get(WRONG);
    world.deliver("subscriber_snapshot.csv", week, row -> row.hashCode() % 5 != 0);
    world.deliver("device_observation.csv", week, row -> row.hashCode() % 5 != 0);
    ordinary.add(weekly(WRONG));
    inTime(WRONG + 1, WRONG + 3);
    unmended(WRONG);
    unmended(WRONG + 1);
    world.deliver(week);
    corrected = weekly(WRONG);
    ordinary.add(world.command("backfill", "--stale"));
  }

  @Test
  void everyCommandThatIsNotRefusedOnPurposeDoesItsWork() {
    assertThat(ordinary).allSatisfy(run -> assertThat(run.code()).as(run.err()).isZero());
  }

  @Test
  void theWeekAfterAMissingOneIsRefusedWithTheCommandsThatGoOn() {
    assertThat(afterTheGap.code()).isEqualTo(2);
    assertThat(afterTheGap.err())
        .contains("the last published week of north before 2024-W43 is 2024-W41")
        .contains("weekly --week 2024-W42 --operator north")
        .contains("start from 2024-W41 with --skip-missing-week");
    assertThat(overTheGap.code()).as(overTheGap.err()).isZero();
    assertThat(lateWeek.code()).as(lateWeek.err()).isZero();
    assertThat(published(LATE + 1))
        .extracting(run -> run.notes().stream().anyMatch(note -> note.contains("were skipped")))
        .containsExactly(true, false);
  }

  @Test
  void aWeekDeliveredTwiceGivesTheSameBytesAndLeavesOnlyTheNextOneStale() {
    assertThat(twiceDelivered.code()).as(twiceDelivered.err()).isZero();
    assertThat(staleAfterTwice).containsExactly(WEEKS.get(DELIVERED_TWICE + 1));
    assertThat(outputsAfterTwice).hasSizeGreaterThan(DELIVERED_TWICE).isEqualTo(onceDelivered);
  }

  @Test
  void halfAFileIsRefusedUntilTheUserAcceptsIt() {
    assertThat(firstPart.code()).isEqualTo(2);
    assertThat(firstPart.err())
        .contains("the week of north is refused by")
        .contains("--accept row_count_change");
    assertThat(published(IN_PARTS)).hasSize(2);
  }

  @Test
  void aCorrectedWeekSaysWhichLaterOnesAreOutOfDate() {
    assertThat(corrected.code()).as(corrected.err()).isZero();
    assertThat(corrected.err())
        .contains("out of date since this run: 2025-W28, 2025-W29")
        .contains("with: sunset2g backfill --stale");
  }

  @Test
  void everyMessWasSeenInTheLedgerBeforeItWasMended() {
    assertThat(unmended).hasSize(5);
    unmended.forEach(
        (week, ledger) ->
            assertThat(ledger)
                .as(WEEKS.get(week).toString())
                .isNotEqualTo(of(rightLedger, WEEKS.get(week))));
  }

  @Test
  void inTheEndNothingIsOutOfDate() {
    assertThat(stale()).isEmpty();
    assertThat(Staleness.of(world.right().records()).stale()).isEmpty();
  }

  @Test
  void ledgerAndConversionsAreThoseOfTheRightWeeksAndOfTheOracle() {
    OracleResult oracle = LedgerOracle.run(world.oracleInput());
    SortedSet<String> conversions = world.messy().conversions(last());

    assertThat(messyLedger).isEqualTo(rightLedger).isEqualTo(oracle.ledger());
    assertThat(conversions)
        .isEqualTo(world.right().conversions(last()))
        .isEqualTo(oracle.conversions());
    assertThat(conversions).anyMatch(row -> row.endsWith("|")).anyMatch(row -> !row.endsWith("|"));
  }

  @Test
  void everyFlowIsAmongThem() {
    assertThat(Arrays.stream(LedgerFlow.values()).map(Enum::name))
        .allSatisfy(
            flow ->
                assertThat(messyLedger.keySet())
                    .as(flow)
                    .anyMatch(row -> row.endsWith("|" + flow)));
  }

  @Test
  void everyWeeksStateIsTheSame() {
    List<String> state = state(world.messy(), WEEKS);

    assertThat(state).hasSizeGreaterThan(60_000).isEqualTo(state(world.right(), WEEKS));
  }

  @Test
  void fromTheCutOffOnSomeAreBlockedAndNobodyBefore() {
    assertThat(state(world.messy(), WEEKS.subList(0, LATE))).noneMatch(SixtyWeeksTest::isBlocked);
    assertThat(state(world.messy(), WEEKS.subList(LATE, LATE + 1)))
        .anyMatch(SixtyWeeksTest::isBlocked);
  }

  @Test
  void everyListIsTheSame() {
    assertThat(lists(world.messy())).isNotEmpty().isEqualTo(lists(world.right()));
    assertThat(lists(world.right()).keySet()).anyMatch(file -> file.contains("/" + last() + "/"));
  }

  @Test
  void everyPublishedNumberIsCloseToTheTrueOne() {
    Map<String, Long> truth = truth();
    for (EngineRun side : List.of(world.right(), world.messy())) {
      for (IsoWeek week : WEEKS) {
        Map<String, Long> shown = shown(side, week);
        assertThat(shown).as("%s of %s", week, side.output()).isNotEmpty();
        shown.forEach(
            (cell, number) ->
                assertThat(number)
                    .as(cell)
                    .isCloseTo(
                        truth.getOrDefault(cell.substring(cell.indexOf(' ') + 1), 0L),
                        within(cell.startsWith("commune") ? 9L : 100L)));
      }
    }
  }

  @Test
  void beforeTheFirstMessTheReportsAreTheSameToTheByte() {
    SortedMap<String, String> right = world.right().outputs();
    SortedMap<String, String> messy = world.messy().outputs();
    String reports = "reports/" + WEEKS.get(LATE);
    assertThat(messy.subMap("reports/", reports))
        .isNotEmpty()
        .isEqualTo(right.subMap("reports/", reports));
  }

  private CommandRun weekly(int week, String... more) {
    List<String> words = new ArrayList<>(List.of("weekly", "--week", WEEKS.get(week).toString()));
    words.addAll(List.of(more));
    return world.command(words.toArray(String[]::new));
  }

  private void unmended(int week) {
    unmended.put(week, ledger(world.messy(), List.of(WEEKS.get(week))));
  }

  private List<IsoWeek> stale() {
    Staleness staleness = Staleness.of(world.messy().records());
    return staleness.shown().stream()
        .filter(staleness::isStale)
        .map(run -> IsoWeek.parse(run.week()))
        .toList();
  }

  private List<RunRecord> published(int week) {
    return world.messy().records().all().stream()
        .filter(RunRecord::isPublished)
        .filter(run -> run.week().equals(WEEKS.get(week).toString()))
        .toList();
  }

  private static IsoWeek last() {
    return WEEKS.get(WEEKS.size() - 1);
  }

  /** As {@link EngineRun#ledger}, but all weeks in one job. */
  private static SortedMap<String, Long> ledger(EngineRun run, List<IsoWeek> weeks) {
    SortedMap<String, Long> ledger = new TreeMap<>();
    weeks.stream()
        .map(week -> run.table(ExportedTable.ledger, week))
        .reduce(Dataset::unionAll)
        .orElseThrow()
        .filter("subscribers <> 0")
        .collectAsList()
        .forEach(
            row -> {
              String key =
                  String.join("|", IntStream.range(0, 6).mapToObj(row::getString).toList());
              assertThat(ledger.put(key, row.getLong(6))).as("twice: " + key).isNull();
            });
    return ledger;
  }

  private static SortedMap<String, Long> of(SortedMap<String, Long> ledger, IsoWeek week) {
    return ledger.subMap(week + "|", week + "}");
  }

  /** The state that every week was published with, its rows in order, the week in front. */
  private static List<String> state(EngineRun run, List<IsoWeek> weeks) {
    Configuration configuration = run.configuration();
    Lake lake =
        Lake.open(
            SparkForTests.session(), configuration.lake().orElseThrow(), configuration.catalogue());
    return weeks.stream()
        .map(
            week -> {
              RunRecord published = run.records().published(OPERATOR, week).orElseThrow();
              Dataset<Row> rows =
                  lake.read(
                      SubscriberState.TABLE, published.snapshots().get(SubscriberState.TABLE));
              return rows.select(functions.lit(week.toString()), functions.col("*"));
            })
        .reduce(Dataset::unionAll)
        .orElseThrow()
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  /** The state holds the status by its number. */
  private static boolean isBlocked(String row) {
    return SubscriberStatus.values()[Integer.parseInt(row.split(",")[6])].isBlocked();
  }

  private static SortedMap<String, String> lists(EngineRun run) {
    return new TreeMap<>(run.outputs().subMap("lists/", "lists0"));
  }

  /** Every number of the right weeks, added up for each area above: by week, area and measure. */
  private Map<String, Long> truth() {
    Map<String, Long> truth = new HashMap<>();
    rightLedger.forEach(
        (row, subscribers) -> {
          String[] cells = row.split("\\|");
          AreaCode home = new AreaCode(cells[3], cells[4]);
          List<AdministrativeUnit> lineage =
              UNITS.lineage(isRedrawn(IsoWeek.parse(cells[0])) ? successor(home) : home);
          List<String> areas = new ArrayList<>(List.of("country"));
          lineage.forEach(unit -> areas.add(unit.area().toString()));
          if (lineage.isEmpty()) {
            areas.add("unplaced");
          }
          Measure.of(cells[5])
              .ifPresent(
                  measure ->
                      areas.forEach(
                          area ->
                              truth.merge(
                                  cells[0] + " " + area + " " + measure, subscribers, Long::sum)));
        });
    return truth;
  }

  /** From the week of 1 July 2025 on, the report has the communes that there are since. */
  private static boolean isRedrawn(IsoWeek week) {
    return week.compareTo(IsoWeek.parse("2025-W27")) >= 0;
  }

  /** In this world every commune passed to one other as a whole, or to none. */
  private static AreaCode successor(AreaCode home) {
    return CHANGES.all().stream()
        .filter(change -> change.before().equals(home))
        .map(AreaChanges.Change::after)
        .findFirst()
        .orElse(home);
  }

  /** The week's figures by level, but for slices and what is rezoned unseen. */
  private static Map<String, Long> shown(EngineRun run, IsoWeek week) {
    Map<String, Long> shown = new TreeMap<>();
    PublishedFigures.of(run, week.toString())
        .all()
        .forEach(
            (place, number) -> {
              String[] cells = place.split("\\|");
              boolean isNamed = cells[0].equals("country") || cells[0].equals("unplaced");
              String area = isNamed ? cells[0] : cells[1] + "/" + cells[2];
              Measure measure = Measure.valueOf(cells[3]);
              boolean isOfLedger =
                  !measure.isSlice()
                      && measure != Measure.REZONED_IN
                      && measure != Measure.REZONED_OUT
                      && !cells[0].contains("former");
              if (isOfLedger) {
                shown.put(cells[0] + " " + week + " " + area + " " + measure, number);
              }
            });
    return shown;
  }
}
