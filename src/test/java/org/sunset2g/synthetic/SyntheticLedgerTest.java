package org.sunset2g.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.SyntheticLedger.Entry;
import org.sunset2g.synthetic.WorldConditions.Postponement;
import org.sunset2g.synthetic.WorldConditions.Shock;
import org.sunset2g.synthetic.WorldConditions.Unrest;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

class SyntheticLedgerTest {
  /** What the ledger of this plan was before a world knew conditions. */
  private static final String PUBLISHED_SHA_256 =
      "640c9d42154688164ed0f1d4bce60ff582dbf6b640824a5e39a40f2078b3bd85";

  private static final WorldConditions ALL =
      new WorldConditions(
          Optional.of(new Postponement(LocalDate.of(2024, 10, 13), LocalDate.of(2024, 11, 1))),
          List.of(
              new Shock(IsoWeek.parse("2024-W37"), 2, 2.5, 0.5),
              new Shock(IsoWeek.parse("2024-W38"), 2, 0.3, 0.25)),
          0.5,
          new Unrest(0.1, 0.15));

  @TempDir Path temporary;

  @Test
  void itIsTheTruthOfTheWrittenWorldRowForRow() throws IOException {
    assertThat(csv(ledger(plan()))).isEqualTo(written(plan(), "calm"));
    WorldPlan uneven = plan().withConditions(ALL);
    assertThat(csv(ledger(uneven)))
        .isEqualTo(written(uneven, "uneven"))
        .isNotEqualTo(written(plan(), "again"));
  }

  @Test
  void itIsTheTruthAlsoWhereCommunesPassToTheirSuccessors() throws IOException {
    List<AreaChanges.Change> merged = new ArrayList<>();
    for (AdministrativeUnit unit : BuiltInUnits.langSonAndSocTrang().all()) {
      if (unit.level() == AdministrativeUnit.Level.COMMUNE) {
        AreaCode after = new AreaCode("VN-2025", unit.area().code().substring(0, 4) + "1");
        merged.add(new AreaChanges.Change(unit.area(), after, true));
      }
    }
    AreaChanges changes = new AreaChanges(merged);
    WorldPlan plan =
        WorldPlan.of(4, 3_000, IsoWeek.parse("2025-W25"), 4, List.of("north"), LandingFormat.CSV)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4))
            .withConditions(
                WorldConditions.CALM
                    .withShock(new Shock(IsoWeek.parse("2025-W26"), 3, 15, 0.5))
                    .withUnrest(new Unrest(0, 0.5)));
    List<Entry> ledger =
        SyntheticLedger.of(
            plan, BuiltInCatalogue.smallMarket(), BuiltInUnits.langSonAndSocTrang(), changes);
    SyntheticWorld.write(
        plan,
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        changes,
        temporary.resolve("rezoned"),
        done -> {});
    assertThat(csv(ledger))
        .isEqualTo(Files.readString(temporary.resolve("rezoned/truth/ledger.csv")))
        .contains("VN-2025", "REZONED_IN");
  }

  @Test
  void aCalmWorldIsWhatItWasBeforeThereWereConditions() throws NoSuchAlgorithmException {
    WorldPlan plan =
        WorldPlan.of(
                11,
                4_000,
                IsoWeek.parse("2024-W36"),
                9,
                List.of("north", "south"),
                LandingFormat.CSV)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4));
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(csv(ledger(plan)).getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(PUBLISHED_SHA_256);
    assertThat(ledger(plan.withConditions(WorldConditions.CALM))).isEqualTo(ledger(plan));
  }

  @Test
  void theNumberOfThreadsDoesNotMatterAndTheSeedDoes() {
    WorldPlan plan = plan().withConditions(ALL);
    List<Entry> one = ledger(plan.withThreads(1));
    assertThat(ledger(plan.withThreads(3))).isEqualTo(one);
    WorldPlan other =
        WorldPlan.of(
                plan.seed() + 1,
                plan.subscribers(),
                plan.firstWeek(),
                plan.weeks(),
                plan.operators(),
                plan.format())
            .withPhase(plan.phase())
            .withConditions(ALL);
    assertThat(ledger(other)).isNotEqualTo(one);
  }

  @Test
  void communesDifferInSizeByAFactorOfTenAndMore() {
    Map<AreaCode, Long> sizes = new HashMap<>();
    ledger(
            WorldPlan.of(2, 60_000, plan().firstWeek(), 1, List.of("north"), LandingFormat.CSV)
                .withPhase(plan().phase()))
        .stream()
        .filter(row -> row.flow().equals(LedgerFlow.CLOSING))
        .forEach(row -> sizes.merge(row.area(), row.count(), Long::sum));
    List<Long> sorted = sizes.values().stream().sorted().toList();
    long small = sorted.get(sorted.size() / 10);
    long large = sorted.get(sorted.size() * 9 / 10);
    assertThat(large).isGreaterThan(10 * small);
  }

  private static WorldPlan plan() {
    return WorldPlan.of(
            9, 3_000, IsoWeek.parse("2024-W36"), 10, List.of("south", "north"), LandingFormat.CSV)
        .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.5));
  }

  private static List<Entry> ledger(WorldPlan plan) {
    return SyntheticLedger.of(
        plan, BuiltInCatalogue.smallMarket(), BuiltInUnits.langSonAndSocTrang(), AreaChanges.NONE);
  }

  private String written(WorldPlan plan, String name) throws IOException {
    SyntheticWorld.write(
        plan,
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        temporary.resolve(name),
        done -> {});
    return Files.readString(temporary.resolve(name).resolve("truth/ledger.csv"));
  }

  private static String csv(List<Entry> ledger) {
    StringBuilder csv =
        new StringBuilder("week,operator,phase,code_system,commune,flow,subscribers\n");
    for (Entry row : ledger) {
      csv.append(row.week()).append(',').append(row.operator()).append(",phase1");
      csv.append(',').append(row.area().system()).append(',').append(row.area().code());
      csv.append(',').append(row.flow()).append(',').append(row.count()).append('\n');
    }
    return csv.toString();
  }
}
