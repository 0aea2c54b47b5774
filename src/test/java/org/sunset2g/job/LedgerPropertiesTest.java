package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.SparkForTests;
import org.sunset2g.oracle.LedgerOracle;
import org.sunset2g.oracle.OracleInput;
import org.sunset2g.oracle.OracleResult;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/** What must hold of the weekly job for any population, tried on small ones of every kind. */
class LedgerPropertiesTest {
  private static final List<IsoWeek> WEEKS =
      IntStream.range(0, 3).mapToObj(new IsoWeek(2024, 35)::plus).toList();
  private static final int SUBSCRIBERS = 60;

  /** Four populations a try, each one operator's: a week costs the same for all of them. */
  @Property(tries = 2, shrinking = ShrinkingMode.OFF, seed = "20240916")
  void theLedgerBalancesAndSaysWhatTheRulesSay(
      @ForAll("populations") List<String[]> a,
      @ForAll("populations") List<String[]> b,
      @ForAll("populations") List<String[]> c,
      @ForAll("populations") List<String[]> d)
      throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "population");
    List<String> operators = List.of("a", "b", "c", "d");
    write(a, folder, "a");
    write(b, folder, "b");
    write(c, folder, "c");
    write(d, folder, "d");
    Map<String, Long> ledger = run(folder, folder).ledger(WEEKS);

    assertThat(ledger).isEqualTo(oracle(folder, operators).ledger());
    assertBalanced(ledger);
    assertOpensAsItClosed(ledger);
    for (IsoWeek week : WEEKS) {
      for (String operator : operators) {
        for (String move : List.of("MOVED", "REZONED")) {
          assertThat(total(ledger, week, operator, move + "_IN"))
              .isEqualTo(total(ledger, week, operator, move + "_OUT"));
        }
      }
    }
    StagedOutputs.delete(folder);
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF, seed = "20241016")
  void theSameRowsGiveTheSameBytesHoweverTheyAreDelivered(
      @ForAll("populations") List<String[]> population, @ForAll("deliveries") Delivery delivery)
      throws IOException {
    Path plain = Files.createTempDirectory(Path.of("target"), "plain");
    Path other = Files.createTempDirectory(Path.of("target"), "delivered");
    EngineRun expected = run(write(population, plain, "op"), plain);
    write(population, other, "op");
    delivery.apply(other.resolve("landing"));
    EngineRun found =
        run(other, other, "spark.sql.shuffle.partitions=" + delivery.shufflePartitions());

    assertThat(found.ledger(WEEKS)).isEqualTo(expected.ledger(WEEKS));
    assertThat(found.conversions(WEEKS.get(2))).isEqualTo(expected.conversions(WEEKS.get(2)));
    assertThat(found.outputs()).isEqualTo(expected.outputs());
    StagedOutputs.delete(plain);
    StagedOutputs.delete(other);
  }

  @Provide
  Arbitrary<List<String[]>> populations() {
    Arbitrary<String> area = Arbitraries.of("A", "A", "A", "B", "VN-2025/06001");
    Arbitrary<String> handset =
        Arbitraries.of("g", "g", "g", "G", "t", "f", "s", "v", "p", "n", "u", "-", "-");
    Arbitrary<String> mark =
        Arbitraries.of("", "", "", "", "", " M2M", " PORTED_OUT", " RECLAIMED", " TWO_WAY_BLOCKED");
    Arbitrary<String> there =
        Combinators.combine(area, handset, mark).as((a, h, m) -> a + " " + h + m);
    Arbitrary<String> week = Arbitraries.oneOf(there, there, there, there, Arbitraries.just(""));
    return week.array(String[].class).ofSize(WEEKS.size()).list().ofSize(SUBSCRIBERS);
  }

  @Provide
  Arbitrary<Delivery> deliveries() {
    return Combinators.combine(
            Arbitraries.shuffle(Delivery.Kind.values()),
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 7))
        .as(Delivery::new);
  }

  /**
   * How the rows of one population reach the landing folder.
   *
   * @param kinds one kind of file for each week
   * @param seed order of the rows
   */
  record Delivery(List<Kind> kinds, long seed, int shufflePartitions) {
    enum Kind {
      CSV,
      CSV_GZ,
      PARQUET_IN_PARTS
    }

    void apply(Path landing) throws IOException {
      Random random = new Random(seed);
      for (int week = 0; week < WEEKS.size(); week++) {
        Path folder = landing.resolve("op").resolve(WEEKS.get(week).toString());
        for (String table : List.of("subscriber_snapshot", "device_observation")) {
          Path file = folder.resolve(table + ".csv");
          List<String> lines = new ArrayList<>(Files.readAllLines(file));
          Collections.shuffle(lines.subList(1, lines.size()), random);
          Files.write(file, lines);
          deliver(kinds.get(week), file);
        }
      }
    }

    private void deliver(Kind kind, Path file) throws IOException {
      switch (kind) {
        case CSV -> {}
        case CSV_GZ -> {
          try (var packed =
              new java.util.zip.GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
            Files.copy(file, packed);
          }
          Files.delete(file);
        }
        case PARQUET_IN_PARTS -> {
          Dataset<Row> rows =
              SparkForTests.session().read().option("header", "true").csv(file.toString());
          rows.repartition(3).write().parquet(file.toString().replace(".csv", ".parquet"));
          Files.delete(file);
        }
      }
    }
  }

  private static Path write(List<String[]> population, Path folder, String operator) {
    Story story = new Story();
    for (int subscriber = 0; subscriber < population.size(); subscriber++) {
      story.subscriber(subscriber + 1, population.get(subscriber));
    }
    story.write(folder.resolve("landing"), operator, WEEKS);
    Story.writeText(folder.resolve("catalogue/2024-01-01.csv"), Story.catalogue());
    Story.writeText(folder.resolve("catalogue/2024-09-08.csv"), Story.catalogueKnowing("2G"));
    Story.writeText(folder.resolve("catalogue/2024-09-15.csv"), Story.catalogueKnowing("2G|4G"));
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,180
        """);
    Story.writeText(folder.resolve("changes.csv"), "old_code,new_code,kind\n06007,06001,exact\n");
    return folder;
  }

  private static EngineRun run(Path world, Path folder, String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "paths.landing=" + world.resolve("landing"),
                "reference.tacCatalogue=" + world.resolve("catalogue"),
                "reference.adminUnits=" + world.resolve("units.csv"),
                "reference.adminUnitChanges=" + world.resolve("changes.csv")));
    all.addAll(List.of(settings));
    return EngineRun.in(folder, all.toArray(String[]::new)).weeks(WEEKS);
  }

  private static OracleResult oracle(Path world, List<String> operators) {
    return LedgerOracle.run(
        OracleInput.withDefaults(
                world.resolve("landing"), world.resolve("catalogue"), operators, WEEKS, "phase1")
            .withAreas(world.resolve("units.csv"), world.resolve("changes.csv"), List.of()));
  }

  private static void assertBalanced(Map<String, Long> ledger) {
    Map<String, Long> rest = new TreeMap<>();
    ledger.forEach(
        (key, subscribers) -> {
          String[] row = key.split("\\|");
          long sign =
              switch (row[5]) {
                case LedgerFlow.OPENING -> 1;
                case LedgerFlow.CLOSING -> -1;
                default -> LedgerFlow.valueOf(row[5]).direction().sign();
              };
          rest.merge(
              row[0] + " " + row[1] + " " + row[3] + "/" + row[4], sign * subscribers, Long::sum);
        });
    assertThat(rest).isNotEmpty().allSatisfy((cell, off) -> assertThat(off).isZero());
  }

  private static void assertOpensAsItClosed(Map<String, Long> ledger) {
    for (int week = 1; week < WEEKS.size(); week++) {
      assertThat(of(ledger, WEEKS.get(week), LedgerFlow.OPENING))
          .isEqualTo(of(ledger, WEEKS.get(week - 1), LedgerFlow.CLOSING));
    }
  }

  private static Map<String, Long> of(Map<String, Long> ledger, IsoWeek week, String flow) {
    Map<String, Long> byArea = new TreeMap<>();
    ledger.forEach(
        (key, subscribers) -> {
          String[] row = key.split("\\|");
          if (row[0].equals(week.toString()) && row[5].equals(flow)) {
            byArea.put(row[1] + " " + row[3] + "/" + row[4], subscribers);
          }
        });
    return byArea;
  }

  private static long total(Map<String, Long> ledger, IsoWeek week, String operator, String flow) {
    return of(ledger, week, flow).entrySet().stream()
        .filter(row -> row.getKey().startsWith(operator + " "))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
