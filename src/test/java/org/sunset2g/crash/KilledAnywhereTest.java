package org.sunset2g.crash;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the weekly run, a backfill, retain and erase with SIGKILL, at every step's end and at
 * random moments, several times in a row, runs them again, and holds what is there then against
 * what an undisturbed run leaves. {@code -Dcrash.kills} says how many random kills, {@code
 * -Dcrash.seed} which, {@code -Dcrash.boundaries=false} leaves the steps' ends out, {@code
 * -Dcrash.commands=RETAIN,ERASE} takes some commands only.
 */
@Tag("crash")
class KilledAnywhereTest {
  private static final Path FOLDER = Path.of("target/crash").toAbsolutePath();
  private static final List<Command> ALL = List.of(Command.values());
  private static final int BENCHES = 2;
  private static final int LONGEST_ROW = 5;
  private static final int KILLS = Integer.getInteger("crash.kills", 40);
  private static final int MOST_ROUNDS = 5;
  private static final List<Command> COMMANDS =
      Optional.ofNullable(System.getProperty("crash.commands")).stream()
          .flatMap(names -> Stream.of(names.split(",")).map(Command::valueOf))
          .collect(collectingAndThen(toList(), named -> named.isEmpty() ? ALL : named));

  private final Map<Command, Undisturbed> undisturbed = new EnumMap<>(Command.class);
  private final CrashReport report = new CrashReport();
  private final Random random = new Random(Long.getLong("crash.seed", 1));

  /** What a command does when nothing happens to it. */
  record Undisturbed(
      SortedMap<String, String> before,
      SortedMap<String, String> after,
      Map<Moment.Kind, Long> moments,
      double seconds) {}

  /** Kills one after the other, each of the run that was to make up for the last. */
  record Row(Command command, List<Moment> deaths, boolean isRandom) {}

  @Test
  void whateverIsKilledIsRunAgainAndLeavesWhatAnUndisturbedRunLeaves() throws Exception {
    String classPath = Bench.classPath(FOLDER.resolve("jars"));
    Path archive = FOLDER.resolve("classes.jsa");
    Files.deleteIfExists(archive);
    new Bench(FOLDER.resolve("warm"), classPath, archive).warm();
    List<Bench> benches = new ArrayList<>();
    for (int number = 1; number <= BENCHES; number++) {
      benches.add(new Bench(FOLDER.resolve("bench-" + number), classPath, archive).loggingSteps());
    }
    ExecutorService pool = Executors.newFixedThreadPool(BENCHES);
    try {
      all(pool, benches.stream().map(bench -> task(bench::prepare)).toList());
      onBoth(pool, benches, new ArrayDeque<>(COMMANDS), this::undisturbed);
      onBoth(pool, benches, new ArrayDeque<>(boundaries()), this::trial);
      for (int round = 0; round < MOST_ROUNDS && report.randomKills() < KILLS; round++) {
        // A moment that a run has left behind kills nobody: another is drawn.
        onBoth(pool, benches, drawn(KILLS - report.randomKills()), this::trial);
      }
    } finally {
      pool.shutdownNow();
      report.write(FOLDER.resolve("report.txt"));
    }
    assertThat(report.differences()).isEmpty();
    assertThat(report.randomKills()).isGreaterThanOrEqualTo(KILLS);
    assertThat(report.kills()).isPositive();
  }

  private synchronized void keep(Command command, Undisturbed found) {
    undisturbed.put(command, found);
  }

  /** Each bench takes the next one until none is left. */
  private static <T> void onBoth(
      ExecutorService pool, List<Bench> benches, Deque<T> works, BiConsumer<Bench, T> trial)
      throws Exception {
    all(
        pool,
        benches.stream()
            .map(
                bench ->
                    task(
                        () -> {
                          for (T work = next(works); work != null; work = next(works)) {
                            trial.accept(bench, work);
                          }
                        }))
            .toList());
  }

  private static <T> T next(Deque<T> works) {
    synchronized (works) {
      return works.poll();
    }
  }

  private void undisturbed(Bench bench, Command command) {
    bench.putBack(command.weeksBefore);
    SortedMap<String, String> before = bench.contents(command).all();
    Bench.Ended ended = Bench.require(bench.run(command.arguments(bench.work()), Moment.NEVER));
    keep(
        command,
        new Undisturbed(before, bench.contents(command).all(), bench.counted(), ended.seconds()));
    report.undisturbed(command, ended.seconds(), bench.counted());
  }

