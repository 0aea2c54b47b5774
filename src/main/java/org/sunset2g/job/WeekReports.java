package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.PhaseLink;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a week's reports are made of, phase by phase: figures that are protected, and what is
 * expected by them.
 */
final class WeekReports {
  private final Configuration configuration;
  private final PhasePlaces places;
  private final PhaseForecasts forecasts;
  private final RunDraft draft;
  private final IsoWeek week;
  private final PublishedHistory history;
  private final CountedWeek counted;
  private final CountedWeek others;
  private final HandsetCounts handsets;
  private final PhaseTables tables;

  private WeekReports(
      Configuration configuration,
      RunDraft draft,
      PublishedHistory history,
      CountedWeek counted,
      HandsetCounts handsets,
      PhaseTables tables) {
    this.configuration = configuration;
    this.places = PhasePlaces.of(configuration.phases());
    this.forecasts = new PhaseForecasts(configuration.forecasting());
    this.draft = draft;
    this.week = draft.week();
    this.history = history;
    this.counted = counted;
    this.others = history.countedOfOthers(week, draft.operators());
    this.handsets = handsets;
    this.tables = tables;
  }

  /** Protects the week, forecasts, and keeps what is published of both in the lake. */
  static List<ReportContent> make(
      SparkSession spark,
      Configuration configuration,
      Lake lake,
      RunRecords records,
      RunDraft draft,
      WeekTables tables,
      WeekReference reference,
      CountedWeek counted) {
    IsoWeek week = draft.week();
    PublishedHistory history = new PublishedHistory(lake, records);
    DisclosureSettings settings = new DisclosureSettings(configuration.minimumCell());
    PhaseTables protectedTables =
        new PhaseTables(new Protection(reference.territory(), settings), week);
    Optional<ProtectedInflow> inflow =
        new InflowTables(spark, lake, records, reference, settings)
            .publish(week, draft.operators(), tables);
    SortedMap<String, RunRecord> others = history.newestOf(week);
    others.keySet().removeAll(draft.operators());
    WeekReports reports =
        new WeekReports(
            configuration,
            draft,
            history,
            counted,
            new HandsetCounts(lake, tables, others, reference.catalogue()),
            protectedTables);
    List<ReportContent> made = new ArrayList<>();
    for (Phase phase : configuration.phases()) {
      // 2G-only handsets that come in are news of the first phase's report, once.
      made.add(reports.content(phase, inflow.filter(none -> made.isEmpty())));
    }
    tables.replaceOfAll(AreaWeek.TABLE, AreaWeekRows.frame(spark, protectedTables.tables()));
    tables.replaceOfAll(
        ForecastTable.TABLE,
        ForecastTableRows.frame(
            spark, made.stream().flatMap(report -> report.forecast().stream()).toList()));
    return made;
  }

  private ReportContent content(Phase phase, Optional<ProtectedInflow> inflow) {
    List<HistoryWeek> before = history.before(week, phase);
    List<ProtectedWeek> earlier = before.stream().map(HistoryWeek::table).toList();
    List<PublishedRevision> revisions = history.revisions(week, phase);
    ProtectedWeek table =
        tables.protect(phase, rows(phase), handsets.of(phase), earlier, revisions);
    PhaseOperators operators = operators(phase);
    PublishedRevision.Shown revised =
        PublishedRevision.shown(
            revisions, new PublishedRevision(draft.runId(), draft.operators(), Optional.of(table)));
    WeekFacts facts =
        new WeekFacts(
            phase.name(),
            name(phase),
            phase.cutOff().toZonedDateTime(),
            wording(phase),
            week,
            configuration.minimumCell(),
            List.copyOf(operators.included()),
            List.copyOf(operators.missing()),
            quality(operators.included()),
            List.of(),
            revised.number());
    return new ReportContent(
        facts,
        table,
        earlier,
        revised.figures(),
        links(phase),
        inflow,
        forecasts.of(
            before, new HistoryWeek(table, PhaseSettings.firstDayWithout(phase.cutOff()))));
  }

