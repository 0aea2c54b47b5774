package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecord.Status;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.ListOutcome;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.watch.Masked;

/** The run record while the run is at work: gathers what happens and writes how it stands. */
final class RunDraft {
  private final RunRecords records;
  private final Configuration configuration;
  private final IsoWeek week;
  private final String command;
  private final String engine;
  private final Clock clock;
  private final String runId;
  private final Instant startedAt;
  private final SortedMap<String, String> refused = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<RunRecord.Gate> recorded = new ArrayList<>();
  private final WeekGates gates;
  private final List<RunRecord.Input> inputs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final SortedMap<String, String> pseudonyms = new TreeMap<>();
  private List<String> operators = List.of();
  private List<RunRecord> interrupted = List.of();
  private RunRecord last;
  private boolean isPublished;

  private RunDraft(
      RunRecords records,
      Configuration configuration,
      IsoWeek week,
      String command,
      String engine,
      WeekGates gates,
      Clock clock) {
    this.records = records;
    this.configuration = configuration;
    this.week = week;
    this.command = command;
    this.engine = engine;
    this.gates = gates;
    this.clock = clock;
    this.runId = records.nextId();
    this.startedAt = now();
  }

  /** Takes an identifier and says that the run is at work. */
  static RunDraft begin(
      RunRecords records,
      Configuration configuration,
      IsoWeek week,
      List<String> asked,
      String engine,
      WeekGates gates,
      Clock clock) {
    // The lake's lock is ours: whoever still says RUNNING was killed.
    List<RunRecord> killed =
        records.all().stream()
            .filter(run -> run.status() == Status.RUNNING)
            .map(RunRecord::interrupted)
            .toList();
    killed.forEach(records::write);
    String command = "weekly --week %s, operators %s".formatted(week, String.join(", ", asked));
    RunDraft draft = new RunDraft(records, configuration, week, command, engine, gates, clock);
    draft.interrupted = killed;
    draft.write(Status.RUNNING, new TreeMap<>(), new TreeMap<>(), Map.of());
    return draft;
  }

  /** Runs that were found killed when this one began. */
  List<RunRecord> interrupted() {
    return interrupted;
  }

  /** The record as it was written last. */
  RunRecord last() {
    return last;
  }

  String runId() {
    return runId;
  }

  IsoWeek week() {
    return week;
  }

  List<String> operators() {
    return operators;
  }

