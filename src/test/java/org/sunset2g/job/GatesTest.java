package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.SparkForTests;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Gates as an operator meets them: weeks that must not be believed, and one taken upon oneself. */
class GatesTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W36");
  private static final IsoWeek SECOND = FIRST.plus(1);

  @TempDir Path folder;
  private Path world;
  private EngineRun engine;

  @BeforeEach
  void aFirstWeekOfTwoOperators() throws IOException {
    world = folder.resolve("world");
    SyntheticWorld.write(
        WorldPlan.of(3, 3_000, FIRST, 2, List.of("north", "south"), LandingFormat.CSV)
            .withBadRowShare(0),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        world,
        done -> {});
    engine = EngineRun.onWorld(world, folder);
  }

  @Test
  void aFileIsReadCheckedMeasuredAndKeptInOneJob() throws Exception {
    var groups = new ConcurrentLinkedQueue<String>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            groups.add(String.valueOf(start.properties().get("spark.jobGroup.id")));
          }
        };
    var context = SparkForTests.session().sparkContext();
    context.addSparkListener(listener);
    RunRecord run = engine.week(FIRST);
    context.listenerBus().waitUntilEmpty();
    context.removeSparkListener(listener);

    assertThat(run.gates()).hasSizeGreaterThan(60);
    assertThat(groups)
        .filteredOn(group -> group.startsWith("feed"))
        .containsExactlyInAnyOrder(
            "feed north subscriber_snapshot",
            "feed north device_observation",
            "feed south subscriber_snapshot",
            "feed south device_observation");
  }

  @Test
  void aCatalogueThatLostItsSecondHalfRefusesTheWeek() throws IOException {
    engine.week(FIRST);
    rewriteCatalogues(lines -> lines.subList(0, lines.size() / 2));

    assertThatThrownBy(() -> engine.week(SECOND))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("catalogue_size_drop")
        .hasMessageContaining("limit 0.1000")
        .hasMessageContaining("--accept catalogue_size_drop");

    assertThatThrownBy(() -> accepting("catalogue_size_drop"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("north")
        .hasMessageContaining("south")
        .hasMessageContaining("unknown_tac_share_rise");

    RunRecord taken = accepting("catalogue_size_drop", "unknown_tac_share_rise");
    assertThat(taken.isPublished()).isTrue();
    assertThat(taken.gates())
        .filteredOn(gate -> gate.accepted().isPresent())
        .isNotEmpty()
        .allMatch(gate -> gate.accepted().get().equals("the list was cut on purpose"))
        .allMatch(gate -> !gate.passed() && gate.level().equals("REFUSE"));
  }

  @Test
  void aCatalogueThatMakesEverythingTwoGOnlyRefusesTheWeek() throws IOException {
    engine.week(FIRST);
    rewriteCatalogues(
        lines ->
            lines.stream()
                .map(line -> line.replaceFirst(",[2345]G(\\|[2345]G)*,", ",2G,"))
                .toList());
    assertThatThrownBy(() -> engine.week(SECOND))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("two_g_only_share_rise");
  }

  @Test
  void anExtractWithHalfItsRowsIsRefusedAndTheOtherOperatorGoesOn() throws IOException {
    engine.week(FIRST);
    Path snapshot = world.resolve("landing/north").resolve(SECOND + "/subscriber_snapshot.csv");
    List<String> lines = Files.readAllLines(snapshot);
    Files.write(snapshot, lines.subList(0, lines.size() / 2));

    RunRecord run = engine.week(SECOND);

    assertThat(run.operators()).containsExactly("south");
    assertThat(run.refused().get("north"))
        .contains("row_count_change", "subscriber_count_change")
        .contains("--accept");
    assertThat(engine.table(ExportedTable.ledger, SECOND).filter("operator = 'north'").count())
        .isZero();
    assertThat(
            engine
                .table(ExportedTable.gate_result, SECOND)
                .filter("operator = 'south' and gate = 'row_count_change'")
                .count())
        .isEqualTo(2);
  }

  @Tag("scenario")
  @ParameterizedTest
  @CsvSource({
    "device_observation, 1, SHA-256, 35%06d%06d",
    "device_observation, 1, MD5, 35%06d%06d",
    "subscriber_snapshot, 0, SHA-1, 8491%06d%d",
    "subscriber_snapshot, 0, SHA-256, +8498000%04d%.0s"
  })
  void plainHashesAreRefusedInTheFirstWeek(String table, int column, String algorithm, String form)
      throws Exception {
    Path file = world.resolve("landing/north").resolve(FIRST + "/" + table + ".csv");
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (int at = 1; at < lines.size(); at++) {
      String[] fields = lines.get(at).split(",", -1);
      String clear =
          table.equals("device_observation") && !fields[1].isEmpty()
              ? fields[2] + "%06d".formatted(at)
              : form.formatted(at, at % 10);
      fields[column] = HexFormat.of().formatHex(digest.digest(clear.getBytes()));
      lines.set(at, String.join(",", fields));
    }
    Files.write(file, lines);
    RunRecord run =
        EngineRun.onWorld(
                world, folder, "pseudonyms.numberPrefixes=['843', '845', '847', '848', '849']")
            .week(FIRST);
    assertThat(run.operators()).containsExactly("south");
    assertThat(run.refused().get("north")).contains("plain " + algorithm + " hashes");
  }

  @Test
  void aReasonIsAskedForAndNamesNoPerson() {
    assertThatThrownBy(() -> GateAcceptance.of(List.of("row_count_chang"), Optional.of("x")))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining("Did you mean 'row_count_change'?");
    assertThatThrownBy(() -> GateAcceptance.of(List.of("row_count_change"), Optional.of("ok")))
        .hasMessageContaining("--reason");
    assertThatThrownBy(
            () ->
                GateAcceptance.of(
                    List.of("row_count_change"), Optional.of("said 84912345678, it is right")))
        .hasMessageContaining("leave out numbers");
  }

  private RunRecord accepting(String... gates) {
    return engine.week(
        SECOND, GateAcceptance.of(List.of(gates), Optional.of("the list was cut on purpose")));
  }

  private void rewriteCatalogues(UnaryOperator<List<String>> change) throws IOException {
    try (var files = Files.list(world.resolve("reference/tac_catalogue"))) {
      for (Path file : new ArrayList<>(files.toList())) {
        List<String> lines = Files.readAllLines(file);
        List<String> rows = new ArrayList<>(List.of(lines.get(0)));
        rows.addAll(change.apply(lines.subList(1, lines.size())));
        Files.write(file, rows);
      }
    }
  }
}