  private static Bilingual name(Phase phase) {
    return new Bilingual(phase.titleVi(), phase.titleEn());
  }

  private static Wording wording(Phase phase) {
    HandsetRule.Case twoGOnly =
        new HandsetRule.Case(Set.of(HandsetClass.TWO_G_ONLY), Set.of(), Set.of(), Set.of());
    return phase.atRisk().cases().equals(List.of(twoGOnly)) ? Wording.TWO_G_ONLY : Wording.AT_RISK;
  }

  /** The reports of the week; none to choose from where there is but one. */
  private List<PhaseLink> links(Phase shown) {
    if (configuration.phases().size() == 1) {
      return List.of();
    }
    return configuration.phases().stream()
        .map(
            phase ->
                new PhaseLink(
                    name(phase),
                    phase.equals(shown)
                        ? Optional.empty()
                        : Optional.of(places.link(shown.name(), phase.name()))))
        .toList();
  }

  private List<LedgerRow> rows(Phase phase) {
    List<LedgerRow> rows = new ArrayList<>();
    for (CountedWeek part : List.of(counted, others)) {
      for (LedgerEntry entry : part.ledger()) {
        if (entry.phase().equals(phase.name())) {
          rows.add(
              new LedgerRow(
                  entry.phase(), entry.week(), entry.area(), entry.flow(), entry.subscribers()));
        }
      }
      for (SliceEntry slice : part.slices()) {
        if (slice.phase().equals(phase.name())) {
          Measure.sliceOf(slice.flow(), slice.status())
              .ifPresent(
                  measure ->
                      rows.add(
                          new LedgerRow(
                              slice.phase(),
                              slice.week(),
                              slice.area(),
                              measure.name(),
                              slice.subscribers())));
        }
      }
    }
    return rows;
  }

  /** Expected are those that were refused now, were there the week before, or are named. */
  private PhaseOperators operators(Phase phase) {
    List<String> expected = new ArrayList<>(draft.refused().keySet());
    expected.addAll(history.newestOf(week.previous()).keySet());
    expected.addAll(configuration.operators());
    return PhaseOperators.of(phase.name(), draft.operators(), expected, history.newestOf(week));
  }

  /** Rows in and out of these operators' feeds, those of other runs of the week included. */
  private List<FeedQuality> quality(SortedSet<String> operators) {
    List<FeedQuality> quality = new ArrayList<>();
    SortedMap<String, RunRecord> others = history.newestOf(week);
    others.keySet().removeAll(draft.operators());
    for (String operator : operators) {
      RunRecord other = others.get(operator);
      Map<String, Long> counts = other == null ? draft.counts() : other.counts();
      List<RunRecord.Gate> gates = other == null ? draft.gates() : other.gates();
      for (String table : OperatorFeeds.TABLES) {
        quality.add(quality(operator, table, counts, gates));
      }
    }
    return quality;
  }

  private FeedQuality quality(
      String operator, String table, Map<String, Long> counts, List<RunRecord.Gate> gates) {
    String prefix = operator + "." + table + ".";
    List<RunRecord.Gate> ofTable =
        gates.stream()
            .filter(gate -> gate.operator().equals(operator) && gate.table().equals(table))
            .toList();
    // Rounded, so that few rejected rows, or an operator's number of subscribers, are not told.
    long cell = configuration.minimumCell();
    long accepted = counts.get(prefix + "accepted") / cell * cell;
    long rejected = (counts.get(prefix + "rejected") + cell - 1) / cell * cell;
    return new FeedQuality(
        operator,
        table,
        accepted + rejected,
        accepted,
        rejected,
        (int) ofTable.stream().filter(RunRecord.Gate::passed).count(),
        ofTable.stream().filter(gate -> !gate.passed()).map(RunRecord.Gate::gate).toList());
  }
}
