package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Ledger;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.ledger.CataloguePair;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.StatePair;
import org.sunset2g.ledger.WeekCounts;
import org.sunset2g.ledger.WeekLedger;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;

/** Why the numbers at risk of a week are what they are: against last week, or told otherwise. */
final class Explanations {
  private final Configuration configuration;
  private final Lake lake;
  private final WeekRevisions revisions;
  private final Optional<String> phase;
  private final AdministrativeUnits units;

  /**
   * @param phase name; without it the first one of the settings
   */
  Explanations(
      Configuration configuration, Lake lake, WeekRevisions revisions, Optional<String> phase) {
    this.configuration = configuration;
    this.lake = lake;
    this.revisions = revisions;
    this.phase = phase;
    this.units =
        configuration
            .adminUnits()
            .map(AdminUnitReader::read)
            .orElseGet(() -> new AdministrativeUnits(List.of()));
  }

  private IsoWeek week() {
    return revisions.week();
  }

  /** The ledger that those runs published. */
  ExplainedChange ledger(SortedMap<String, RunRecord> runs) {
    SortedMap<String, String> title = new TreeMap<>();
    List<LedgerEntry> entries = new ArrayList<>();
    runs.forEach(
        (operator, run) -> {
          String named = phaseOf(run);
          title.put(operator, "%s, %s, %s".formatted(week(), named, told(operator, run)));
          entries.addAll(ledger(operator, run, named));
        });
    return new ExplainedChange(title, LedgerFlow.OPENING, LedgerFlow.CLOSING, entries, units);
  }

  private String told(String operator, RunRecord run) {
    return "revision %d (run %s)".formatted(revisions.numberOf(operator, run), run.runId());
  }

  private List<LedgerEntry> ledger(String operator, RunRecord run, String named) {
    return WeekTables.entries(
        lake.read(Ledger.TABLE, run.snapshots().get(Ledger.TABLE))
            .filter(
                col(Ledger.OPERATOR)
                    .equalTo(operator)
                    .and(col(Ledger.WEEK).equalTo(week().toString()))
                    .and(col(Ledger.PHASE).equalTo(named))));
  }

  private SortedMap<AreaCode, Long> closing(String operator, RunRecord run, String named) {
    return closing(ledger(operator, run, named));
  }

