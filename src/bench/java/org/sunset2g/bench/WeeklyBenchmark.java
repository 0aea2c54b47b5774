package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The whole weekly run beside the same work as SQL in DuckDB and in Spark. No time is shown before
 * all of them have come to the same ledger, cell by cell.
 */
@Command(
    name = "sunset2g-bench weekly",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Time the weekly run beside the same work in DuckDB and in plain Spark SQL.")
public final class WeeklyBenchmark implements Callable<Integer> {
  private static final IsoWeek FIRST_WEEK = IsoWeek.parse("2024-W29");
  private static final long SEED = 2024;
  private static final double BAD_ROWS = 0.002;

  private static final Map<String, LandingFormat> FORMATS =
      Map.of("parquet", LandingFormat.PARQUET, "csv", LandingFormat.CSV);

  /** Fewer are run to see whether all come to the same, not to see how fast they are. */
  private static final long FEWEST_TO_TIME = 20_000;

  /** Without its second compiler a JVM that lives for seconds ends sooner. */
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  @Option(
      names = "--subscribers",
      defaultValue = "1000000",
      description = "Subscribers of the synthetic operator (${DEFAULT-VALUE}).")
  private long subscribers;

  @Option(
      names = "--weeks",
      defaultValue = "3",
      description = "Weeks, at least 2; all but the first are steady ones (${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--landing",
      defaultValue = "parquet",
      description = "Format of the landing files: parquet or csv (${DEFAULT-VALUE}).")
  private String landing;

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "a,b,c,d",
      description =
          "Contenders: a sunset2g, b an analyst's DuckDB SQL, c the best DuckDB SQL, d plain Spark"
              + " SQL (${DEFAULT-VALUE}).")
  private List<String> only;

  private final Path results = Path.of("target/bench-results").toAbsolutePath();
  private final Path scratch = Path.of("target/bench-work").toAbsolutePath();

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new WeeklyBenchmark());
    command.setExecutionExceptionHandler(
        (fault, line, parsed) -> {
          line.getErr().println(fault.getMessage() == null ? fault : fault.getMessage());
          return 1;
        });
    command.setParameterExceptionHandler(
        (fault, wrong) -> {
          System.err.println(fault.getMessage());
          return 1;
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Contender> contenders = only.stream().map(Contender::of).distinct().sorted().toList();
    if (weeks < 2 || rounds < 1 || subscribers < 1 || !FORMATS.containsKey(landing)) {
      throw new IllegalArgumentException(
          "--weeks must be at least 2, --rounds and --subscribers at least 1, --landing parquet or"
              + " csv; were %d, %d, %d, %s".formatted(weeks, rounds, subscribers, landing));
    }
    LandingFormat format = FORMATS.get(landing);
    Path world = world(format);
    Machine machine = Machine.now();
    boolean isCheck = subscribers < FEWEST_TO_TIME;
    Contestants contestants =
        new Contestants(
            machine,
            world,
            scratch,
            format,
            FIRST_WEEK,
            weeks,
            isCheck ? List.of(QUICK_COMPILER) : List.of());
    String title =
        String.format(
            Locale.ROOT,
            "%,d subscribers, %d weeks from %s, landing files as %s, %d rounds",
            subscribers,
            weeks,
            FIRST_WEEK,
            landing,
            rounds);
    System.out.println(title);
    System.out.println(machine);
    if (isCheck) {
      System.out.printf(
          Locale.ROOT,
          "a check, not a measurement: below %,d subscribers every JVM runs with %s%n",
          FEWEST_TO_TIME,
          QUICK_COMPILER);
    }
    Map<Contender, List<Measured>> measured = new EnumMap<>(Contender.class);
    for (int round = 0; round < rounds; round++) {
      List<Contender> order = new ArrayList<>(contenders);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      Map<Contender, Equality> made = new EnumMap<>(Contender.class);
      for (Contender contender : order) {
        System.err.printf("round %d of %d: %s%n", round + 1, rounds, contender.label());
        FileUtils.deleteDirectory(scratch.toFile());
        Files.createDirectories(scratch);
        measured
            .computeIfAbsent(contender, none -> new ArrayList<>())
            .add(contestants.run(contender));
        made.put(contender, contestants.made(contender));
      }
      List<String> differences = Equality.differences(made);
      if (!differences.isEmpty()) {
        System.out.println("NOT EQUAL, no times are shown. The first differences:");
        differences.forEach(System.out::println);
        return 1;
      }
      if (round == 0) {
        Equality any = made.values().iterator().next();
        System.out.printf(
            Locale.ROOT,
            "EQUAL: %d contenders, %,d ledger cells, rows accepted and rejected, outreach items"
                + " and conversion events of %d weeks%n",
            made.size(),
            any.ledgerCells(),
            weeks);
      }
    }
    FileUtils.deleteDirectory(scratch.toFile());
    show(title, machine, new ResultTable(measured));
    return 0;
  }

  private void show(String title, Machine machine, ResultTable table) throws IOException {
    System.out.println();
    table.table().forEach(System.out::println);
    System.out.println();
    table.steps().forEach(System.out::println);
    String name = "weekly-%d-%s".formatted(subscribers, landing);
    List<String> page = new ArrayList<>(List.of("# " + title, "", machine.toString(), ""));
    page.addAll(table.table());
    page.add("");
    page.addAll(table.steps());
    table.write(results.resolve(name + ".md"), page);
    table.write(results.resolve(name + ".csv"), table.csv());
    System.out.println();
    System.out.println("Written to " + results.resolve(name + ".md") + " and .csv");
  }

  private Path world(LandingFormat format) throws IOException {
    Path world =
        Path.of("target/bench-data", "weekly-%d-%d-%s".formatted(subscribers, weeks, landing))
            .toAbsolutePath();
    Path whole = world.resolve("whole");
    if (!Files.exists(whole)) {
      System.err.printf(Locale.ROOT, "making %,d synthetic subscribers%n", subscribers);
      FileUtils.deleteDirectory(world.toFile());
      SyntheticWorld.write(
          WorldPlan.of(SEED, subscribers, FIRST_WEEK, weeks, List.of(WeeklyTask.OPERATOR), format)
              .withBadRowShare(BAD_ROWS),
          BuiltInCatalogue.smallMarket(),
          BuiltInUnits.langSonAndSocTrang(),
          AreaChanges.NONE,
          world,
          done -> {});
      Files.createFile(whole);
    }
    return world;
  }
}
