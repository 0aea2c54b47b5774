package org.sunset2g.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.outreach.DeltaStatus;
import org.sunset2g.outreach.ListDelta;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what changed between the outreach lists of two weeks. */
@Command(
    name = "delta",
    mixinStandardHelpOptions = true,
    header = "Say who is new on the outreach lists, who changed, and who left them and why.",
    description = {
      "",
      "RESTRICTED: the files are about single subscribers, like the lists themselves; only their"
          + " owner may open them.",
      "",
      "Writes one CSV file per operator, phase and list, <list>.delta.csv, with the token of either"
          + " week: NEW, CHANGED (and in what), CARRIED, or gone: RESOLVED uses a handset that will"
          + " go on working, NO_LONGER_SEEN is without a handset or not among the subscribers,"
          + " EXPIRED is all others. Who changed lists is in the file of the present list.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g delta --config jobs/local.yaml --week 2024-W37 --base 2024-W33"
    })
final class DeltaCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week of the later lists, such as 2024-W37.")
  private IsoWeek week;

  @Option(
      names = "--base",
      paramLabel = "RUN|WEEK",
      description = "Run or week of the earlier lists (the operator's previous published week).")
  private Optional<String> base = Optional.empty();

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "Only this operator (all of the week).")
  private Optional<String> operator = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "New or empty folder to write to (deltas/<base>_<week> in paths.output, replaced).")
  private Optional<Path> to = Optional.empty();

  @Override
  public Integer call() {
    Configuration configuration = settings.read();
    Path lakeFolder = RetainCommand.existing(configuration);
    RunRecords records = new RunRecords(lakeFolder);
    List<ListChain> chains =
        OperatorWeeks.operators(records, week, operator).stream()
            .map(each -> ListChain.of(records, each, week, base))
            .toList();
    to.ifPresent(DeltaCommand::refuseFull);
    WeekReference reference = WeekReference.read(configuration, week);
    try (Sessions.Lease session = Sessions.open(configuration)) {
      Lake lake = Lake.open(session.spark(), lakeFolder, configuration.catalogue());
      System.out.println(DeltaSummary.HEADER);
      for (ListChain chain : chains) {
        Path place = place(configuration, chain);
        summaries(lake, chain, reference, place).forEach(System.out::println);
        System.err.println("restricted: the differences are in " + place);
      }
    } catch (IOException unwritable) {
      throw InputProblem.of(
              "the differences cannot be written: " + unwritable.getMessage(),
              "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    return Sunset2g.DONE;
  }

  private List<DeltaSummary> summaries(
      Lake lake, ListChain chain, WeekReference reference, Path place) throws IOException {
    OperatorWeeks weeks = chain.weeks();
    Dataset<Row> now = weeks.listed(lake, chain.week());
    Dataset<Row> before = weeks.renamed(lake, weeks.listed(lake, chain.base()), chain.after());
    Dataset<Row> exits =
        chain.after().stream()
            .map(each -> weeks.rows(lake, OutreachExit.TABLE, each))
            .reduce(Dataset::unionByName)
            .map(rows -> weeks.renamed(lake, rows, chain.after()))
            .orElseThrow();
    Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
    StagedOutputs.delete(draft);
    if (to.isEmpty()) {
      RestrictedFile.folder(place.getParent().getParent());
    }
    RestrictedFile.folder(place.getParent());
    RestrictedFile.folder(draft);
    try {
      List<DeltaSummary> summaries =
          counted(
              chain,
              byPhase(before),
              new DeltaFiles(reference, weeks.runs().get(chain.week()).phases().get(0))
                  .write(ListDelta.frame(before, now, exits), draft),
              byPhase(now));
      summaries.forEach(DeltaSummary::refuseUnbalanced);
      StagedOutputs.delete(place);
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      return summaries;
    } finally {
      StagedOutputs.delete(draft);
    }
  }

  private static List<DeltaSummary> counted(
      ListChain chain,
      SortedMap<String, Long> before,
      SortedMap<String, Map<DeltaStatus, Long>> counts,
      SortedMap<String, Long> now) {
    SortedSet<String> phases = new TreeSet<>(before.keySet());
    phases.addAll(now.keySet());
    return phases.stream()
        .map(
            phase ->
                new DeltaSummary(
                    chain.weeks().operator(),
                    phase,
                    chain.base(),
                    before.getOrDefault(phase, 0L),
                    counts.getOrDefault(phase, Map.of()),
                    now.getOrDefault(phase, 0L)))
        .toList();
  }

  private static SortedMap<String, Long> byPhase(Dataset<Row> items) {
    SortedMap<String, Long> byPhase = new TreeMap<>();
    items
        .groupBy(OutreachItem.PHASE)
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> byPhase.put(row.getString(0), row.getLong(1)));
    return byPhase;
  }

  /** An operator's folder. */
  private Path place(Configuration configuration, ListChain chain) {
    Path folder =
        to.orElseGet(
            () ->
                new ListFiles(Configuration.required(configuration.output(), "paths.output"))
                    .deltas(chain.base(), week));
    return folder.toAbsolutePath().resolve(chain.weeks().operator());
  }

  /** A folder of the user's is never emptied. */
  private static void refuseFull(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> there = Files.list(folder)) {
          if (there.findAny().isPresent()) {
            throw InputProblem.inFile(
                folder, "it is not empty", "name a new or an empty folder with --to");
          }
        }
      }
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              folder, "it is no folder that can be listed", "name another one with --to")
          .causedBy(unreadable);
    }
  }
}
