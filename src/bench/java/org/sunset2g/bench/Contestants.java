package org.sunset2g.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Starts the contenders, each in processes of its own: one for all weeks, then one for the last
 * week alone.
 */
final class Contestants {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Machine machine;
  private final Path world;
  private final Path scratch;
  private final LandingFormat format;
  private final IsoWeek firstWeek;
  private final int weeks;
  private final List<String> jvmOptions;

  /**
   * @param jvmOptions further options for every JVM
   */
  Contestants(
      Machine machine,
      Path world,
      Path scratch,
      LandingFormat format,
      IsoWeek firstWeek,
      int weeks,
      List<String> jvmOptions) {
    this.machine = machine;
    this.world = world;
    this.scratch = scratch;
    this.format = format;
    this.firstWeek = firstWeek;
    this.weeks = weeks;
    this.jvmOptions = List.copyOf(jvmOptions);
  }

  Measured run(Contender contender) throws IOException, InterruptedException {
    WeeklyTask all = task(contender, 0);
    Files.createDirectories(all.work());
    return contender == Contender.ENGINE ? runEngine(all) : runScript(contender, all);
  }

  /** What the contender made in its last {@link #run}. */
  Equality made(Contender contender) throws IOException, SQLException {
    WeeklyTask all = task(contender, 0);
    return contender == Contender.ENGINE
        ? Equality.ofEngine(all, Report.read(all.report()))
        : Equality.ofScript(all);
  }

  private Measured runEngine(WeeklyTask all) throws IOException, InterruptedException {
    Path settings = all.work().resolve("engine.yaml");
    Files.writeString(
        settings,
        """
        paths:
          landing: %1$s/landing
          lake: lake
          output: output
        reference:
          tacCatalogue: %1$s/reference/tac_catalogue
          adminUnits: %1$s/reference/admin_units.csv
        gates:
          # Half-way through a long world its catalogue knows more 2G-only models: rightly, many are at risk at once.
          province_at_risk_growth: {limit: 0.5, level: WARN}
        outreach:
          # The peers list whoever consents to a channel.
          carriedWeeks: 99
          spareSimLimit: 1.0
        """
            .formatted(world));
    Path aside = scratch.resolve("lake-before-the-last-week");
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(jvmOptions);
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", deliveredClassPath(), "org.sunset2g.job.EngineWeeks", aside.toString()));
    command.addAll(all.arguments());
    ContenderProcess steady = ContenderProcess.run(command, Map.of(), log("a-steady"));
    // The last week once more, alone and by the command that operators use, on the lake as it was.
    FileUtils.deleteDirectory(all.work().resolve("lake").toFile());
    Files.move(aside, all.work().resolve("lake"));
    ContenderProcess cold =
        ContenderProcess.run(
            List.of(
                Path.of("sunset2g").toAbsolutePath().toString(),
                "weekly",
                "--config",
                settings.toString(),
                "--week",
                firstWeek.plus(weeks - 1).toString()),
            Map.of("SUNSET2G_NO_BUILD", "1", "SUNSET2G_JAVA_OPTS", launcherOptions()),
            log("a-cold"));
    return measured(all, steady, cold);
  }

  private Measured runScript(Contender contender, WeeklyTask all)
      throws IOException, InterruptedException {
    ContenderProcess steady =
        ContenderProcess.run(
            scriptCommand(contender, all), Map.of(), log(contender.key() + "-steady"));
    WeeklyTask last = task(contender, weeks - 1);
    // Written anew, as the week before left it.
    FileUtils.deleteDirectory(last.output(firstWeek.plus(weeks - 1)).toFile());
    ContenderProcess cold =
        ContenderProcess.run(
            scriptCommand(contender, last), Map.of(), log(contender.key() + "-cold"));
    return measured(all, steady, cold);
  }

  private List<String> scriptCommand(Contender contender, WeeklyTask task) {
    String script =
        Path.of("src/bench/sql").resolve(contender.script()).toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(jvmOptions);
    if (contender.isDuckDb()) {
      command.addAll(
          List.of(
              "-Xmx512m",
              "-cp",
              System.getProperty("java.class.path"),
              DuckDbWeeks.class.getName(),
              script,
              Long.toString(machine.halfOfMemoryMebibytes())));
    } else {
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(
          List.of(
              "-cp", System.getProperty("java.class.path"), SparkWeeks.class.getName(), script));
    }
    command.addAll(task.arguments());
    return command;
  }

  private Measured measured(WeeklyTask all, ContenderProcess steady, ContenderProcess cold)
      throws IOException {
    Report report = Report.read(all.report());
    return new Measured(
        (report.weeks().get(0).endedAtMillis() - steady.startedAtMillis()) / 1e3,
        cold.seconds(),
        report.weeks(),
        steady.peakBytes());
  }

  private WeeklyTask task(Contender contender, int from) {
    Path work = scratch.resolve(contender.key());
    Path report = work.resolve(from == 0 ? "report.json" : "report-of-the-last-week.json");
    return new WeeklyTask(world, work, report, format, firstWeek, from, weeks);
  }

  private Path log(String name) throws IOException {
    return Files.createDirectories(Path.of("target/bench-results").toAbsolutePath())
        .resolve(name + ".log");
  }

  private String launcherOptions() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("SUNSET2G_JAVA_OPTS", "")), jvmOptions.stream())
        .collect(Collectors.joining(" "))
        .strip();
  }

  /** The jar and its libraries as ./sunset2g names them, and the benchmark's own classes. */
  private static String deliveredClassPath() throws IOException {
    try (Stream<Path> libraries = Files.list(Path.of("target/lib").toAbsolutePath())) {
      return Stream.concat(
              Stream.concat(
                  Stream.of(Path.of("target/sunset2g.jar").toAbsolutePath()),
                  libraries.filter(file -> file.toString().endsWith(".jar")).sorted()),
              Stream.of(Path.of("target/bench").toAbsolutePath()))
          .map(Path::toString)
          .collect(Collectors.joining(":"));
    }
  }
}
