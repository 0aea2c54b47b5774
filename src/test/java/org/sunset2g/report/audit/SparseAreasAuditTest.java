package org.sunset2g.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.MadeUpWorld;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedBefore;
import org.sunset2g.disclosure.attack.Attack;
import org.sunset2g.disclosure.attack.Finding;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Half a year of areas with a handful of subscribers each, as protection publishes it; and the same
 * as it would be published if protection did not know of one kind of sum.
 */
class SparseAreasAuditTest {
  private static final int WEEKS = 26;
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W10");
  private static final int CELL = 10;

  @TempDir private Path reports;
  private final Map<String, Map<AreaCode, long[]>> truth = new HashMap<>();
  private final Random random = new Random(20241016);

  /** A kind of sum, and the figures that would be rounded by themselves without it. */
  private enum Unknown {
    AREAS(Set.of("province", "district"), Set.of(Measure.CLOSING, Measure.GONE_QUIET)),
    WEEKS(Set.of("district", "commune"), Set.of(Measure.OPENING)),
    SLICES(
        Set.of("commune"),
        Set.of(
            Measure.CLOSING_ACTIVE,
            Measure.CLOSING_ONE_WAY_BLOCKED,
            Measure.CLOSING_TWO_WAY_BLOCKED));

    private final Set<String> levels;
    private final Set<Measure> measures;

    Unknown(Set<String> levels, Set<Measure> measures) {
      this.levels = levels;
      this.measures = measures;
    }
  }

  @BeforeEach
  void publishHalfAYear() {
    MadeUpWorld world = MadeUpWorld.ofSize(3, 24, 7, 5);
    Protection protection =
        new Protection(Territory.unchanging(world.units()), new DisclosureSettings(CELL));
    Optional<ProtectedWeek> last = Optional.empty();
    PublishedFiles files = new PublishedFiles(reports);
    for (int i = 0; i < WEEKS; i++) {
      IsoWeek week = FIRST.plus(i);
      List<LedgerRow> ledger = world.week(week, i == 0, .06, .3);
      ProtectedWeek table =
          protection.protect(
              MadeUpWorld.PHASE,
              week,
              ledger,
              List.of(),
              new PublishedBefore(last, List.of(), List.of()));
      files.write(table);
      truth.put(week.toString(), numbers(table, ledger));
      last = Optional.of(table);
    }
  }

  @Test
  void whatProtectionPublishesIsSafe() {
    DisclosureAudit.Result result = DisclosureAudit.of(reports);

    assertThat(result.weeks()).isEqualTo(WEEKS);
    assertThat(result.outcome().findings()).isEmpty();
  }

  @Tag("scenario")
  @Test
  void linearProgrammingFindsNoMoreThanTheWitnesses() {
    Attack.Outcome outcome =
        DisclosureAudit.of(List.of(reports), new Attack.Settings(Map.of(), 100, 2, 20241016))
            .outcome();

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.checked()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnyKindOfSumTheAttackFindsALeak(Unknown unknown) throws IOException {
    for (Map.Entry<String, Map<AreaCode, long[]>> week : truth.entrySet()) {
      roundAlone(reports.resolve(week.getKey()).resolve("tables"), week.getValue(), unknown);
    }

    // Narrowing ranges is enough to find some; what only a programme would settle is left open.
    assertThat(
            DisclosureAudit.of(List.of(reports), new Attack.Settings(Map.of(), 0, 0, 1))
                .outcome()
                .findings())
        .extracting(Finding::kind)
        .containsAnyOf(Finding.Kind.TOO_NARROW, Finding.Kind.CONTRADICTION);
  }

  private void roundAlone(Path tables, Map<AreaCode, long[]> numbers, Unknown unknown)
      throws IOException {
    Files.delete(tables.resolve("area_week.json"));
    Path csv = tables.resolve("area_week.csv");
    List<String> lines = new ArrayList<>();
    List<String> head = List.of();
    for (String line : Files.readAllLines(csv)) {
      String[] cells = line.split(",", -1);
      if (head.isEmpty()) {
        head = List.of(cells);
      } else if (unknown.levels.contains(cells[head.indexOf("level")])) {
        AreaCode area =
            new AreaCode(cells[head.indexOf("code_system")], cells[head.indexOf("code")]);
        for (Measure measure : unknown.measures) {
          long number =
              numbers.getOrDefault(area, new long[Measure.values().length])[measure.ordinal()];
          cells[head.indexOf(measure.name().toLowerCase(Locale.ROOT))] =
              Long.toString(rounded(number));
        }
      }
      lines.add(String.join(",", cells));
    }
    Files.writeString(csv, String.join("\r\n", lines) + "\r\n");
  }

  private long rounded(long number) {
    long floor = number / CELL * CELL;
    return random.nextInt(CELL) < number - floor ? floor + CELL : floor;
  }

  private static Map<AreaCode, long[]> numbers(ProtectedWeek table, List<LedgerRow> ledger) {
    Map<AreaCode, long[]> numbers = new HashMap<>();
    for (LedgerRow row : ledger) {
      Measure measure = Measure.of(row.flow()).orElseThrow();
      PublishedArea home = table.areas().find(row.commune()).orElseThrow();
      for (PublishedArea area : table.areas().path(home)) {
        numbers
                .computeIfAbsent(area.code(), none -> new long[Measure.values().length])[
                measure.ordinal()] +=
            row.subscribers();
      }
    }
    return numbers;
  }
}
