package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.PublishedAreaWeek;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.report.PageContent;
import org.sunset2g.report.PlannerPage;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;

/** What people get of a week: the planner's page and tables, and the outreach lists. */
final class WeekOutputs {
  private final StagedOutputs staged;

  private WeekOutputs(StagedOutputs staged) {
    this.staged = staged;
  }

  /** Makes the outputs aside; {@link #publish} shows them. */
  static WeekOutputs stage(
      SparkSession spark,
      Configuration configuration,
      Lake lake,
      RunRecords records,
      RunDraft draft,
      WeekTables tables,
      WeekReference reference,
      WeekRegistry registry,
      CountedWeek counted) {
    IsoWeek week = draft.week();
    PhasePlaces places = new PhasePlaces(configuration.phases().stream().map(Phase::name).toList());
    StagedOutputs staged =
        StagedOutputs.of(
            Configuration.required(configuration.output(), "paths.output"), records, draft.runId());
    PublishedHistory history = new PublishedHistory(spark, lake, records);
    CountedWeek others = history.countedOfOthers(week, draft.operators());
    PhaseTables protectedTables =
        new PhaseTables(
            new Protection(
                reference.territory(), new DisclosureSettings(configuration.minimumCell())),
            history,
            week);
    Optional<ProtectedInflow> inflow =
        new InflowTables(
                spark,
                lake,
                records,
                reference,
                new DisclosureSettings(configuration.minimumCell()))
            .publish(week, draft.operators(), tables);
    List<PageContent> pages = new ArrayList<>();
    for (Phase phase : configuration.phases()) {
      List<PublishedRow> earlier = history.before(week, phase);
      List<PublishedRevision> revisions = history.revisions(week, phase);
      ProtectedTable table =
          protectedTables.protect(phase, rows(phase, counted, others), earlier, revisions);
      pages.add(
          new PageContent(
              name(phase),
              phase.cutOff().toZonedDateTime(),
              table,
              earlier,
              List.copyOf(operators(draft, others)),
              List.copyOf(missing(draft, history)),
              quality(draft, history),
              List.of(),
              PublishedRevision.revised(
                  revisions, new PublishedRevision(draft.runId(), draft.operators(), table.rows())),
              wording(phase),
              links(phase, configuration.phases(), places),
              // 2G-only handsets that come in are news of the first phase's page, once.
              inflow.filter(none -> pages.isEmpty())));
    }
    lake.ensure(Contracts.of(PublishedAreaWeek.TABLE), List.of());
    Lake.Commit commit =
        lake.replaceWeek(
            Contracts.of(PublishedAreaWeek.TABLE),
            history.frame(protectedTables.tables()),
            week.toString());
    tables.snapshots().put(PublishedAreaWeek.TABLE, commit.snapshotId());
    try {
      for (PageContent page : pages) {
        PlannerPage.write(
            staged.folder(places.report(week, page.table().phase()), StagedOutputs.Access.OPEN),
            page);
      }
      ListProducts products =
          new ListProducts(spark, configuration, reference, registry, week, places, staged);
      for (String operator : draft.operators()) {
        products.write(operator, tables, counted, inflow.isPresent());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the outputs of " + week, unwritable);
    }
    return new WeekOutputs(staged);
  }

  void publish() {
    staged.publish();
  }

  private static PageContent.Bilingual name(Phase phase) {
    return new PageContent.Bilingual(phase.titleVi(), phase.titleEn());
  }

  private static PageContent.Wording wording(Phase phase) {
    HandsetRule.Case twoGOnly =
        new HandsetRule.Case(Set.of(HandsetClass.TWO_G_ONLY), Set.of(), Set.of(), Set.of());
    return phase.atRisk().cases().equals(List.of(twoGOnly))
        ? PageContent.Wording.TWO_G_ONLY
        : PageContent.Wording.AT_RISK;
  }

  /** The pages of the week; none to choose from where there is but one. */
  private static List<PageContent.PhaseLink> links(
      Phase shown, List<Phase> phases, PhasePlaces places) {
    if (phases.size() == 1) {
      return List.of();
    }
    return phases.stream()
        .map(
            phase ->
                new PageContent.PhaseLink(
                    name(phase),
                    phase.equals(shown)
                        ? Optional.empty()
                        : Optional.of(places.link(shown.name(), phase.name()))))
        .toList();
  }

  private static List<LedgerRow> rows(Phase phase, CountedWeek counted, CountedWeek others) {
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

  private static SortedSet<String> operators(RunDraft draft, CountedWeek others) {
    SortedSet<String> operators = new TreeSet<>(draft.operators());
    others.ledger().forEach(entry -> operators.add(entry.operator()));
    return operators;
  }

  /**
   * Operators whose numbers one would expect in the week: refused now, or there the week before.
   */
  private static SortedSet<String> missing(RunDraft draft, PublishedHistory history) {
    SortedSet<String> missing = new TreeSet<>(draft.refused().keySet());
    missing.addAll(history.newestOf(draft.week().previous()).keySet());
    missing.removeAll(history.newestOf(draft.week()).keySet());
    missing.removeAll(draft.operators());
    return missing;
  }

  /** Rows in and out of every operator's feeds, those of other runs of the week included. */
  private static List<PageContent.FeedQuality> quality(RunDraft draft, PublishedHistory history) {
    List<PageContent.FeedQuality> quality = new ArrayList<>();
    SortedMap<String, RunRecord> others = history.newestOf(draft.week());
    others.keySet().removeAll(draft.operators());
    SortedSet<String> operators = new TreeSet<>(draft.operators());
    operators.addAll(others.keySet());
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

  private static PageContent.FeedQuality quality(
      String operator, String table, Map<String, Long> counts, List<RunRecord.Gate> gates) {
    String prefix = operator + "." + table + ".";
    List<RunRecord.Gate> ofTable =
        gates.stream()
            .filter(gate -> gate.operator().equals(operator) && gate.table().equals(table))
            .toList();
    return new PageContent.FeedQuality(
        operator,
        table,
        counts.get(prefix + "rows"),
        counts.get(prefix + "accepted"),
        counts.get(prefix + "rejected"),
        (int) ofTable.stream().filter(RunRecord.Gate::passed).count(),
        ofTable.stream().filter(gate -> !gate.passed()).map(RunRecord.Gate::gate).toList());
  }
}
