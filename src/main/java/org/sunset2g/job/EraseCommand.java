package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases subscribers who asked for it. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    header = "Erase subscribers from every table, snapshot and list, and prove it.",
    description = {
      "",
      "Takes the subscribers' rows out of all weeks of the lake and out of the lists, then searches"
          + " every file of lake and output for them. Aggregates stay as they were published. A"
          + " line without any identifier is added to erasures.jsonl in the lake.",
      "",
      "Not reached: landing files, which are the operator's own and are named where they still hold"
          + " somebody; exports and resolved lists that were written elsewhere; the crosswalk.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g erase --config jobs/local.yaml --operator viettel --file requests.csv"
    })
final class EraseCommand implements Callable<Integer> {
  private static final String PATTERN =
      Contracts.of(SubscriberSnapshot.TABLE)
          .column(SubscriberSnapshot.SUBSCRIBER_ID)
          .orElseThrow()
          .pattern()
          .orElseThrow();

  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--subscriber-id",
      paramLabel = "PSEUDONYM",
      description = "Pseudonym of a subscriber; may be repeated.")
  private List<String> pseudonyms = new ArrayList<>();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "CSV file with a column subscriber_id, and operator unless --operator is given.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--operator", paramLabel = "NAME", description = "Operator of the subscribers.")
  private Optional<String> operator = Optional.empty();

  @Override
  public Integer call() {
    SortedMap<String, SortedSet<String>> asked = asked();
    Configuration configuration = settings.read();
    Path lakeFolder = RetainCommand.existing(configuration);
    try (LakeLock lock = LakeLock.take(lakeFolder, configuration.catalogue(), "erase");
        Sessions.Lease session = Sessions.open(configuration)) {
      refuseUnknown(asked.keySet(), new RunRecords(lakeFolder));
      try (Progress progress = Progress.of("erase", 1, Erasure.STEPS.size())) {
        say(
            new Erasure(
                    session.spark(), configuration, lakeFolder, lock, progress, Clock.systemUTC())
                .erase(asked),
            asked);
      }
    }
    return Sunset2g.DONE;
  }

  private SortedMap<String, SortedSet<String>> asked() {
    SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
    if (!pseudonyms.isEmpty()) {
      String of =
          operator.orElseThrow(() -> new ConfigurationProblem("--subscriber-id needs --operator"));
      for (String pseudonym : pseudonyms) {
        if (!pseudonym.matches(PATTERN)) {
          throw InputProblem.of(
              "--subscriber-id is no pseudonym, which has 32 to 64 of the characters 0-9 and a-f",
              "give it as it stands in the landing files; 'sunset2g pseudonymise' makes them of"
                  + " numbers");
        }
        asked.computeIfAbsent(of, none -> new TreeSet<>()).add(pseudonym);
      }
    }
    file.ifPresent(requests -> read(requests, asked));
    if (asked.isEmpty()) {
      throw new ConfigurationProblem("say whom with --subscriber-id or --file");
    }
    return asked;
  }

  private void read(Path requests, SortedMap<String, SortedSet<String>> asked) {
    ReferenceTable table = ReferenceFile.open(requests).table(Layout.CONTRACT);
    int pseudonymAt = table.column(SubscriberSnapshot.SUBSCRIBER_ID);
    OptionalInt operatorAt = table.optionalColumn(SubscriberSnapshot.OPERATOR);
    for (ReferenceTable.Row row : table.rows()) {
      if (!row.field(pseudonymAt).matches(PATTERN)) {
        throw table.problem(
            row,
            "subscriber_id is no pseudonym, which has 32 to 64 of the characters 0-9 and a-f",
            "give it as it stands in the landing files");
      }
      String named = row.field(operatorAt);
      String of = named == null || named.isEmpty() ? operator.orElse("") : named;
      if (of.isEmpty()) {
        throw table.problem(
            row, "there is no operator", "fill the column operator, or give --operator");
      }
      asked.computeIfAbsent(of, none -> new TreeSet<>()).add(row.field(pseudonymAt));
    }
  }

  /** A slip in the name of the operator must not look as if the subscriber were in no table. */
  private static void refuseUnknown(Iterable<String> operators, RunRecords records) {
    SortedSet<String> known = new TreeSet<>();
    records.all().stream().map(RunRecord::operators).forEach(known::addAll);
    for (String each : operators) {
      if (!known.contains(each)) {
        throw InputProblem.of(
            "no run of this lake has an operator '%s'".formatted(each),
            "name one of " + String.join(", ", known));
      }
    }
  }

  private static void say(Erasure.Outcome outcome, SortedMap<String, SortedSet<String>> asked) {
    int persons = asked.values().stream().mapToInt(SortedSet::size).sum();
    if (outcome.isNobody()) {
      System.out.printf(
          Locale.ROOT,
          persons == 1 ? "the subscriber is in no table%n" : "none of %d is in any table%n",
          persons);
    } else {
      System.out.printf(
          Locale.ROOT, "erased: %d asked for, %d pseudonyms%n", persons, outcome.pseudonyms());
      outcome.rows().forEach((table, rows) -> System.out.printf("%-24s %,14d rows%n", table, rows));
    }
    System.out.printf(
        Locale.ROOT, "searched afterwards: %,d files, found in none%n", outcome.searched());
    outcome
        .outOfReach()
        .forEach(table -> System.out.println("not searched, on another storage: " + table));
    if (!outcome.landing().isEmpty()) {
      System.out.println("landing files that still hold somebody, for the operator to delete:");
      outcome.landing().forEach(System.out::println);
    }
  }
}
