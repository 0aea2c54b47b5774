package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeInspection;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.ConversionEvents;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Rekeying;
import org.sunset2g.ledger.WeekContext;
import org.sunset2g.ledger.WeekFrames;
import org.sunset2g.ledger.WeekPass;
import org.sunset2g.outreach.OutreachSettings;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The weekly run: landing files in; lake, report and lists out; one published run record at the
 * end. A run killed anywhere leaves nothing that anyone reads, and running it again gives the same
 * bytes.
 */
final class WeeklyRun {
  /** The steps, in order, as they are announced. */
  static final List<String> STEPS =
      List.of(
          "reference",
          "feed",
          "results",
          "quarantine",
          "state",
          "ledger",
          "conversions",
          "inflow",
          "forecast",
          "outreach",
          "report",
          "publish");

  private final SparkSession spark;
  private final Configuration configuration;
  private final Progress progress;
  private final Clock clock;

  WeeklyRun(SparkSession spark, Configuration configuration, Progress progress, Clock clock) {
    this.spark = spark;
    this.configuration = configuration;
    this.progress = progress;
    this.clock = clock;
  }

  /** Runs the week for the operator, or for all that have a landing folder. */
  RunRecord run(IsoWeek week, Optional<String> operator) {
    return run(week, operator, PastWeek.Gaps.REFUSED);
  }

  /** The same, saying what to do where an operator's weeks have a gap. */
  RunRecord run(IsoWeek week, Optional<String> operator, PastWeek.Gaps gaps) {
    return run(week, operator, gaps, GateAcceptance.NONE);
  }

  /** The same, with gates that do not refuse it. */
  RunRecord run(
      IsoWeek week, Optional<String> operator, PastWeek.Gaps gaps, GateAcceptance acceptance) {
    return run(week, operator.map(List::of).orElseGet(() -> operators(week)), gaps, acceptance);
  }

  /** The same for these operators. */
  RunRecord run(
      IsoWeek week, List<String> operators, PastWeek.Gaps gaps, GateAcceptance acceptance) {
    OldLibrary.refuse();
    Path lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    try (LakeLock lock = LakeLock.take(lakeFolder, configuration.catalogue(), "weekly " + week)) {
      RunRecords records = new RunRecords(lakeFolder);
      WeekGates gates = new WeekGates(configuration.gates(), acceptance, records, week);
      RunDraft draft =
          RunDraft.begin(
              records, configuration, week, operators, NativeExecution.engine(spark), gates, clock);
      lock.tell(draft.runId());
      progress.listener().started(draft.last(), draft.interrupted());
      RunRecord published;
      try {
        published = run(week, operators, gaps, gates, lakeFolder, records, draft, lock);
      } catch (InputProblem problem) {
        draft.refused(problem);
        progress.listener().failed(draft.last(), problem);
        throw problem;
      } catch (Exception fault) { // Spark throws checked ones that it does not declare
        RuntimeException said = withDamage(unchecked(fault), lakeFolder, records);
        draft.failed(said);
        progress.listener().failed(draft.last(), said);
        throw said;
      } catch (Error fault) {
        draft.failed(fault);
        progress.listener().failed(draft.last(), fault);
        throw fault;
      }
      progress.listener().published(published);
      return published;
    }
  }

  private static RuntimeException unchecked(Exception fault) {
    return fault instanceof RuntimeException own ? own : new IllegalStateException(fault);
  }

  /** Names the damaged file of the lake that is behind a fault which nothing else explains. */
  private RuntimeException withDamage(RuntimeException fault, Path lakeFolder, RunRecords records) {
    if (MachineFault.behind(fault).isPresent() || spark.sparkContext().isStopped()) {
      return fault;
    }
    try {
      Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
      return new LakeInspection(lake, records).behind(fault);
    } catch (RuntimeException unopened) {
      fault.addSuppressed(unopened);
      return fault;
    }
  }

