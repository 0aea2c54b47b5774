package org.sunset2g.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.vocabulary.LedgerFlow.CLOSING;
import static org.sunset2g.vocabulary.LedgerFlow.OPENING;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/** What must hold for any population, tried on a seeded one over forty weeks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerBalanceTest {
  private static final List<IsoWeek> WEEKS =
      IntStream.range(0, 40).mapToObj(new IsoWeek(2024, 35)::plus).toList();
  private static final List<String> AREAS = List.of("A", "A", "A", "B", "VN-2025/06001");
  private static final List<String> HANDSETS =
      List.of("g", "g", "g", "G", "t", "f", "s", "v", "p", "n", "u", "-", "-", "-");
  private static final List<String> MARKS =
      List.of("", "", "", "", "", "", " M2M", " PORTED_OUT", " RECLAIMED", " ONE_WAY_BLOCKED");

  private OracleResult result;

  @BeforeAll
  void compute(@TempDir Path folder) {
    Random random = new Random(2024);
    Story story = new Story();
    for (int subscriber = 1; subscriber <= 300; subscriber++) {
      String[] told = new String[WEEKS.size()];
      String now = "";
      for (int week = 0; week < told.length; week++) {
        if (random.nextInt(3) == 0) {
          now =
              random.nextInt(4) == 0
                  ? ""
                  : any(AREAS, random) + " " + any(HANDSETS, random) + any(MARKS, random);
        }
        told[week] = now;
      }
      story.subscriber(subscriber, told);
    }
    story.write(folder.resolve("landing"), "op", WEEKS);
    Story.writeText(folder.resolve("catalogue/2024-01-01.csv"), Story.catalogue());
    Story.writeText(folder.resolve("catalogue/2024-10-01.csv"), Story.catalogueKnowing("2G"));
    Story.writeText(folder.resolve("catalogue/2025-01-01.csv"), Story.catalogueKnowing("2G|4G"));
    Story.writeText(folder.resolve("units.csv"), "code_system,level,code,name,parent_code\n");
    Story.writeText(folder.resolve("changes.csv"), "old_code,new_code,kind\n06007,06001,exact\n");
    result =
        LedgerOracle.run(
            OracleInput.withDefaults(
                    folder.resolve("landing"),
                    folder.resolve("catalogue"),
                    List.of("op"),
                    WEEKS,
                    "p1")
                .withAreas(folder.resolve("units.csv"), folder.resolve("changes.csv"), List.of()));
  }

  @Test
  void openingAndFlowsMakeTheClosingInEveryAreaAndWeek() {
    Map<String, Long> expected = new TreeMap<>();
    result
        .ledger()
        .forEach(
            (key, subscribers) -> {
              String[] row = key.split("\\|");
              String cell = row[0] + " " + row[3] + "/" + row[4];
              long sign =
                  switch (row[5]) {
                    case OPENING -> 1;
                    case CLOSING -> -1;
                    default -> LedgerFlow.valueOf(row[5]).direction().sign();
                  };
              expected.merge(cell, sign * subscribers, Long::sum);
            });

    assertThat(expected).hasSizeGreaterThan(100).allSatisfy((c, rest) -> assertThat(rest).isZero());
  }

  @Test
  void openingIsTheClosingOfTheWeekBefore() {
    result
        .ledger()
        .forEach(
            (key, subscribers) -> {
              String[] row = key.split("\\|");
              if (row[5].equals(CLOSING) && !row[0].equals(WEEKS.get(39).toString())) {
                String opening =
                    key.replace(row[0], IsoWeek.parse(row[0]).plus(1).toString())
                        .replace(CLOSING, OPENING);
                assertThat(result.ledger()).containsEntry(opening, subscribers);
              }
            });
  }

  @Test
  void whoeverMovesOutMovesIn() {
    Map<String, Long> total = totals();

    assertThat(total.get("MOVED_OUT")).isPositive().isEqualTo(total.get("MOVED_IN"));
    assertThat(total.get("REZONED_OUT")).isPositive().isEqualTo(total.get("REZONED_IN"));
  }

  @Test
  void thePopulationShowsEveryFlow() {
    TreeSet<String> every = new TreeSet<>(List.of(OPENING, CLOSING));
    List.of(LedgerFlow.values()).forEach(flow -> every.add(flow.name()));

    assertThat(totals()).containsOnlyKeys(every);
  }

  @Test
  void everyConvertedFlowOpensOneConversion() {
    Map<String, Long> total = totals();

    assertThat(result.conversions())
        .hasSize(
            (int)
                (total.get("CONVERTED_SMARTPHONE")
                    + total.get("CONVERTED_FEATURE_PHONE")
                    + total.get("CONVERTED_OTHER")));
  }

  private Map<String, Long> totals() {
    Map<String, Long> totals = new HashMap<>();
    result
        .ledger()
        .forEach((key, subscribers) -> totals.merge(key.split("\\|")[5], subscribers, Long::sum));
    return totals;
  }

  private static String any(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
