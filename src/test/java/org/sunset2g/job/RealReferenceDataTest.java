package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.feed.text.SharedData;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.LedgerOracle;
import org.sunset2g.oracle.OracleInput;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Published reference data as it is: the Osmocom TAC database with an overlay of radio technology,
 * and all administrative units of Viet Nam as of 2024. Skipped where the files are not there.
 */
@Tag("scenario")
class RealReferenceDataTest {
  private static final List<IsoWeek> WEEKS =
      IntStream.range(0, 3).mapToObj(new IsoWeek(2024, 37)::plus).toList();

  @TempDir Path folder;

  @Test
  void aPopulationWithRealHandsetsInRealCommunesIsCountedRight() throws IOException {
    Path osmocom = SharedData.file("tac/osmocom_tacdb_2018.csv");
    Path overlay = SharedData.file("tac/tac_labelled.csv");
    Path units = SharedData.file("admin_units/units_2024.csv");
    TacCatalogue catalogue = TacCatalogueReader.asOf(osmocom, Optional.of(overlay), WEEKS.get(0));
    Path world = folder.resolve("world");
    SyntheticWorld.write(
        WorldPlan.of(6, 4_000, WEEKS.get(0), 3, List.of("north"), LandingFormat.CSV_GZ)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.4)),
        catalogue,
        threeProvinces(AdminUnitReader.read(units)),
        AreaChanges.NONE,
        world,
        done -> {});

    EngineRun run =
        EngineRun.in(
                folder,
                "paths.landing=" + world.resolve("landing"),
                "reference.tacCatalogue=" + osmocom,
                "reference.capabilityOverlay=" + overlay,
                "reference.adminUnits=" + units)
            .weeks(WEEKS);

    SortedMap<String, Long> ledger = run.ledger(WEEKS);
    assertThat(ledger).isEqualTo(oracle(world));
    RunRecord last = run.records().published("north", WEEKS.get(2)).orElseThrow();
    assertThat(last.counts())
        .as("the population plants one home that no list holds")
        .containsEntry("areas.unplaced", 1L)
        .hasEntrySatisfying("at_risk", atRisk -> assertThat(atRisk).isGreaterThan(500));
    assertThat(last.inputs())
        .extracting(RunRecord.Input::file)
        .contains("osmocom_tacdb_2018.csv", "tac_labelled.csv", "units_2024.csv");
    assertThat(run.output().resolve("reports/2024-W39/tables/area_week.csv")).exists();
    try (Stream<Path> lists = Files.list(run.output().resolve("lists/2024-W39/north"))) {
      assertThat(lists.count()).isGreaterThan(30);
    }
  }

  /** People live in Hà Nội, Lạng Sơn and Sóc Trăng; the job knows the whole country. */
  private static AdministrativeUnits threeProvinces(AdministrativeUnits country) {
    return new AdministrativeUnits(
        country.all().stream()
            .filter(
                unit ->
                    country
                        .above(unit.area(), AdministrativeUnit.Level.PROVINCE)
                        .filter(
                            province -> List.of("01", "20", "94").contains(province.area().code()))
                        .isPresent())
            .toList());
  }

  /** By the same catalogue in our own dialect: the last version of those the world came with. */
  private static Map<String, Long> oracle(Path world) throws IOException {
    try (Stream<Path> versions = Files.list(world.resolve("reference/tac_catalogue"))) {
      return LedgerOracle.run(
              OracleInput.withDefaults(
                  world.resolve("landing"),
                  versions.sorted().reduce((earlier, later) -> later).orElseThrow(),
                  List.of("north"),
                  WEEKS,
                  "phase1"))
          .ledger();
    }
  }
}