  private RunRecord run(
      IsoWeek week,
      List<String> asked,
      PastWeek.Gaps gaps,
      WeekGates gates,
      Path lakeFolder,
      RunRecords records,
      RunDraft draft,
      LakeLock lock) {
    // Before anything is read: what a run that was killed had published is read from its outputs.
    StagedOutputs.settle(Configuration.required(configuration.output(), "paths.output"), records);
    progress.begin(week.toString());
    WeekReference reference =
        progress.step("reference", () -> WeekReference.read(configuration, week));
    WeekRegistry registry = WeekRegistry.read(configuration, reference.territory(), week);
    draft.reference(configuration, reference);
    hold(gates, reference);
    List<String> withoutGaps = draft.withoutGaps(records, asked, week, gaps);
    OperatorPseudonyms pseudonyms =
        OperatorPseudonyms.read(
            spark, configuration, PastWeek.of(records, withoutGaps, week, gaps), withoutGaps, week);
    draft.pseudonyms(pseudonyms);
    List<String> inOrder = pseudonyms.operators();
    Sessions.sizeFor(spark, configuration, LandingSize.of(configuration, inOrder, week));
    Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
    LandingTrials trials = new LandingTrials(lake, week);
    try (OperatorFeeds feeds =
        new OperatorFeeds(
            spark,
            configuration,
            week,
            trials,
            reference,
            gates,
            ScratchPlace.of(configuration, lakeFolder, spark.sparkContext().isLocal()))) {
      progress.step("feed", () -> feeds.read(pseudonyms));
      draft.feeds(feeds);
      List<String> operators = feeds.operators();
      if (operators.isEmpty()) {
        throw draft.nothingAccepted();
      }
      PastWeek past = PastWeek.of(records, operators, week, gaps);
      WeekTables tables =
          new WeekTables(spark, lake, configuration.phases(), operators, week, trials.snapshots());
      WeekContext context =
          new WeekContext(
              week,
              operators,
              configuration.phases(),
              past.firstWeekOf(configuration.phases(), operators),
              configuration.ledger());
      WeekResults results =
          progress.step(
              "results",
              () ->
                  results(
                      WeekResults.read(
                          spark, configuration, lake, records, pseudonyms, feeds.registers(), week),
                      tables));
      draft.results(results);
      progress.step("quarantine", () -> quarantine(feeds, results, pseudonyms, tables));
      SortedSet<AreaCode> areas =
          progress.step(
              "state", () -> state(tables, past, feeds, pseudonyms, reference, context, draft));
      CountedWeek counted = progress.step("ledger", () -> ledger(tables, past, context));
      List<LedgerEntry> ledger = counted.ledger();
      new ProvinceGate(gates, reference).hold(ledger, configuration.phases());
      progress.step("conversions", () -> conversions(tables, context));
      progress.step("inflow", () -> inflow(tables, reference, week));
      List<ReportContent> reports =
          progress.step(
              "forecast",
              () ->
                  Sessions.inJobGroup(
                      spark,
                      "forecast of the week",
                      () ->
                          WeekReports.make(
                              spark,
                              configuration,
                              lake,
                              records,
                              draft,
                              tables,
                              reference,
                              counted)));
      draft.listed(
          ledger,
          progress.step(
              "outreach",
              () ->
                  outreach(
                      tables,
                      reference,
                      registry,
                      areas,
                      ledger,
                      reports.get(0).asNow(),
                      context,
                      new PastContacts(lake, records, pseudonyms)
                          .frame(
                              operators,
                              week,
                              configuration.outreach().memoryWeeks(),
                              results.rows(),
                              results.register()))));
      job("exits", () -> OutreachExitTable.write(tables, past, pseudonyms, context));
      WeekOutputs outputs =
          progress.step(
              "report",
              () ->
                  WeekOutputs.stage(
                      spark,
                      configuration,
                      records,
                      draft,
                      tables,
                      reference,
                      registry,
                      counted,
                      reports));
      return progress.step(
          "publish",
          () -> {
            lock.confirm();
            RunRecord published = draft.publish(past, tables.snapshots(), progress.seconds());
            outputs.publish();
            return published;
          });
    }
  }

  private static void hold(WeekGates gates, WeekReference reference) {
    long models = gates.modelsBefore().orElse((long) reference.catalogue().size());
    gates.hold(
        "the TAC catalogue",
        "",
        gates.of("").ofCatalogue(reference.catalogue(), reference.catalogueBefore(), models));
  }

  private List<String> operators(IsoWeek week) {
    Path landing = Configuration.required(configuration.landing(), "paths.landing");
    List<String> found = LandingFolder.operators(landing, week);
    List<String> wanted = configuration.operators();
    List<String> operators =
        wanted.isEmpty() ? found : wanted.stream().distinct().sorted().toList();
    if (found.stream().noneMatch(operators::contains)) {
      throw InputProblem.inFile(
              landing,
              wanted.isEmpty()
                  ? "no operator has a folder for " + week
                  : "none of the operators in the settings (%s) has a folder for %s"
                      .formatted(String.join(", ", operators), week),
              "put the files into <operator>/"
                  + week
                  + "/, or name another folder in paths.landing")
          .onlyForNow();
    }
    return operators;
  }

