package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.area.AreaChangeReader;
import org.sunset2g.feed.text.SharedData;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Weeks before and after 1 July 2025 with the published lists of units and changes. What the report
 * shows is computed again by SQL over the ledger and the lists as they were published.
 */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealBoundariesTest {
  private static final Set<String> LOWEST = Set.of("commune", "remainder", "unplaced");

  private static final IsoWeek BEFORE = new IsoWeek(2025, 26);
  private static final IsoWeek AFTER = new IsoWeek(2025, 27);
  private static final IsoWeek LATER = new IsoWeek(2025, 28);

  private Path oldUnits;
  private Path newUnits;
  private Path changes;
  private EngineRun run;
  private Path ledger;

  @BeforeAll
  void threeWeeks(@TempDir Path folder) throws IOException {
    oldUnits = SharedData.file("admin_units/units_2024.csv");
    newUnits = SharedData.file("admin_units/units_2025.csv");
    changes = SharedData.file("admin_units/commune_changes_2025.csv");
    Path units = Files.createDirectory(folder.resolve("units"));
    Files.copy(oldUnits, units.resolve("units_2024.csv"));
    Files.copy(newUnits, units.resolve("units_2025.csv"));
    AdministrativeUnits country = AdminUnitReader.read(units);
    AdministrativeUnits twoProvinces = twoProvinces(country);
    Path world = folder.resolve("world");
    SyntheticWorld.write(
        WorldPlan.of(17, 9_000, BEFORE, 3, List.of("north"), LandingFormat.PARQUET)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.9)),
        BuiltInCatalogue.smallMarket(),
        twoProvinces,
        new AreaChanges(
            AreaChangeReader.read(changes).all().stream()
                .filter(change -> twoProvinces.find(change.before()).isPresent())
                .toList()),
        world,
        done -> {});
    run =
        EngineRun.in(
                folder,
                "paths.landing=" + world.resolve("landing"),
                "reference.tacCatalogue=" + world.resolve("reference/tac_catalogue"),
                "reference.adminUnits=" + units,
                "reference.adminUnitChanges=" + changes)
            .weeks(List.of(BEFORE, AFTER, LATER));
    ledger = folder.resolve("ledger.csv");
    Files.write(
        ledger,
        run.ledger(List.of(BEFORE, AFTER, LATER)).entrySet().stream()
            .map(row -> row.getKey() + "|" + row.getValue())
            .toList());
  }

  /** Lạng Sơn and Sóc Trăng as they were. */
  private static AdministrativeUnits twoProvinces(AdministrativeUnits country) {
    return new AdministrativeUnits(
        country.all().stream()
            .filter(unit -> unit.area().system().equals("VN-2004"))
            .filter(
                unit ->
                    country
                        .above(unit.area(), AdministrativeUnit.Level.PROVINCE)
                        .filter(province -> Set.of("20", "94").contains(province.area().code()))
                        .isPresent())
            .toList());
  }

  @Test
  void untilThenDistrictsAndFromThenOnCommunes() {
    assertThat(levels(BEFORE))
        .containsExactlyInAnyOrder("country", "province", "district", "commune", "unplaced");
    assertThat(levels(AFTER))
        .contains("country", "province", "commune", "remainder", "unplaced")
        .contains("former_district", "outside_former_districts")
        .doesNotContain("district");
    assertThat(levels(LATER)).contains("commune").doesNotContain("district");
  }

  @Test
  void everyNumberLeftIsCloseToThatOfTheListsAsTheyWerePublished() throws Exception {
    for (IsoWeek week : List.of(BEFORE, AFTER, LATER)) {
      SortedMap<String, Long> shown = new TreeMap<>();
      SortedMap<String, String> levels = new TreeMap<>();
      for (CSVRecord row : table(week)) {
        String area = row.get("level") + " " + row.get("code_system") + "/" + row.get("code");
        shown.put(area, Long.valueOf(row.get("closing")));
        levels.put(area, row.get("level"));
      }
      SortedMap<String, Long> expected = bySql(week);
      assertThat(shown.keySet()).as(week.toString()).containsAll(expected.keySet());
      shown.forEach(
          (area, number) ->
              assertThat(number)
                  .as(week + " " + area)
                  .isCloseTo(
                      expected.getOrDefault(area, 0L),
                      within(LOWEST.contains(levels.get(area)) ? 9L : 60L)));
    }
  }

  private Set<String> levels(IsoWeek week) {
    return table(week).stream().map(row -> row.get("level")).collect(Collectors.toSet());
  }

  private List<CSVRecord> table(IsoWeek week) {
    return PublishedFigures.of(run, week.toString()).rows();
  }

  /** Numbers left by shown area, zeros left out; written without a look at the engine's code. */
  private SortedMap<String, Long> bySql(IsoWeek week) throws SQLException {
    String lists =
        """
        CREATE VIEW ledger AS SELECT * FROM read_csv('%s', delim = '|', header = false,
          columns = {'week': 'VARCHAR', 'operator': 'VARCHAR', 'phase': 'VARCHAR', 'sys': 'VARCHAR',
                     'code': 'VARCHAR', 'flow': 'VARCHAR', 'n': 'BIGINT'});
        CREATE VIEW old_unit AS SELECT * FROM read_csv('%s', all_varchar = true);
        CREATE VIEW new_unit AS SELECT * FROM read_csv('%s', all_varchar = true);
        CREATE VIEW change AS SELECT DISTINCT old_code, new_code FROM read_csv('%s', all_varchar = true);
        CREATE VIEW left_over AS
          SELECT sys, code, sum(n) AS n FROM ledger WHERE week = '%s' AND flow = 'CLOSING'
          GROUP BY ALL;
        """
            .formatted(ledger, oldUnits, newUnits, changes, week);
    String shown = week.equals(BEFORE) ? BY_DISTRICT : BY_COMMUNE;
    SortedMap<String, Long> numbers = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(lists);
      try (ResultSet rows = statement.executeQuery(shown)) {
        while (rows.next()) {
          numbers.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return numbers;
  }

  private static final String BY_DISTRICT =
      """
      WITH placed AS (
        SELECT d.code AS district, d.parent_code AS province, left_over.code, n
        FROM left_over LEFT JOIN old_unit c ON c.code = left_over.code AND c.level = 'commune' AND sys = 'VN-2004'
        LEFT JOIN old_unit d ON d.code = c.parent_code AND d.level = 'district')
      SELECT 'country /', sum(n) FROM placed
      UNION ALL SELECT 'unplaced /unplaced', sum(n) FROM placed WHERE district IS NULL HAVING count(*) > 0
      UNION ALL SELECT 'province VN-2004/' || province, sum(n) FROM placed WHERE province IS NOT NULL GROUP BY province
      UNION ALL SELECT 'district VN-2004/' || district, sum(n) FROM placed WHERE district IS NOT NULL GROUP BY district
      UNION ALL SELECT 'commune VN-2004/' || code, sum(n) FROM placed WHERE district IS NOT NULL GROUP BY code
      """;

  private static final String BY_COMMUNE =
      """
      WITH only_successor AS (
        SELECT old_code, min(new_code) AS new_code FROM change GROUP BY old_code HAVING count(*) = 1),
      placed AS (
        SELECT coalesce(n5.code, s.new_code) AS commune, c.parent_code AS district,
               left_over.n, left_over.code, sys
        FROM left_over
        LEFT JOIN new_unit n5 ON sys = 'VN-2025' AND n5.code = left_over.code AND n5.level = 'commune'
        LEFT JOIN only_successor s ON sys = 'VN-2004' AND s.old_code = left_over.code
        LEFT JOIN old_unit c ON sys = 'VN-2004' AND c.code = left_over.code AND c.level = 'commune'),
      -- A former district is exact where no commune on its ground reaches beyond it.
      ground AS (
        SELECT d.code AS district, change.new_code
        FROM old_unit d JOIN old_unit c ON c.parent_code = d.code AND c.level = 'commune' AND d.level = 'district'
        LEFT JOIN change ON change.old_code = c.code),
      exact AS (
        SELECT district FROM ground GROUP BY district
        HAVING count(*) = count(new_code)
           AND NOT bool_or(new_code IN (
             SELECT new_code FROM ground WHERE new_code IS NOT NULL
             GROUP BY new_code HAVING count(DISTINCT district) > 1))),
      former AS (
        SELECT p.n, CASE WHEN p.sys = 'VN-2004' THEN p.district
                         ELSE (SELECT min(g.district) FROM ground g WHERE g.new_code = p.commune) END AS district
        FROM placed p WHERE p.commune IS NOT NULL OR p.district IS NOT NULL)
      SELECT 'country /', sum(n) FROM placed
      UNION ALL SELECT 'unplaced /unplaced', sum(n) FROM placed WHERE commune IS NULL AND district IS NULL HAVING count(*) > 0
      UNION ALL SELECT 'commune VN-2025/' || commune, sum(n) FROM placed WHERE commune IS NOT NULL GROUP BY commune
      UNION ALL SELECT 'remainder VN-2004/' || district || '-remainder', sum(n) FROM placed WHERE commune IS NULL AND district IS NOT NULL GROUP BY district
      UNION ALL SELECT 'former_district VN-2004/' || district, sum(n) FROM former WHERE district IN (SELECT district FROM exact) GROUP BY district
      UNION ALL SELECT 'outside_former_districts /outside-former-districts',
        (SELECT sum(n) FROM placed) - (SELECT coalesce(sum(n), 0) FROM former WHERE district IN (SELECT district FROM exact))
      UNION ALL SELECT 'province VN-2025/' || u.parent_code, sum(n)
        FROM (SELECT coalesce(commune, (SELECT min(new_code) FROM change WHERE old_code = placed.code)) AS somewhere, n FROM placed) q
        JOIN new_unit u ON u.code = q.somewhere AND u.level = 'commune' GROUP BY u.parent_code
      """;
}
