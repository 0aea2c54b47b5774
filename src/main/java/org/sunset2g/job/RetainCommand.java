package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sunset2g.lake.Erased;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.LakeUpkeep;
import org.sunset2g.lake.Removal;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what its time in the settings is over for. */
@Command(
    name = "retain",
    mixinStandardHelpOptions = true,
    header = "Delete rows about single subscribers whose time is over, and what was left behind.",
    description = {
      "",
      "Weeks are counted back from the newest published one by the settings retention.*. Their rows"
          + " go from the tables, from every older snapshot and from the disk, the lists of old"
          + " weeks with them, and files that killed or refused runs left. Ledger, published"
          + " tables, run records and gate results stay.",
      "",
      "Exports that are being written meanwhile may fail; run them again.",
      ""
    },
    footer = {"", "Example: sunset2g retain --config jobs/local.yaml --dry-run"})
final class RetainCommand implements Callable<Integer> {
  /** The steps, in order, as they are announced. */
  static final List<String> STEPS =
      Stream.of(List.of("outputs"), LakeUpkeep.STEPS, List.of("scratch", "lists"))
          .flatMap(List::stream)
          .toList();

  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "Count back from this ISO week (the newest published one).")
  private Optional<IsoWeek> week = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would be deleted.")
  private boolean onlyLooks;

  @Override
  public Integer call() {
    Configuration configuration = settings.read();
    return onlyLooks
        ? run(configuration)
        : new RetainWatch(configuration, Clock.systemUTC()).command(() -> run(configuration));
  }

  private int run(Configuration configuration) {
    Path lakeFolder = existing(configuration);
    List<Removal> removals = new ArrayList<>();
    IsoWeek last;
    try (LakeLock lock = LakeLock.take(lakeFolder, configuration.catalogue(), "retain");
        Sessions.Lease session = Sessions.open(configuration)) {
      RunRecords records = new RunRecords(lakeFolder);
      last = week.orElseGet(() -> newest(records));
      SortedMap<String, IsoWeek> firstWeeks = configuration.retention().firstWeeks(last);
      Lake lake = Lake.open(session.spark(), lakeFolder, configuration.catalogue());
      LakeUpkeep upkeep = new LakeUpkeep(lake, records, firstWeeks, Erased.NOBODY);
      List<Path> scratch = scratch(configuration, lakeFolder);
      Optional<ListFiles> lists = configuration.output().map(ListFiles::new);
      IsoWeek firstList = configuration.retention().firstList(last);
      if (onlyLooks) {
        removals.addAll(upkeep.look());
        removals.add(ListFiles.size("scratch", scratch));
        lists.ifPresent(of -> removals.add(ListFiles.size("lists", of.before(firstList))));
      } else {
        lock.confirm();
        try (Progress progress = Progress.of("retain", 1, STEPS.size())) {
          configuration
              .output()
              .ifPresent(
                  output -> progress.run("outputs", () -> StagedOutputs.settle(output, records)));
          removals.addAll(upkeep.carryOut(progress::run, lock::confirm));
          progress.run("scratch", () -> removals.add(ListFiles.delete("scratch", scratch)));
          lists.ifPresent(
              of ->
                  progress.run(
                      "lists",
                      () -> removals.add(ListFiles.delete("lists", of.before(firstList)))));
        }
      }
    }
    say(removals, last);
    return Sunset2g.DONE;
  }

  /** Rows at fault that a killed run kept until it would have read them. */
  static List<Path> scratch(Configuration configuration, Path lakeFolder) {
    Path scratch = ScratchPlace.of(configuration, lakeFolder, true);
    return Files.isDirectory(scratch) ? List.of(scratch) : List.of();
  }

  /** The lake's folder; a command that deletes makes none. */
  static Path existing(Configuration configuration) {
    Path lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    if (!Files.isDirectory(lakeFolder.resolve("runs"))) {
      throw InputProblem.inFile(
          lakeFolder, "there is no lake here", "check paths.lake; a first weekly run makes one");
    }
    return lakeFolder;
  }

  private static IsoWeek newest(RunRecords records) {
    return records.all().stream()
        .filter(RunRecord::isPublished)
        .map(run -> IsoWeek.parse(run.week()))
        .max(IsoWeek::compareTo)
        .orElseThrow(
            () ->
                InputProblem.of(
                    "no week is published in this lake",
                    "name the week to count from with --week"));
  }

  private void say(List<Removal> removals, IsoWeek last) {
    System.out.printf(
        "%s, counted back from %s%n%-24s %14s %10s %18s%n",
        onlyLooks ? "would be deleted" : "deleted", last, "from", "rows", "files", "bytes");
    for (Removal removal : removals) {
      line(removal);
    }
    line(Removal.sum("all", removals));
  }

  private static void line(Removal removal) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %,14d %,10d %,18d%n",
        removal.table(),
        removal.rows(),
        removal.files(),
        removal.bytes());
  }
}