  private List<Row> boundaries() {
    List<Row> rows = new ArrayList<>();
    for (Command command : COMMANDS) {
      Map<Moment.Kind, Long> moments = undisturbed.get(command).moments();
      // Where a command announces no steps, its commits are what parts it.
      Moment.Kind boundary =
          moments.get(Moment.Kind.STEP) > 0 ? Moment.Kind.STEP : Moment.Kind.COMMIT;
      List<Moment> all = new ArrayList<>();
      for (long number = 1; number <= moments.get(boundary); number++) {
        all.add(Moment.of(boundary, number));
      }
      if (!"false".equals(System.getProperty("crash.boundaries"))) {
        rows.addAll(inRows(command, all, false));
      }
    }
    return rows;
  }

  private Deque<Row> drawn(int kills) {
    Map<Command, List<Moment>> drawn = new EnumMap<>(Command.class);
    for (int kill = 0; kill < kills; kill++) {
      Command command = COMMANDS.get(kill % COMMANDS.size());
      drawn.computeIfAbsent(command, none -> new ArrayList<>()).add(draw(command));
    }
    Deque<Row> rows = new ArrayDeque<>();
    drawn.forEach((command, moments) -> rows.addAll(inRows(command, moments, true)));
    return rows;
  }

  /** A third of them at any time, a third at files, a third around run records. */
  private Moment draw(Command command) {
    Undisturbed of = undisturbed.get(command);
    switch (random.nextInt(3)) {
      case 0:
        return Moment.of(
            Moment.Kind.TIME, (long) (1000 * of.seconds() * (0.15 + 0.85 * random.nextDouble())));
      case 1:
        return Moment.of(Moment.Kind.FILE, 1 + number(random, of.moments(), Moment.Kind.FILE));
      default:
        return new Moment(
            Moment.Kind.RECORD,
            1 + number(random, of.moments(), Moment.Kind.RECORD),
            random.nextInt(60_000));
    }
  }

  private static long number(Random random, Map<Moment.Kind, Long> moments, Moment.Kind kind) {
    return random.nextInt((int) Math.max(1, moments.get(kind)));
  }

  /** In rows of one to five, so that some kills are looked at by themselves. */
  private static List<Row> inRows(Command command, List<Moment> moments, boolean isRandom) {
    List<Row> rows = new ArrayList<>();
    int length = isRandom ? 1 : LONGEST_ROW;
    for (int from = 0; from < moments.size(); ) {
      int to = Math.min(moments.size(), from + length);
      rows.add(new Row(command, moments.subList(from, to), isRandom));
      from = to;
      length = LONGEST_ROW;
    }
    return rows;
  }

  private void trial(Bench bench, Row row) {
    Undisturbed expected = undisturbed.get(row.command());
    bench.putBack(row.command().weeksBefore);
    List<String> arguments = row.command().arguments(bench.work());
    boolean isDone = false;
    for (Moment death : row.deaths()) {
      Bench.Ended ended = bench.run(arguments, death);
      if (ended.isKilled()) {
        report.killed(row, death, ended.seconds());
        report.differ(
            row,
            "readers after " + death.written(),
            ReadersView.differences(row.command(), expected, bench.contents(row.command())));
      } else {
        Bench.require(ended);
        report.survived(row, death);
      }
    }
    Bench.Ended again = Bench.require(bench.run(arguments, Moment.NEVER));
    report.ranAgain(row, again.seconds());
    report.differ(
        row,
        "after running again",
        ReadersView.between(expected.after(), bench.contents(row.command()).all()));
    report.orphansBefore(row, bench.contents(row.command()).orphans().size());
    if (row.command() != Command.RETAIN) {
      Bench.require(bench.run(List.of("retain"), Moment.NEVER));
      report.differ(
          row,
          "tables after retain",
          ReadersView.between(
              ReadersView.tables(expected.after()), bench.contents(row.command()).tables()));
    }
    report.orphansAfter(row, bench.contents(row.command()).orphans());
  }

  /** Something that is done. */
  private interface Work {
    void run() throws IOException;
  }

  private static Callable<Void> task(Work work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private static void all(ExecutorService pool, List<Callable<Void>> tasks) throws Exception {
    for (Future<Void> done : pool.invokeAll(tasks)) {
      done.get();
    }
  }
}
