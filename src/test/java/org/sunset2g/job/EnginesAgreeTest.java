package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.FlowRates;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/** Whatever runs the steps, the tables and every file that people see are the same. */
@Tag("scenario")
class EnginesAgreeTest {
  private static final List<IsoWeek> WEEKS =
      IntStream.range(0, 3).mapToObj(IsoWeek.parse("2024-W36")::plus).toList();

  @TempDir private static Path folder;
  private static EngineRun spark;
  private static EngineRun comet;

  @BeforeAll
  static void runTheWeeksWithBoth() throws IOException {
    Path world = folder.resolve("world");
    SyntheticWorld.write(
        WorldPlan.of(43, 2_000, WEEKS.get(0), WEEKS.size(), List.of("north"), LandingFormat.PARQUET)
            .withBadRowShare(0.01)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
            .withRates(FlowRates.standard().with("moved", 0.01).with("reverted", 0.02)),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        world,
        done -> {});
    comet = weeks(world, "auto");
    boolean isNative = newest(comet).engine().contains("comet");
    if (!isNative && "true".equals(System.getenv("CI"))) {
      fail("comet did not run, and in CI it must: " + log("auto"));
    }
    assumeTrue(isNative, () -> "comet did not run here: " + log("auto"));
    spark = weeks(world, "spark");
  }

  @Test
  void theRunRecordSaysWhichEngineRan() {
    assertThat(newest(comet).engine()).matches("spark 3\\.5\\.\\d+ with comet \\d.*");
    assertThat(newest(spark).engine()).matches("spark 3\\.5\\.\\d+");
    assertThat(log("spark")).contains("engine: spark 3.5", "(engine is set to spark)");
  }

  @Test
  void everyFileThatPeopleSeeIsTheSame() {
    assertThat(comet.outputs()).hasSizeGreaterThan(8).isEqualTo(spark.outputs());
  }

  @Test
  void everyTableOfEveryWeekHoldsTheSameRows() {
    List<RunRecord> runs = comet.records().all();

    assertThat(runs).hasSameSizeAs(WEEKS);
    for (RunRecord run : runs) {
      RunRecord other = spark.records().find(run.runId()).orElseThrow();
      assertThat(run.counts()).as(run.week()).isEqualTo(other.counts());
      assertThat(run.gates()).as(run.week()).isEqualTo(other.gates());
      assertThat(run.snapshots().keySet()).isEqualTo(other.snapshots().keySet());
      run.snapshots()
          .forEach(
              (table, snapshot) ->
                  assertThat(rows(comet, table, snapshot))
                      .as(table + " after " + run.week())
                      .isEqualTo(rows(spark, table, other.snapshots().get(table))));
    }
  }

  @Test
  void theStateIsMadeNativelyUpToTheRulesOfAPhase() throws IOException {
    String plan = planOfLastState("auto");

    assertThat(plan.lines().map(String::strip).map(EnginesAgreeTest::operator))
        .filteredOn(name -> !name.startsWith("Comet"))
        .as(plan)
        .containsExactlyInAnyOrder(
            "Project",
            "Filter",
            "CollectMetrics",
            "Project",
            "BroadcastHashJoin",
            "Project",
            "Project",
            "Project",
            "AQEShuffleRead",
            "ShuffleQueryStage",
            "BroadcastQueryStage",
            "BroadcastQueryStage",
            "BroadcastQueryStage",
            "BroadcastExchange");
  }

  @Test
  void theStateReadsEveryInputOnceAndExchangesOnce() throws IOException {
    assertThat(operators("auto", "CometIcebergNativeScan")).isEqualTo(3);
    assertThat(operators("auto", "CometExchange")).isEqualTo(1);
    assertThat(operators("spark", "BatchScan")).isEqualTo(3);
    assertThat(operators("spark", "Exchange")).isEqualTo(1);
  }

  private static long operators(String engine, String name) throws IOException {
    return planOfLastState(engine).lines().filter(line -> operator(line).equals(name)).count();
  }

  /** The operators of the last writing of a state that ran, without the plan it began as. */
  private static String planOfLastState(String engine) throws IOException {
    String plan =
        Arrays.stream(Files.readString(folder.resolve(engine).resolve("plans.txt")).split("=== "))
            .filter(each -> each.contains(".subscriber_state, format"))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    int begin = plan.indexOf("== Final Plan ==\n");
    return plan.substring(begin + "== Final Plan ==\n".length(), plan.indexOf("+- == Initial Plan"))
        .stripTrailing();
  }

  /** {@code CometProject} of {@code : +- *(1) CometProject [operator#1]}. */
  private static String operator(String line) {
    return line.replaceFirst("^[ :+*()0-9-]*", "").split(" ")[0];
  }

  private static EngineRun weeks(Path world, String engine) throws IOException {
    Path place = folder.resolve(engine);
    EngineWeeks.run(world, place, engine, WEEKS);
    return EngineRun.onWorld(world, place);
  }

  private static RunRecord newest(EngineRun run) {
    List<RunRecord> runs = run.records().all();
    return runs.get(runs.size() - 1);
  }

  private static SortedMap<String, Long> rows(EngineRun run, String table, long snapshot) {
    SparkSession session = SparkForTests.session();
    SortedMap<String, Long> rows = new TreeMap<>();
    Lake lake = Lake.open(session, run.configuration().lake().orElseThrow(), Map.of());
    for (Row row : lake.read(table, snapshot).collectAsList()) {
      rows.merge(row.toString(), 1L, Long::sum);
    }
    return rows;
  }

  private static String log(String engine) {
    try {
      return Files.readString(folder.resolve(engine).resolve("log.txt"));
    } catch (IOException absent) {
      return absent.toString();
    }
  }
}