  private static SortedMap<AreaCode, Long> closing(List<LedgerEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.flow().equals(LedgerFlow.CLOSING))
        .collect(
            Collectors.toMap(LedgerEntry::area, LedgerEntry::subscribers, Long::sum, TreeMap::new));
  }

  /** What makes subscribers at risk in one revision and not in the other, whoever has both. */
  ExplainedChange revisions(int one, int other) {
    SortedMap<String, RunRecord> ones = revisions.numbered(one);
    SortedMap<String, RunRecord> others = revisions.numbered(other);
    ones.keySet().retainAll(others.keySet());
    others.keySet().retainAll(ones.keySet());
    if (ones.isEmpty()) {
      throw InputProblem.of(
          "no operator has both revision %d and revision %d of %s".formatted(one, other, week()),
          WeekRevisions.LISTED);
    }
    WeekReference reference = WeekReference.read(configuration, week());
    SortedMap<String, String> title = new TreeMap<>();
    List<LedgerEntry> entries = new ArrayList<>();
    ones.forEach(
        (operator, first) -> {
          RunRecord second = others.get(operator);
          String named = phaseOf(second);
          requirePhase(first, named);
          title.put(
              operator,
              "%s, %s, from %s to %s"
                  .formatted(week(), named, told(operator, first), told(operator, second)));
          entries.addAll(between(operator, first, second, named, reference));
        });
    return new ExplainedChange(
        title, "AT_RISK_REVISION_" + one, "AT_RISK_REVISION_" + other, entries, units);
  }

  private List<LedgerEntry> between(
      String operator, RunRecord one, RunRecord other, String named, WeekReference reference) {
    requireSamePseudonyms(operator, one, other);
    Dataset<Row> states = StatePair.frame(state(operator, one), state(operator, other), named);
    List<WeekCounts> counts =
        states.collectAsList().stream()
            .map(StatePair::from)
            .map(pair -> pair.counts(operator, reference.changes(), reference.catalogue()))
            .toList();
    // The one number comes from its ledger, the other from its state: the balance joins them.
    List<LedgerEntry> entries =
        WeekLedger.of(week(), operator, named, counts, closing(operator, one, named));
    Map<AreaCode, Long> published = closing(operator, other, named);
    if (!closing(entries).equals(published)) {
      throw new IllegalStateException(
          "the state of run %s does not add up to its ledger of %s: %s instead of %s"
              .formatted(other.runId(), operator, closing(entries), published));
    }
    return entries;
  }

  private static void requireSamePseudonyms(String operator, RunRecord one, RunRecord other) {
    String before = one.pseudonyms().get(operator);
    String after = other.pseudonyms().get(operator);
    if (before != null && after != null && !before.equals(after)) {
      throw InputProblem.of(
          "runs %s and %s have %s under the keys '%s' and '%s': nobody can be found again"
              .formatted(one.runId(), other.runId(), operator, before, after),
          "compare revisions made under one key; "
              + "'sunset2g explain --week W --revision N' shows the ledger of each");
    }
  }

  /** The operator's state as the run left it. */
  private Dataset<Row> state(String operator, RunRecord run) {
    Long snapshot = run.snapshots().get(SubscriberState.TABLE);
    if (snapshot == null || !lake.hasSnapshot(SubscriberState.TABLE, snapshot)) {
      throw InputProblem.of(
          "the state that run %s left of %s is deleted (%s): its subscribers cannot be compared"
              .formatted(
                  run.runId(),
                  week(),
                  run.deleted().getOrDefault(SubscriberState.TABLE, "its snapshot has expired")),
          ("compare before 'sunset2g retain' or 'erase' is run, which keep the newest revision of"
                  + " the last retention.stateWeeks weeks; the ledger stays: sunset2g explain --week %s --operator %s --revision %d")
              .formatted(week(), operator, revisions.numberOf(operator, run)));
    }
    return lake.read(SubscriberState.TABLE, snapshot)
        .filter(col(SubscriberState.OPERATOR).equalTo(operator));
  }

  /** Who would be at risk with each of two catalogues, by the published state of the week. */
  ExplainedChange catalogues(TacCatalogue one, TacCatalogue other) {
    SortedMap<String, String> title = new TreeMap<>();
    List<LedgerEntry> entries = new ArrayList<>();
    revisions
        .newest()
        .forEach(
            (operator, run) -> {
              Phase judged = settingsOf(phaseOf(run));
              title.put(
                  operator,
                  "%s, %s, %s, with %s and with %s"
                      .formatted(
                          week(),
                          judged.name(),
                          told(operator, run),
                          one.source(),
                          other.source()));
              entries.addAll(with(operator, state(operator, run), judged, one, other));
            });
    return new ExplainedChange(title, "AT_RISK_WITH_FIRST", "AT_RISK_WITH_SECOND", entries, units);
  }

  private List<LedgerEntry> with(
      String operator, Dataset<Row> state, Phase judged, TacCatalogue one, TacCatalogue other) {
    Dataset<Row> judgements =
        state
            .sparkSession()
            .createDataFrame(
                CataloguePair.judgements(
                    CataloguePair.handsets(state, judged).collectAsList(), judged, one, other),
                CataloguePair.JUDGEMENT);
    List<CataloguePair> pairs =
        CataloguePair.frame(state, judged, judgements).collectAsList().stream()
            .map(CataloguePair::from)
            .toList();
    Map<AreaCode, Long> withOne =
        pairs.stream()
            .filter(pair -> pair.one() == Standing.AT_RISK)
            .collect(
                Collectors.toMap(
                    CataloguePair::area, CataloguePair::subscribers, Long::sum, TreeMap::new));
    return WeekLedger.of(
        week(),
        operator,
        judged.name(),
        pairs.stream().map(pair -> pair.counts(operator)).toList(),
        withOne);
  }

  private String phaseOf(RunRecord run) {
    String named =
        phase.orElseGet(
            () ->
                configuration.phases().stream()
                    .map(Phase::name)
                    .filter(run.phases()::contains)
                    .findFirst()
                    .orElse(run.phases().get(0)));
    requirePhase(run, named);
    return named;
  }

  private static void requirePhase(RunRecord run, String named) {
    if (!run.phases().contains(named)) {
      throw InputProblem.of(
          "run %s has no phase '%s'".formatted(run.runId(), named),
          "name one of: %s; 'sunset2g runs show %s' shows them"
              .formatted(String.join(", ", run.phases()), run.runId()));
    }
  }

  private Phase settingsOf(String named) {
    return configuration.phases().stream()
        .filter(each -> each.name().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                InputProblem.of(
                    "the settings have no phase '%s', by whose rules handsets are judged"
                        .formatted(named),
                    "put it into 'phases', or name another with --phase"));
  }
}
