package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.sunset2g.bench.ClusterWeeks.Engine;
import org.sunset2g.synthetic.LandingFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The weekly run on a standalone cluster of one and of two workers of one core: the same bytes as
 * in one process, and how much sooner. Everything runs on loopback, in processes that end with this
 * one.
 */
@Command(
    name = "sunset2g-bench cluster",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header =
        "Run the week on one and on two one-core workers: the same bytes, and how much sooner.")
public final class ClusterBenchmark implements Callable<Integer> {
  private static final String LOCAL = "embedded";
  private static final String ONE = "1 worker";
  private static final String TWO = "2 workers";
  private static final String SKEWED = "2 workers, skewed";

  @Parameters(
      index = "0",
      paramLabel = "SUBSCRIBERS",
      defaultValue = "1000000",
      description = "Subscribers of the synthetic operator (${DEFAULT-VALUE}).")
  private long subscribers;

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--skew",
      description =
          "Also a world in which half of the subscribers live in one commune, and one device"
              + " identifier stands beside 100,000 of them, or a tenth where that is less.")
  private boolean isWithSkew;

  @Option(
      names = "--landing",
      defaultValue = "parquet",
      description = "Format of the landing files: parquet or csv (${DEFAULT-VALUE}).")
  private LandingFormat format;

  @Option(
      names = "--engine",
      defaultValue = "spark",
      description = "What runs the steps on the workers: spark or comet (${DEFAULT-VALUE}).")
  private Engine engine;

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new ClusterBenchmark());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(
        (fault, line, parsed) -> {
          line.getErr().println(fault.getMessage() == null ? fault : fault.getMessage());
          return 1;
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (subscribers < 1 || rounds < 1) {
      throw new IllegalArgumentException("subscribers and --rounds must be at least 1");
    }
    Path work = Path.of("target/bench-work-cluster").toAbsolutePath();
    FileUtils.deleteDirectory(work.toFile());
    ClusterWorlds worlds = new ClusterWorlds(subscribers, format);
    Path even = worlds.even();
    List<ClusterWeeks> ways = new ArrayList<>();
    ways.add(new ClusterWeeks(LOCAL, 0, engine, even, work.resolve("embedded")));
    ways.add(new ClusterWeeks(ONE, 1, engine, even, work.resolve("one")));
    ways.add(new ClusterWeeks(TWO, 2, engine, even, work.resolve("two")));
    List<ClusterWeeks> sameWorld = List.copyOf(ways);
    if (isWithSkew) {
      ways.add(new ClusterWeeks(SKEWED, 2, engine, worlds.skewed(), work.resolve("skewed")));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d subscribers, landing files as %s, second week, %d rounds, %s on the workers%n%s%n",
        subscribers,
        format.name().toLowerCase(Locale.ROOT),
        rounds,
        engine.name().toLowerCase(Locale.ROOT),
        Machine.now());
    Map<String, List<ClusterRun>> runs = new LinkedHashMap<>();
    for (ClusterWeeks way : ways) {
      System.err.println("first week: " + way.name());
      way.run(ClusterWorlds.FIRST);
      runs.put(way.name(), new ArrayList<>());
    }
    showSizes(even, sameWorld.get(0));
    for (int round = 1; round <= rounds; round++) {
      // Every other round backwards, so that drift of the machine hits all alike.
      List<ClusterWeeks> order = new ArrayList<>(ways);
      if (round % 2 == 0) {
        Collections.reverse(order);
      }
      for (ClusterWeeks way : order) {
        System.err.printf("second week, round %d of %d: %s%n", round, rounds, way.name());
        runs.get(way.name()).add(way.run(ClusterWorlds.SECOND));
      }
    }
    boolean isEqual = compare(sameWorld);
    show(new ClusterTable(runs));
    FileUtils.deleteDirectory(work.toFile());
    return isEqual ? 0 : 1;
  }

  private void show(ClusterTable table) {
    System.out.println();
    table.ways().forEach(System.out::println);
    System.out.println();
    table.steps().forEach(System.out::println);
    System.out.println();
    System.out.println(
        "1 worker / 2 workers, week: " + table.ratio(ONE, TWO, ClusterRun::weekSeconds));
    System.out.println(
        "1 worker / 2 workers, while tasks run: "
            + table.ratio(ONE, TWO, run -> run.weekSeconds() - run.aloneSeconds()));
    if (isWithSkew) {
      System.out.println(
          "skewed / even on 2 workers, week: " + table.ratio(SKEWED, TWO, ClusterRun::weekSeconds));
      System.out.println(
          "skewed / even on 2 workers, while tasks run: "
              + table.ratio(SKEWED, TWO, run -> run.weekSeconds() - run.aloneSeconds()));
    }
  }

  /** How much lies on the disk for a subscriber, after one week. */
  private void showSizes(Path world, ClusterWeeks way) throws IOException {
    SortedMap<String, Long> bytes = new TreeMap<>(way.tableBytes());
    Path landing = world.resolve("landing");
    bytes.put("landing files", FileUtils.sizeOf(landing.toFile()) / 2);
    bytes.put("reports and lists", FileUtils.sizeOf(way.house().resolve("output").toFile()));
    StringBuilder line = new StringBuilder("bytes a subscriber, first week:");
    bytes.forEach(
        (what, size) ->
            line.append(
                String.format(Locale.ROOT, " %s %.1f;", what, (double) size / subscribers)));
    System.out.println(line);
  }

  private static boolean compare(List<ClusterWeeks> ways) throws Exception {
    SortedMap<String, String> first = ways.get(0).published(ClusterWorlds.SECOND);
    boolean isEqual = true;
    for (ClusterWeeks way : ways.subList(1, ways.size())) {
      SortedMap<String, String> other = way.published(ClusterWorlds.SECOND);
      if (!other.equals(first)) {
        isEqual = false;
        SortedMap<String, String> different = new TreeMap<>(first);
        different.putAll(other);
        different.keySet().removeIf(file -> other.getOrDefault(file, "").equals(first.get(file)));
        System.out.println("NOT EQUAL: " + way.name() + ": " + different.keySet());
      }
    }
    if (isEqual) {
      System.out.printf(
          Locale.ROOT,
          "EQUAL: %d ways, byte for byte: %d files of reports, lists and exported tables%n",
          ways.size(),
          first.size());
    }
    return isEqual;
  }
}
