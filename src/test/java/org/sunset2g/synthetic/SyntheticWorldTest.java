package org.sunset2g.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.feed.registry.RegistryReader;
import org.sunset2g.oracle.LedgerOracle;
import org.sunset2g.oracle.OracleInput;
import org.sunset2g.oracle.OracleResult;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.RegistryIndex;
import org.sunset2g.registry.Team;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.VoLte;

class SyntheticWorldTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W30");

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(LandingFormat.class)
  void theSameSeedGivesTheSameBytesOnOneThreadAndOnTwo(LandingFormat format) throws IOException {
    WorldPlan plan = WorldPlan.of(5, 3_000, FIRST, 4, List.of("north", "south"), format);
    write(plan.withThreads(1), "one");
    write(plan.withThreads(2), "two");
    assertThat(bytes("one")).isEqualTo(bytes("two")).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(LandingFormat.class)
  void anotherSeedGivesAnotherWorld(LandingFormat format) throws IOException {
    write(WorldPlan.of(5, 500, FIRST, 2, List.of("north"), format), "one");
    write(WorldPlan.of(6, 500, FIRST, 2, List.of("north"), format), "two");
    Map<String, Integer> other = bytes("two");
    bytes("one")
        .forEach(
            (file, hash) -> {
              if (file.startsWith("landing")) {
                assertThat(other.get(file)).as(file).isNotNull().isNotEqualTo(hash);
              }
            });
  }

  @ParameterizedTest
  @EnumSource(LandingFormat.class)
  void theTruthIsWhatTheRulesFindInTheFiles(LandingFormat format) throws IOException {
    WorldPlan plan = eventful(40, FIRST, 4_000, format);
    WorldResult result = write(plan, "world");
    OracleResult found =
        LedgerOracle.run(
            OracleInput.withDefaults(
                world("world").resolve("landing"),
                world("world").resolve("reference/tac_catalogue"),
                plan.operators(),
                weeks(plan),
                "phase1"));
    assertThat(truth("world")).isEqualTo(found.ledger());
    assertThat(truthConversions("world")).isEqualTo(found.conversions());
    assertThat(result.conversions()).isEqualTo(found.conversions().size());
  }

  @Test
  void everyFlowButRezoningOccursInTwentyWeeks() throws IOException {
    write(eventful(20, FIRST, 20_000), "world");
    Set<String> found = new TreeSet<>();
    truth("world").keySet().forEach(key -> found.add(key.substring(key.lastIndexOf('|') + 1)));
    Set<String> expected = new TreeSet<>(List.of(LedgerFlow.OPENING, LedgerFlow.CLOSING));
    Arrays.stream(LedgerFlow.values())
        .filter(flow -> flow != LedgerFlow.REZONED_IN && flow != LedgerFlow.REZONED_OUT)
        .forEach(flow -> expected.add(flow.name()));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void communesPassToTheirSuccessorsWhenTheCodesChange() throws IOException {
    IsoWeek first = IsoWeek.parse("2025-W25");
    List<AreaChanges.Change> changes = new ArrayList<>();
    for (AdministrativeUnit unit : BuiltInUnits.langSonAndSocTrang().all()) {
      if (unit.level() == AdministrativeUnit.Level.COMMUNE) {
        AreaCode after = new AreaCode("VN-2025", unit.area().code());
        changes.add(new AreaChanges.Change(unit.area(), after, true));
      }
    }
    WorldPlan plan = eventful(6, first, 3_000);
    SyntheticWorld.write(
        plan,
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        new AreaChanges(changes),
        world("world"),
        done -> {});
    Map<String, Long> truth = truth("world");
    OracleInput input =
        OracleInput.withDefaults(
                world("world").resolve("landing"),
                world("world").resolve("reference/tac_catalogue"),
                plan.operators(),
                weeks(plan),
                "phase1")
            .withAreas(
                world("world").resolve("reference/admin_units.csv"),
                world("world").resolve("reference/admin_unit_changes.csv"),
                List.of());
    assertThat(truth).isEqualTo(LedgerOracle.run(input).ledger());
    assertThat(total(truth, "2025-W27", "REZONED_OUT"))
        .isPositive()
        .isEqualTo(total(truth, "2025-W27", "REZONED_IN"));
    assertThat(total(truth, "2025-W28", "REZONED_OUT")).isZero();
    assertThat(records(world("world").resolve("reference/admin_unit_changes.csv"))).hasSize(302);
  }

  @Test
  void theTruthBalancesInEveryAreaAndOpensAsItClosed() throws IOException {
    WorldPlan plan = eventful(12, FIRST, 5_000);
    write(plan, "world");
    Map<String, Long> balance = new TreeMap<>();
    Map<String, Long> edges = new TreeMap<>();
    truth("world")
        .forEach(
            (key, count) -> {
              String[] part = key.split("\\|");
              IsoWeek week = IsoWeek.parse(part[0]);
              String area = " " + part[3] + "/" + part[4];
              switch (part[5]) {
                case LedgerFlow.OPENING -> {
                  balance.merge(week + area, count, Long::sum);
                  edges.merge(week.previous() + area, -count, Long::sum);
                }
                case LedgerFlow.CLOSING -> {
                  balance.merge(week + area, -count, Long::sum);
                  if (!week.equals(plan.week(plan.weeks() - 1))) {
                    edges.merge(week + area, count, Long::sum);
                  }
                }
                default ->
                    balance.merge(
                        week + area,
                        count * LedgerFlow.valueOf(part[5]).direction().sign(),
                        Long::sum);
              }
            });
    assertThat(balance).isNotEmpty().allSatisfy((area, rest) -> assertThat(rest).isZero());
    assertThat(edges).isNotEmpty().allSatisfy((area, rest) -> assertThat(rest).isZero());
  }

  @Test
  void movesCancel() throws IOException {
    write(eventful(8, FIRST, 5_000), "world");
    Map<String, Long> truth = truth("world");
    for (int week = 1; week < 8; week++) {
      String name = FIRST.plus(week).toString();
      assertThat(total(truth, name, "MOVED_IN"))
          .isPositive()
          .isEqualTo(total(truth, name, "MOVED_OUT"));
    }
  }

  @Test
  void plantedRowsAreCountedAndLeaveTheTruthAlone() throws IOException {
    WorldPlan plan = WorldPlan.of(5, 4_000, FIRST, 6, List.of("north"), LandingFormat.CSV);
    WorldResult clean = write(plan.withBadRowShare(0), "clean");
    WorldResult spoilt = write(plan.withBadRowShare(0.05), "spoilt");
    assertThat(truth("spoilt")).isEqualTo(truth("clean"));
    assertThat(clean.plantedBadRows()).isZero();
    assertThat(spoilt.badRows()).containsOnlyKeys(BadRow.values());
    assertThat(spoilt.rows() - clean.rows()).isEqualTo(spoilt.plantedBadRows());
    assertThat((double) spoilt.plantedBadRows() / spoilt.rows()).isBetween(0.045, 0.06);
  }

  @Test
  void rowsOfACleanWorldMeetTheirContractToTheLastField() throws IOException {
    WorldPlan plan = WorldPlan.of(8, 2_000, FIRST, 3, List.of("north"), LandingFormat.CSV);
    WorldResult result = write(plan.withBadRowShare(0), "world");
    long rows = 0;
    boolean comma = false;
    boolean quote = false;
    for (String table : List.of("subscriber_snapshot", "device_observation")) {
      for (int week = 0; week < 3; week++) {
        Path file =
            world("world").resolve("landing/north/" + plan.week(week) + "/" + table + ".csv");
        for (CSVRecord row : records(file)) {
          meets(Contracts.of(table), row);
          comma |= row.isMapped("hamlet") && row.get("hamlet").contains(",");
          quote |= row.isMapped("hamlet") && row.get("hamlet").contains("\"");
          rows++;
        }
      }
    }
    assertThat(rows).isEqualTo(result.rows());
    assertThat(comma && quote).as("hamlets that need quotes").isTrue();
  }

  @Test
  void aCatalogueWithoutHandsetsAtRiskIsRefused() {
    TacCatalogue modern =
        new TacCatalogue(
            "modern",
            BuiltInCatalogue.smallMarket().entries().stream()
                .filter(
                    entry ->
                        entry
                            .capability()
                            .generations()
                            .filter(found -> found.contains(Generation.FOUR_G))
                            .isPresent())
                .filter(entry -> !entry.capability().form().written().equals("feature_phone"))
                .toList(),
            List.of());
    WorldPlan plan = WorldPlan.of(1, 10, FIRST, 2, List.of("north"), LandingFormat.CSV);
    assertThatThrownBy(
            () ->
                SyntheticWorld.write(
                    plan,
                    modern,
                    BuiltInUnits.langSonAndSocTrang(),
                    AreaChanges.NONE,
                    world("world"),
                    done -> {}))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no handset that is 2G only");
  }

  @Test
  void aCatalogueThatKnowsNoFormsConvertsToOtherForms() throws IOException {
    TacCatalogue formless =
        new TacCatalogue(
            "formless",
            BuiltInCatalogue.smallMarket().entries().stream()
                .map(SyntheticWorldTest::withoutForm)
                .toList(),
            List.of());
    SyntheticWorld.write(
        eventful(8, FIRST, 2_000),
        formless,
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        world("world"),
        done -> {});
    Map<String, Long> truth = truth("world");
    assertThat(total(truth, "2024", "CONVERTED_OTHER")).isGreaterThan(100);
    assertThat(total(truth, "2024", "CONVERTED_SMARTPHONE")).isZero();
  }

  private static CatalogueEntry withoutForm(CatalogueEntry entry) {
    return new CatalogueEntry(
        entry.tac(),
        "",
        "",
        new Capability(entry.capability().generations(), VoLte.UNKNOWN, HandsetForm.UNKNOWN));
  }

  @Test
  void nobodyLivesInAnExemptArea() throws IOException {
    WorldPhase phase = WorldPhase.first();
    WorldPhase exempting =
        new WorldPhase(
            phase.name(),
            phase.cutOff(),
            phase.rezonedOn(),
            Set.of(new AreaCode("VN-2004", "94"), new AreaCode("VN-2004", "180")),
            Optional.of(0.5),
            phase.quietAfterWeeks(),
            phase.forgetAfterWeeks(),
            phase.confirmationWeeks());
    write(
        WorldPlan.of(3, 3_000, FIRST, 1, List.of("north"), LandingFormat.CSV).withPhase(exempting),
        "world");
    Set<String> districts = new TreeSet<>();
    for (CSVRecord row : records(world("world").resolve("truth/ledger.csv"))) {
      BuiltInUnits.langSonAndSocTrang()
          .above(
              new AreaCode(row.get("code_system"), row.get("commune")),
              AdministrativeUnit.Level.DISTRICT)
          .ifPresent(district -> districts.add(district.area().code()));
    }
    assertThat(districts)
        .containsExactly("178", "181", "182", "183", "184", "185", "186", "187", "188", "189");
  }

  @Test
  void theRegistryKnowsItsCommunesHamletsAndNoNumberThatCouldBeDialled() throws IOException {
    WorldPlan plan = WorldPlan.of(5, 500, FIRST, 4, List.of("north", "south"), LandingFormat.CSV);
    write(plan, "world");
    Registry registry = RegistryReader.read(world("world").resolve("registry"));
    RegistryIndex index =
        RegistryIndex.of(registry, BuiltInUnits.langSonAndSocTrang(), AreaChanges.NONE);
    int served = 0;
    int byHamlet = 0;
    for (CSVRecord row :
        records(world("world").resolve("landing/north/2024-W30/subscriber_snapshot.csv"))) {
      AreaCode commune = new AreaCode(row.get("home_code_system"), row.get("home_commune"));
      Optional<Team> team = index.teamOf(commune, row.get("hamlet"), FIRST.monday());
      served += team.isPresent() ? 1 : 0;
      byHamlet += team.filter(found -> !found.isOfWholeCommune()).isPresent() ? 1 : 0;
    }
    assertThat(served).isGreaterThan(200);
    assertThat(byHamlet).isGreaterThan(10);
    assertThat(registry.focalPoints())
        .allSatisfy(
            office -> assertThat(office.telephone().replaceAll("[^0-9]", "")).hasSizeLessThan(10));
    assertThat(registry.programmes()).hasSize(4);
    assertThat(registry.restrictions())
        .singleElement()
        .satisfies(
            flood ->
                assertThat(flood.validity().touches(FIRST.monday(), plan.week(3).sunday()))
                    .isTrue());
    assertThat(registry.profiles()).isNotEmpty();
  }

  @Test
  void aFolderThatHoldsAWorldIsLeftAlone() {
    WorldPlan plan = WorldPlan.of(1, 10, FIRST, 1, List.of("north"), LandingFormat.CSV);
    write(plan, "world");
    assertThatThrownBy(() -> write(plan, "world"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is there already");
  }

  private static void meets(Contract contract, CSVRecord row) {
    assertThat(row.size()).isEqualTo(contract.fileColumns().size());
    for (Column column : contract.fileColumns()) {
      String value = row.get(column.name());
      if (value.isEmpty()) {
        assertThat(column.required()).as(column.name()).isFalse();
        continue;
      }
      column.pattern().ifPresent(pattern -> assertThat(value).matches(pattern));
      if (!column.validValues().isEmpty()) {
        assertThat(column.validValues()).contains(value);
      }
      switch (column.type()) {
        case DATE -> assertThat(java.time.LocalDate.parse(value)).isNotNull();
        case BOOLEAN -> assertThat(value).isIn("true", "false");
        case INT ->
            assertThat(Long.parseLong(value))
                .isBetween(column.minimum().orElseThrow(), column.maximum().orElseThrow());
        default -> assertThat(value.length()).isLessThanOrEqualTo(200);
      }
    }
  }

  private static WorldPlan eventful(int weeks, IsoWeek first, long subscribers) {
    return eventful(weeks, first, subscribers, LandingFormat.CSV);
  }

  private static List<IsoWeek> weeks(WorldPlan plan) {
    return IntStream.range(0, plan.weeks()).mapToObj(plan::week).toList();
  }

  private static WorldPlan eventful(
      int weeks, IsoWeek first, long subscribers, LandingFormat format) {
    return WorldPlan.of(11, subscribers, first, weeks, List.of("north"), format)
        .withBadRowShare(0.01)
        .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
        .withRates(
            FlowRates.standard()
                .with("vanished", 0.004)
                .with("exempted", 0.002)
                .with("moved", 0.01)
                .with("downgraded", 0.002)
                .with("handsetUnknown", 0.004));
  }

  private WorldResult write(WorldPlan plan, String name) {
    return SyntheticWorld.write(
        plan,
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        world(name),
        done -> {});
  }

  private Path world(String name) {
    return temporary.resolve(name);
  }

  private Map<String, Integer> bytes(String name) throws IOException {
    Map<String, Integer> hashes = new TreeMap<>();
    for (Path file : filesOf(world(name))) {
      hashes.put(
          world(name).relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
    }
    return hashes;
  }

  private Map<String, Long> truth(String name) throws IOException {
    Map<String, Long> truth = new TreeMap<>();
    for (CSVRecord row : records(world(name).resolve("truth/ledger.csv"))) {
      assertThat(row.get("phase")).isEqualTo("phase1");
      truth.put(String.join("|", row.toList().subList(0, 6)), Long.valueOf(row.get("subscribers")));
    }
    return truth;
  }

  private Set<String> truthConversions(String name) throws IOException {
    Set<String> found = new TreeSet<>();
    for (CSVRecord row : records(world(name).resolve("truth/conversion.csv"))) {
      found.add(String.join("|", row.toList()));
    }
    return found;
  }

  private static long total(Map<String, Long> truth, String week, String flow) {
    return truth.entrySet().stream()
        .filter(row -> row.getKey().startsWith(week) && row.getKey().endsWith("|" + flow))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (CSVParser rows = CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, format)) {
      return rows.getRecords();
    }
  }
}
