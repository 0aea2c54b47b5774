package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.oracle.LedgerOracle;
import org.sunset2g.oracle.OracleInput;
import org.sunset2g.oracle.OracleResult;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.FlowRates;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Three that know nothing of one another must agree in every cell: the weekly job, SQL over the
 * landing files, and the truth that the synthetic population was made to have.
 */
@Tag("scenario")
class LedgerOracleTest {
  @TempDir Path folder;

  @Test
  void twentyThousandSubscribersOfTwoOperatorsOverEightWeeks() throws IOException {
    WorldPlan plan =
        WorldPlan.of(
                41,
                20_000,
                IsoWeek.parse("2024-W36"),
                8,
                List.of("north", "south"),
                LandingFormat.CSV_GZ)
            .withBadRowShare(0.01)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
            .withRates(
                FlowRates.standard()
                    .with("vanished", 0.004)
                    .with("exempted", 0.002)
                    .with("moved", 0.01)
                    .with("downgraded", 0.002)
                    .with("silenceLasts", 0.7)
                    .with("reverted", 0.02)
                    .with("handsetUnknown", 0.004));

    SortedMap<String, Long> ledger = allThreeAgree(plan, AreaChanges.NONE).ledger();

    assertThat(Arrays.stream(LedgerFlow.values()).map(Enum::name))
        .filteredOn(flow -> !flow.startsWith("REZONED"))
        .allSatisfy(flow -> assertThat(total(ledger, flow)).as(flow).isPositive());
  }

  @Test
  void communesThatPassToSuccessorsInTheMiddleOfAPhase() throws IOException {
    IsoWeek first = IsoWeek.parse("2025-W25");
    WorldPlan plan =
        WorldPlan.of(42, 3_000, first, 5, List.of("north"), LandingFormat.PARQUET)
            .withBadRowShare(0.01)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
            .withRates(FlowRates.standard().with("moved", 0.01));

    SortedMap<String, Long> ledger = allThreeAgree(plan, fewChanges()).ledger();

    assertThat(total(ledger, "REZONED_OUT")).isPositive().isEqualTo(total(ledger, "REZONED_IN"));
  }

  @Test
  void severalPhasesOfOnePassEachHaveTheirOwnLedger() throws IOException {
    WorldPlan plan =
        WorldPlan.of(
                43,
                3_000,
                IsoWeek.parse("2024-W36"),
                5,
                List.of("north", "south"),
                LandingFormat.PARQUET)
            .withBadRowShare(0.01)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
            .withRates(FlowRates.standard().with("moved", 0.01).with("downgraded", 0.01));
    Path world = folder.resolve("world");
    SyntheticWorld.write(
        plan,
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        world,
        done -> {});
    List<IsoWeek> weeks =
        IntStream.range(0, plan.weeks()).mapToObj(plan.firstWeek()::plus).toList();
    EngineRun engine =
        EngineRun.onWorld(
                world, folder, "phases=[vietnam-2024-2g, vietnam-2026-gsm, australia-2024-3g]")
            .weeks(weeks);
    OracleInput first = input(world, plan, weeks);
    String withoutCalls =
        "(class IN ('TWO_G_ONLY', 'THREE_G') OR class = 'FOUR_G' AND volte = 'NO')";
    String oldSim = "coalesce(sim_generation IN ('2G', '3G'), false)";
    String newSim = "coalesce(sim_generation IN ('4G', '5G'), false)";
    List<OracleInput> inputs =
        List.of(
            first,
            first.withRules(
                "phase2",
                new OracleInput.Rules(
                    withoutCalls,
                    "class = 'FIVE_G' OR class = 'FOUR_G' AND volte = 'YES'",
                    "false")),
            first.withRules(
                "three_g",
                new OracleInput.Rules(
                    withoutCalls
                        + " OR class IN ('FOUR_G', 'FIVE_G') AND volte IN ('YES', 'UNKNOWN') AND "
                        + oldSim,
                    "(class = 'FOUR_G' AND volte = 'YES'"
                        + " OR class = 'FIVE_G' AND volte IN ('YES', 'UNKNOWN')) AND "
                        + newSim,
                    "segment = 'M2M'")));

    SortedMap<String, Long> expected = new TreeMap<>();
    SortedMap<String, Long> slices = new TreeMap<>();
    SortedSet<String> conversions = new TreeSet<>();
    for (OracleInput input : inputs) {
      OracleResult result = LedgerOracle.run(input);
      assertThat(result.conversions()).as(input.phase()).isNotEmpty();
      expected.putAll(result.ledger());
      slices.putAll(result.slices());
      conversions.addAll(result.conversions());
    }

    assertThat(engine.ledger(weeks)).isEqualTo(expected);
    assertThat(engine.slices(weeks)).isEqualTo(slices);
    assertThat(engine.conversions(weeks.get(weeks.size() - 1))).isEqualTo(conversions);
  }

