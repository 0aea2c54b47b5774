package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.feed.landing.LandingFile;
import org.sunset2g.feed.landing.ManifestFile;
import org.sunset2g.feed.landing.PseudonymChangeFeed;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.ledger.Rekeying;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Under which key each operator's pseudonyms of a week were made, where the delivery says so, and
 * how they follow from those of the week before. A new key without the change of pseudonyms would
 * show every subscriber as gone and every subscriber as new: such an operator is refused.
 */
final class OperatorPseudonyms {
  /** Of the subscribers in the state, the least share that a change of pseudonyms must know. */
  private static final double LEAST_KNOWN_SHARE = 0.5;

  private final SortedMap<String, PseudonymManifest> manifests = new TreeMap<>();
  private final SortedMap<String, String> schemes = new TreeMap<>();
  private final SortedMap<String, PseudonymChangeFeed> changes = new TreeMap<>();
  private final SortedMap<String, String> refused = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<RunRecord.Input> inputs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> operators = new ArrayList<>();

  /** Looks into the week's folders, and holds them against each operator's last published week. */
  static OperatorPseudonyms read(
      SparkSession spark,
      Configuration configuration,
      PastWeek past,
      List<String> asked,
      IsoWeek week) {
    OperatorPseudonyms found = new OperatorPseudonyms();
    for (String operator : asked) {
      try {
        found.add(spark, configuration, past, operator, week);
        found.operators.add(operator);
      } catch (InputProblem problem) {
        found.refused.put(operator, problem.getMessage());
      }
    }
    return found;
  }

  private void add(
      SparkSession spark,
      Configuration configuration,
      PastWeek past,
      String operator,
      IsoWeek week) {
    Path landing = Configuration.required(configuration.landing(), "paths.landing");
    Optional<ManifestFile> manifest = ManifestFile.find(landing, operator, week);
    Optional<RunRecord> before = Optional.ofNullable(past.runs().get(operator));
    Optional<String> schemeBefore = before.map(run -> run.pseudonyms().get(operator));
    Optional<PseudonymChangeFeed> change = PseudonymChangeFeed.find(spark, landing, operator, week);
    manifest.ifPresent(
        file -> schemeBefore.ifPresent(old -> refuseUnlinked(file, old, change.isPresent())));
    if (change.isPresent() && before.isEmpty()) {
      notes.add(operator + ": pseudonym_change was not needed: there is no earlier week");
    } else if (change.isPresent()) {
      refuseStrange(spark, configuration, before.get(), operator, change.get());
      changes.put(operator, change.get());
    }
    if (manifest.isEmpty() && schemeBefore.isPresent()) {
      notes.add(
          operator
              + ": the week has no pseudonyms.json, so nobody can tell whether its key is that of"
              + " the week before");
    }
    // Without a manifest the key is taken for the last one known, so that the next is held to it.
    if (change.isEmpty()) {
      schemeBefore.ifPresent(known -> schemes.put(operator, known));
    }
    manifest.ifPresent(
        file -> {
          manifests.put(operator, file.manifest());
          schemes.put(operator, file.manifest().scheme());
          inputs.add(Fingerprints.of(operator + " pseudonyms", file.path()));
        });
    change.ifPresent(
        feed -> {
          LandingFile file = feed.file();
          inputs.add(
              new RunRecord.Input(
                  operator + " " + PseudonymChange.TABLE,
                  file.name(),
                  file.bytes(),
                  file.sha256()));
        });
  }

  private static void refuseUnlinked(ManifestFile file, String before, boolean isChangeThere) {
    String now = file.manifest().scheme();
    if (!now.equals(before) && !isChangeThere) {
      throw InputProblem.inFile(
          file.path(),
          "its pseudonyms were made under '%s', those of the last published week under '%s': every subscriber would look new"
              .formatted(now, before),
          ("put pseudonym_change.csv beside it, made with: sunset2g keys map --from %s --to %s ...;"
                  + " or make the week's files again with --key %s")
              .formatted(keyOf(before), keyOf(now), keyOf(before)));
    }
    if (now.equals(before) && isChangeThere) {
      throw InputProblem.inFile(
          file.path(),
          "the week has a pseudonym_change, but its key is that of the last published week, '%s'"
              .formatted(before),
          "take the file away: it belongs to the first week of a new key only");
    }
  }

  private static String keyOf(String scheme) {
    return scheme.split(" ")[0];
  }

  private void refuseStrange(
      SparkSession spark,
      Configuration configuration,
      RunRecord before,
      String operator,
      PseudonymChangeFeed change) {
    Path lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    Dataset<Row> state =
        Lake.open(spark, lakeFolder, configuration.catalogue())
            .read(SubscriberState.TABLE, before.snapshots().get(SubscriberState.TABLE))
            .filter(col(SubscriberState.OPERATOR).equalTo(operator));
    long remembered = state.count();
    long known = Rekeying.onlyChanged(state, change.rows()).count();
    long newAlready = Rekeying.onlyChanged(state, reversed(change.rows())).count();
    if (newAlready > 0) {
      throw InputProblem.inFile(
          change.file().path(),
          "%d of its new pseudonyms are in the week before already".formatted(newAlready),
          "make it again with 'sunset2g keys map', from the old key to the new one");
    }
    if (known < LEAST_KNOWN_SHARE * remembered) {
      throw InputProblem.inFile(
          change.file().path(),
          "it knows %d of the %d subscribers of the weeks before".formatted(known, remembered),
          "make it again with 'sunset2g keys map' from a crosswalk that holds them all");
    }
    counts.put(operator + "." + PseudonymChange.TABLE + ".rows", change.subscribers());
    counts.put(operator + "." + PseudonymChange.TABLE + ".carried", known);
    counts.put(operator + "." + PseudonymChange.TABLE + ".not_carried", remembered - known);
  }

  private static Dataset<Row> reversed(Dataset<Row> changes) {
    return changes.select(
        col(PseudonymChange.OPERATOR),
        col(PseudonymChange.NEW_SUBSCRIBER_ID).as(PseudonymChange.OLD_SUBSCRIBER_ID),
        col(PseudonymChange.OLD_SUBSCRIBER_ID).as(PseudonymChange.NEW_SUBSCRIBER_ID));
  }

  /** Operators whose pseudonyms can be used. */
  List<String> operators() {
    return List.copyOf(operators);
  }

  SortedMap<String, String> refused() {
    return refused;
  }

  /** What must stay the same from week to week, by operator. */
  SortedMap<String, String> schemes() {
    return schemes;
  }

  List<RunRecord.Input> inputs() {
    return inputs;
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  List<String> notes() {
    return notes;
  }

  /** The changes of those operators; empty where none has any. */
  Optional<Dataset<Row>> changesOf(Collection<String> ofOperators) {
    return changes.entrySet().stream()
        .filter(change -> ofOperators.contains(change.getKey()))
        .map(Map.Entry::getValue)
        .map(PseudonymChangeFeed::rows)
        .reduce(Dataset::unionAll);
  }

  /** Refuses a file that the manifest knows with another fingerprint. */
  void refuseOtherThanMade(String operator, LandingFile file) {
    PseudonymManifest manifest = manifests.get(operator);
    if (manifest == null || !manifest.files().containsKey(file.name())) {
      return;
    }
    if (!file.sha256().equals(manifest.files().get(file.name()).sha256())) {
      throw InputProblem.inFile(
          file.path(),
          "it is not the file that %s describes: its fingerprint is another"
              .formatted(PseudonymManifest.FILE),
          "deliver both again as 'sunset2g pseudonymise' made them");
    }
  }
}