  List<RunRecord.Gate> gates() {
    List<RunRecord.Gate> all = new ArrayList<>(gates.results());
    all.addAll(recorded);
    return List.copyOf(all);
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  SortedMap<String, String> refused() {
    return refused;
  }

  void reference(Configuration settings, WeekReference reference) {
    inputs.add(Fingerprints.of("tac_catalogue", Path.of(reference.catalogue().source())));
    settings
        .capabilityOverlay()
        .ifPresent(file -> inputs.add(Fingerprints.of("capability_overlay", file)));
    settings
        .certifiedHandsets()
        .ifPresent(file -> inputs.add(Fingerprints.of("certified_handset", file)));
    settings.adminUnits().ifPresent(file -> inputs.add(Fingerprints.of("admin_unit", file)));
    settings
        .adminUnitChanges()
        .ifPresent(file -> inputs.add(Fingerprints.of("admin_unit_change", file)));
    settings.registry().ifPresent(folder -> inputs.add(Fingerprints.of("registry", folder)));
    counts.put("tac_catalogue.models", (long) reference.catalogue().size());
    notes.addAll(reference.catalogue().notes());
  }

  /** The operators whose weeks are in order; the others are refused. */
  List<String> withoutGaps(
      RunRecords published, List<String> asked, IsoWeek asOf, PastWeek.Gaps gaps) {
    List<String> inOrder = new ArrayList<>();
    for (String operator : asked) {
      try {
        PastWeek past = PastWeek.of(published, List.of(operator), asOf, gaps);
        past.skippedBy(operator, asOf).ifPresent(notes::add);
        inOrder.add(operator);
      } catch (InputProblem gap) {
        refused.put(operator, gap.getMessage());
      }
    }
    return inOrder;
  }

  void pseudonyms(OperatorPseudonyms found) {
    refused.putAll(found.refused());
    pseudonyms.putAll(found.schemes());
    inputs.addAll(found.inputs());
    counts.putAll(found.counts());
    notes.addAll(found.notes());
  }

  void feeds(OperatorFeeds feeds) {
    operators = feeds.operators();
    pseudonyms.keySet().retainAll(operators);
    refused.putAll(feeds.refused());
    counts.putAll(feeds.counts());
    inputs.addAll(feeds.inputs());
    notes.addAll(feeds.notes());
  }

  InputProblem nothingAccepted() {
    return InputProblem.of(
        "no operator's input for %s was accepted\n%s"
            .formatted(week, String.join("\n", refused.values())),
        "mend what is named above and run the week again");
  }

  void measures(WeekMeasures measures, Collection<AreaCode> areas, WeekReference reference) {
    counts.putAll(measures.counts());
    for (String operator : operators) {
      recorded.add(
          recorded(operator, "unknown_handset_share", measures.unknownHandsetShare(operator)));
      recorded.add(
          recorded(
              operator,
              "observations_without_subscriber",
              measures.observationsWithoutSubscriber(operator)));
    }
    counts.put("areas", (long) areas.size());
    long unplaced = areas.stream().filter(area -> reference.units().find(area).isEmpty()).count();
    counts.put("areas.unplaced", unplaced);
    if (unplaced > 0) {
      notes.add(
          unplaced
              + " home areas are in no list of administrative units: they are reported as"
              + " unplaced");
    }
  }

  /**
   * Counts each subscriber once, whatever the number of phases; with several, says beside that what
   * each has: at risk by its ledger, and on its lists or on none.
   */
  /** What teams and care desks delivered. */
  void results(WeekResults results) {
    inputs.addAll(results.inputs());
    counts.putAll(results.counts());
  }

  void listed(List<LedgerEntry> ledger, WeekOutreach outreach) {
    counts.put("at_risk", WeekOutreach.total(outreach.atRisk()));
    counted("", outreach.ofAllPhases());
    if (configuration.phases().size() > 1) {
      for (Phase phase : configuration.phases()) {
        String name = phase.name();
        counts.put(RunsCommand.atRiskIn(name), WeekOutreach.closing(ledger, phase));
        counted("phase." + name + ".", outreach.outcomes().getOrDefault(name, new TreeMap<>()));
      }
    }
  }

  private void counted(String prefix, SortedMap<ListOutcome, Long> outcomes) {
    for (ListOutcome outcome : ListOutcome.values()) {
      counts.put(
          outcome == ListOutcome.LISTED
              ? prefix + "outreach.listed"
              : prefix + "outreach.excluded." + outcome.name().toLowerCase(Locale.ROOT),
          outcomes.getOrDefault(outcome, 0L));
    }
  }

  /** Says that the run was refused, unless it is published: its tables are complete then. */
  void refused(InputProblem problem) {
    if (isPublished) {
      return;
    }
    notes.add(problem.getMessage());
    ended(Status.REFUSED, problem);
  }

  /** Says that the run failed. What was published stays so: its tables are complete. */
  void failed(Throwable fault) {
    if (isPublished) {
      return;
    }
    // What was thrown may quote what it was at work on.
    notes.add(Masked.of(MachineFault.root(fault)));
    ended(Status.FAILED, fault);
  }

  /** What ended the run matters more than that the record could not say so, on a full disk. */
  private void ended(Status status, Throwable why) {
    try {
      write(status, new TreeMap<>(), new TreeMap<>(), Map.of());
    } catch (RuntimeException unwritten) {
      why.addSuppressed(unwritten);
    }
  }

  /** Writes the record that makes the run visible. */
  RunRecord publish(
      PastWeek past, SortedMap<String, Long> snapshots, Map<String, Double> stepSeconds) {
    RunRecord published = write(Status.PUBLISHED, past.runIds(), snapshots, stepSeconds);
    isPublished = true;
    return published;
  }

  private RunRecord write(
      Status status,
      SortedMap<String, String> basedOn,
      SortedMap<String, Long> snapshots,
      Map<String, Double> stepSeconds) {
    RunRecord run =
        new RunRecord(
            runId,
            command,
            week.toString(),
            status,
            startedAt,
            status == Status.RUNNING ? Optional.empty() : Optional.of(endedAt()),
            engine,
            Versions.all(),
            configuration.figures(),
            operators,
            refused,
            configuration.phases().stream().map(Phase::name).toList(),
            basedOn,
            List.copyOf(inputs),
            counts,
            gates(),
            snapshots,
            stepSeconds,
            Stream.concat(notes.stream(), gates.warnings().stream()).toList(),
            pseudonyms,
            new TreeMap<>());
    records.write(run);
    last = run;
    return run;
  }

  private RunRecord.Gate recorded(String operator, String gate, double measured) {
    return new RunRecord.Gate(
        operator, "", "", gate, measured, Optional.empty(), "RECORD", true, Optional.empty());
  }

  /** Never before the start, though the clock may have been set back meanwhile. */
  private Instant endedAt() {
    Instant now = now();
    return now.isBefore(startedAt) ? startedAt : now;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