  @Test
  void weeksAfterTheCutOffSayWhoWasBlockedWhoConvertedAllTheSameAndWhoseNumberWasReclaimed()
      throws IOException {
    WorldPlan plan =
        WorldPlan.of(
                44, 4_000, IsoWeek.parse("2024-W41"), 5, List.of("north"), LandingFormat.PARQUET)
            .withBadRowShare(0.01)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.6))
            .withRates(
                FlowRates.standard()
                    .with("conversionPace", 0.4)
                    .with("moved", 0.01)
                    .with("reclaimed", 0.02));

    OracleResult result = allThreeAgree(plan, AreaChanges.NONE);

    assertThat(total(result.ledger(), "LEFT_RECLAIMED")).isPositive();
    for (String slice :
        List.of(
            "CLOSING|ACTIVE",
            "CLOSING|ONE_WAY_BLOCKED",
            "CONVERTED_SMARTPHONE|ACTIVE",
            "CONVERTED_SMARTPHONE|ONE_WAY_BLOCKED",
            "CONVERTED_FEATURE_PHONE|ONE_WAY_BLOCKED",
            "MOVED_OUT|ONE_WAY_BLOCKED",
            "LEFT_RECLAIMED|ONE_WAY_BLOCKED")) {
      assertThat(total(result.slices(), slice)).as(slice).isPositive();
    }
    IsoWeek last = plan.firstWeek().plus(plan.weeks() - 1);
    SortedMap<String, Long> ofLastWeek = new TreeMap<>(result.slices());
    ofLastWeek.keySet().removeIf(row -> !row.startsWith(last + "|"));
    PublishedFigures published = PublishedFigures.of(folder.resolve("output/reports/" + last));
    assertThat(published.country(Measure.CLOSING_ACTIVE)).isZero();
    assertThat(published.country(Measure.CLOSING_ONE_WAY_BLOCKED))
        .isCloseTo(total(ofLastWeek, "CLOSING|ONE_WAY_BLOCKED"), within(20L));
  }

  private OracleResult allThreeAgree(WorldPlan plan, AreaChanges changes) throws IOException {
    Path world = folder.resolve("world");
    SyntheticWorld.write(
        plan,
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        changes,
        world,
        done -> {});
    List<IsoWeek> weeks =
        IntStream.range(0, plan.weeks()).mapToObj(plan.firstWeek()::plus).toList();
    OracleResult oracle = oracle(world, plan, weeks);
    EngineRun engine = EngineRun.onWorld(world, folder).weeks(weeks);

    SortedMap<String, Long> ledger = engine.ledger(weeks);
    SortedSet<String> conversions = engine.conversions(weeks.get(weeks.size() - 1));

    assertThat(ledger).isNotEmpty().isEqualTo(oracle.ledger()).isEqualTo(truth(world));
    assertThat(engine.slices(weeks)).isNotEmpty().isEqualTo(oracle.slices());
    assertThat(conversions)
        .isNotEmpty()
        .isEqualTo(oracle.conversions())
        .isEqualTo(trueConversions(world));
    for (IsoWeek week : weeks) {
      for (String operator : plan.operators()) {
        assertThat(engine.records().published(operator, week).orElseThrow().counts())
            .containsEntry(
                operator + ".observations_without_subscriber",
                oracle.noSubscriberObservations().get(week + "|" + operator));
      }
    }
    return oracle;
  }

  private static OracleResult oracle(Path world, WorldPlan plan, List<IsoWeek> weeks) {
    Path reference = world.resolve("reference");
    OracleInput input = input(world, plan, weeks);
    Path changes = reference.resolve("admin_unit_changes.csv");
    return LedgerOracle.run(
        Files.exists(changes)
            ? input.withAreas(reference.resolve("admin_units.csv"), changes, List.of())
            : input);
  }

  private static OracleInput input(Path world, WorldPlan plan, List<IsoWeek> weeks) {
    return OracleInput.withDefaults(
        world.resolve("landing"),
        world.resolve("reference/tac_catalogue"),
        plan.operators(),
        weeks,
        "phase1");
  }

  /** Every third commune gets a new code, each two of them the same one. */
  private static AreaChanges fewChanges() {
    List<AdministrativeUnit> communes =
        BuiltInUnits.langSonAndSocTrang().all().stream()
            .filter(unit -> unit.level() == AdministrativeUnit.Level.COMMUNE)
            .toList();
    List<AreaChanges.Change> changes = new ArrayList<>();
    for (int i = 0; i < communes.size(); i += 3) {
      String after = communes.get(i - i % 6).area().code();
      changes.add(
          new AreaChanges.Change(communes.get(i).area(), new AreaCode("VN-2025", after), true));
    }
    return new AreaChanges(changes);
  }

  private static SortedMap<String, Long> truth(Path world) throws IOException {
    SortedMap<String, Long> truth = new TreeMap<>();
    for (CSVRecord row : records(world.resolve("truth/ledger.csv"))) {
      truth.put(String.join("|", row.toList().subList(0, 6)), Long.valueOf(row.get(6)));
    }
    return truth;
  }

  private static SortedSet<String> trueConversions(Path world) throws IOException {
    SortedSet<String> conversions = new TreeSet<>();
    for (CSVRecord row : records(world.resolve("truth/conversion.csv"))) {
      conversions.add(String.join("|", row.toList()));
    }
    return conversions;
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return rows.getRecords();
    }
  }

  private static long total(SortedMap<String, Long> ledger, String flow) {
    return ledger.entrySet().stream()
        .filter(row -> row.getKey().endsWith("|" + flow))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }
}
