package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way, on a synthetic population. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header =
        "See it work: two provinces, 40,000 synthetic subscribers, 14 weeks up to the cut-off.",
    description = {
      "",
      "Makes a synthetic population in <out>/world and runs every week of it through the real"
          + " weekly job, as 'sunset2g weekly' would. Running it again gives the same numbers.",
      ""
    })
final class DemoCommand implements Callable<Integer> {
  private static final String MARK = ".sunset2g-demo";

  /** Far more than a country has: enough are left at the end to be seen per district. */
  private static final double OPENING_SHARE = 0.45;

  private static final IsoWeek LAST_WEEK = IsoWeek.parse("2024-W42");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "demo-out",
      description = "Where to work; a folder of an earlier demo is begun anew (${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      defaultValue = "40000",
      description = "Subscribers (${DEFAULT-VALUE}).")
  private long subscribers;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "14",
      description = "Weeks, the last of them 2024-W42 (${DEFAULT-VALUE}).")
  private int weeks;

  @Mixin private WorldOptions world;

  @Override
  public Integer call() throws IOException {
    Path folder = out.toAbsolutePath().normalize();
    prepare(folder);
    IsoWeek firstWeek = LAST_WEEK.plus(1 - weeks);
    Configuration configuration = configuration(folder);
    try (Progress progress = Progress.of("demo", weeks, WeeklyRun.STEPS.size())) {
      progress.say("making %,d synthetic subscribers".formatted(subscribers));
      SynthCommand.write(
          folder.resolve("world"),
          WorldPlan.of(
                  world.seed(),
                  subscribers,
                  firstWeek,
                  weeks,
                  List.of("operator_a"),
                  LandingFormat.CSV_GZ)
              .withPhase(WorldPhase.first().withOpeningShareAtRisk(OPENING_SHARE)),
          world.handsets(firstWeek),
          world.areas(),
          AreaChanges.NONE);
      RunRecord last = null;
      try (Sessions.Lease session = Sessions.openForWeeks(configuration)) {
        SparkSession spark = session.spark();
        progress.say(session.engine());
        for (int week = 0; week < weeks; week++) {
          last =
              new WeeklyRun(spark, configuration, progress, Clock.systemUTC())
                  .run(firstWeek.plus(week), Optional.empty());
          progress.end(
              String.format(Locale.ROOT, "%,d still on 2G only", last.counts().get("at_risk")));
        }
        Findings findings = Findings.of(spark, configuration, firstWeek, LAST_WEEK);
        progress.close();
        show(folder, findings);
      }
    }
    return Sunset2g.DONE;
  }

  private static void show(Path folder, Findings findings) {
    System.out.println();
    findings.sentences().forEach(System.out::println);
    System.out.println();
    System.out.println("Report  " + folder.resolve("output/reports/" + LAST_WEEK + "/index.html"));
    System.out.println("Lists   " + folder.resolve("output/lists/" + LAST_WEEK));
    System.out.println("Lake    " + folder.resolve("lake"));
    System.out.println(
        "Check   sunset2g export --config '%s' --table ledger --week %s --to ledger.csv"
            .formatted(folder.resolve("demo.yaml"), LAST_WEEK));
  }

  private void prepare(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      boolean isEmpty;
      try (Stream<Path> children = Files.list(folder)) {
        isEmpty = children.findAny().isEmpty();
      }
      if (!isEmpty && !Files.exists(folder.resolve(MARK))) {
        throw InputProblem.inFile(
            folder,
            "the folder holds something that is not a demo",
            "name another folder with --out");
      }
      for (String made : List.of("world", "lake", "output")) {
        StagedOutputs.delete(folder.resolve(made));
      }
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(MARK), "");
  }

  /** Writes the demo's settings as a file, so that every other command can look at its lake. */
  private Configuration configuration(Path folder) throws IOException {
    Path file = folder.resolve("demo.yaml");
    Files.writeString(
        file,
        """
        paths:
          landing: world/landing
          lake: lake
          output: output
        reference:
          tacCatalogue: world/reference/tac_catalogue
          adminUnits: world/reference/admin_units.csv
          registry: world/registry
        """);
    return Configuration.read(Optional.of(file), List.of());
  }
}