  private WeekResults results(WeekResults results, WeekTables tables) {
    results
        .rows()
        .ifPresent(rows -> job("results", () -> tables.replace(OutreachResult.TABLE, rows)));
    return results;
  }

  private Void quarantine(
      OperatorFeeds feeds, WeekResults results, OperatorPseudonyms pseudonyms, WeekTables tables) {
    Stream.of(feeds.rejected(), results.rejected())
        .flatMap(Optional::stream)
        .reduce(Dataset::unionAll)
        .ifPresent(
            rows -> job("quarantine", () -> tables.replace(RejectedRow.TABLE, rows.coalesce(1))));
    pseudonyms
        .changesOf(feeds.operators())
        .ifPresent(rows -> tables.replace(PseudonymChange.TABLE, rows));
    return null;
  }

  private SortedSet<AreaCode> state(
      WeekTables tables,
      PastWeek past,
      OperatorFeeds feeds,
      OperatorPseudonyms pseudonyms,
      WeekReference reference,
      WeekContext context,
      RunDraft draft) {
    Dataset<Row> asWritten = tables.pastState(past);
    SortedSet<AreaCode> areas = tables.areas(past, asWritten, feeds.homes());
    Dataset<Row> before =
        pseudonyms
            .changesOf(context.operators())
            .map(changes -> Rekeying.of(asWritten, changes))
            .orElse(asWritten);
    WeekFrames frames =
        new WeekFrames(
            tables.written(DeviceObservation.TABLE),
            tables.written(SubscriberSnapshot.TABLE),
            before,
            reference.catalogueFrame(spark),
            reference.areaFrame(spark, areas, context.phases()),
            reference.successionFrame(spark));
    WeekMeasures measures = new WeekMeasures(context);
    Dataset<Row> subscribers = measures.watch(WeekPass.subscribers(frames, context));
    job("state", () -> tables.replaceState(WeekPass.state(subscribers, context)));
    measures.refuseCollisions();
    measures.hold(feeds.counts());
    draft.measures(measures, areas, reference);
    return areas;
  }

  private CountedWeek ledger(WeekTables tables, PastWeek past, WeekContext context) {
    CountedWeek counted = CountedWeek.of(tables, past, context);
    counted.write(spark, tables);
    return counted;
  }

  private Void conversions(WeekTables tables, WeekContext context) {
    Dataset<Row> state = tables.written(SubscriberState.TABLE);
    Dataset<Row> snapshot = tables.written(SubscriberSnapshot.TABLE);
    job(
        "conversions",
        () ->
            tables.replace(
                ConversionEvent.TABLE,
                ConversionEvents.of(state, snapshot, context.phases(), context.week())));
    return null;
  }

  private Void inflow(WeekTables tables, WeekReference reference, IsoWeek week) {
    if (configuration.inflowSince().filter(day -> !week.monday().isBefore(day)).isPresent()) {
      WeekInflow inflow = new WeekInflow(tables, reference.twoGOnlyFrame(spark), week);
      job("inflow", inflow::write);
    }
    return null;
  }

  private WeekOutreach outreach(
      WeekTables tables,
      WeekReference reference,
      WeekRegistry registry,
      SortedSet<AreaCode> areas,
      List<LedgerEntry> ledger,
      Optional<Forecast> forecast,
      WeekContext context,
      Optional<Dataset<Row>> contacts) {
    OutreachSettings settings = configuration.outreach();
    AreaPlans plans =
        new AreaPlans(
            spark,
            reference,
            registry,
            SelfConversion.points(ledger, reference, context.phases().get(0), forecast));
    return Sessions.inJobGroup(
        spark,
        "outreach of the week",
        () ->
            WeekOutreach.write(
                tables,
                new WeekOutreach.Plans(
                    plans.areas(areas, context.operators()),
                    plans.hamletTeams(),
                    plans.limits(),
                    contacts),
                ledger,
                context,
                settings));
  }

  /** Spark's jobs under the name of the step. */
  private void job(String step, Runnable work) {
    Sessions.inJobGroup(
        spark,
        step + " of the week",
        () -> {
          work.run();
          return null;
        });
  }
}
