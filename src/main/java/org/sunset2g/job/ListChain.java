package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * An operator's weeks from one whose lists are compared to the later one: each made from the week
 * before, so that what the weeks say of exits adds up.
 *
 * @param base the earlier week
 * @param after the weeks after it, in order, the later one last
 */
record ListChain(OperatorWeeks weeks, IsoWeek base, List<IsoWeek> after) {
  private static final String RUN_ID = "[0-9]{6}";

  /**
   * Finds the weeks.
   *
   * @param from run or week to compare with; the operator's previous published week where empty
   */
  static ListChain of(RunRecords records, String operator, IsoWeek week, Optional<String> from) {
    OperatorWeeks weeks = OperatorWeeks.of(records, operator);
    IsoWeek base =
        from.isEmpty()
            ? previous(weeks, week)
            : from.get().matches(RUN_ID)
                ? ofRun(records, weeks, week, from.get())
                : ofWeek(weeks, week, from.get());
    if (base.compareTo(week) >= 0) {
      throw InputProblem.of(
          "%s is not earlier than %s".formatted(base, week), thereIs(weeks, week));
    }
    List<IsoWeek> after = new ArrayList<>(weeks.runs().subMap(base, week.plus(1)).keySet());
    after.remove(base);
    ListChain chain = new ListChain(weeks, base, List.copyOf(after));
    chain.refuseDeleted();
    chain.refuseBroken();
    return chain;
  }

  IsoWeek week() {
    return after.get(after.size() - 1);
  }

  private static IsoWeek previous(OperatorWeeks weeks, IsoWeek week) {
    SortedMap<IsoWeek, RunRecord> earlier = weeks.runs().headMap(week);
    if (earlier.isEmpty()) {
      throw InputProblem.of(
          "%s is the first published week of %s: there are no lists to compare with"
              .formatted(week, weeks.operator()),
          "name a later week; 'sunset2g runs' lists them");
    }
    return earlier.lastKey();
  }

  private static IsoWeek ofWeek(OperatorWeeks weeks, IsoWeek week, String text) {
    if (!IsoWeek.isWritten(text)) {
      throw new ConfigurationProblem(
          "--base takes a week such as 2024-W37 or the six digits of a run, was '" + text + "'");
    }
    IsoWeek base = IsoWeek.parse(text);
    if (!weeks.runs().containsKey(base)) {
      throw InputProblem.of(
          "%s has not published %s".formatted(weeks.operator(), base), thereIs(weeks, week));
    }
    return base;
  }

  private static IsoWeek ofRun(
      RunRecords records, OperatorWeeks weeks, IsoWeek week, String runId) {
    RunRecord run =
        records
            .find(runId)
            .orElseThrow(() -> InputProblem.of("there is no run " + runId, thereIs(weeks, week)));
    if (!run.isPublished()) {
      throw InputProblem.of(
          "run %s of %s is not published: %s".formatted(runId, run.week(), run.status()),
          thereIs(weeks, week));
    }
    if (!run.operators().contains(weeks.operator())) {
      throw InputProblem.of(
          "run %s of %s is of %s, not of %s"
              .formatted(runId, run.week(), String.join(", ", run.operators()), weeks.operator()),
          thereIs(weeks, week) + "; --operator compares one operator alone");
    }
    IsoWeek base = IsoWeek.parse(run.week());
    RunRecord shown = weeks.runs().get(base);
    if (!shown.runId().equals(runId)) {
      throw InputProblem.of(
          "run %s is not what readers see of %s: run %s replaced it"
              .formatted(runId, run.week(), shown.runId()),
          thereIs(weeks, week));
    }
    return base;
  }

  /** What there is to compare with, as a cure. */
  private static String thereIs(OperatorWeeks weeks, IsoWeek week) {
    SortedMap<IsoWeek, String> earlier = new TreeMap<>();
    weeks
        .runs()
        .headMap(week)
        .forEach((each, run) -> earlier.put(each, each + " (run " + run.runId() + ")"));
    return earlier.isEmpty()
        ? "%s has no published week before %s".formatted(weeks.operator(), week)
        : "of %s before %s there is %s"
            .formatted(weeks.operator(), week, String.join(", ", earlier.values()));
  }

  private void refuseDeleted() {
    String cure = "name later weeks; retention.listWeeks keeps more weeks from now on";
    weeks.refuseDeleted(OutreachItem.TABLE, base, cure);
    for (IsoWeek each : after) {
      weeks.refuseDeleted(OutreachExit.TABLE, each, cure);
      weeks.refuseDeleted(PseudonymChange.TABLE, each, cure);
    }
    weeks.refuseDeleted(OutreachItem.TABLE, week(), cure);
  }

  /** Refuses weeks that were not made one from the other, or know nothing of exits. */
  private void refuseBroken() {
    IsoWeek before = base;
    for (IsoWeek each : after) {
      RunRecord run = weeks.runs().get(each);
      String basedOn = run.basedOn().get(weeks.operator());
      String shown = weeks.runs().get(before).runId();
      if (basedOn == null) {
        throw InputProblem.of(
            "%s began anew in %s: nobody knows who left the lists of %s"
                .formatted(weeks.operator(), each, before),
            "compare with %s or a later week".formatted(each));
      }
      if (!basedOn.equals(shown)) {
        throw InputProblem.of(
            "the lists of %s, %s follow those of run %s; since then %s is shown by run %s"
                .formatted(weeks.operator(), each, basedOn, before, shown),
            "run what is out of date again: sunset2g backfill --stale");
      }
      if (!weeks.has(OutreachExit.TABLE, each)) {
        throw InputProblem.of(
            "run %s of %s does not say who of %s left the lists: it was made before the table"
                    .formatted(run.runId(), each, weeks.operator())
                + " outreach_exit was kept, or when the lists of the week before were deleted",
            "run the weeks again from there: sunset2g backfill --from %s --to %s"
                .formatted(each, week()));
      }
      before = each;
    }
  }
}
