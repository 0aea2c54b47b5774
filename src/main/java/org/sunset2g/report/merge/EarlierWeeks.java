package org.sunset2g.report.merge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The weeks before, merged for the line over the weeks: only those for which every operator of the
 * merged report has one, or the line would rise and fall with who is in it. Read week by week, so
 * that no more than one week's inputs are held at once.
 */
final class EarlierWeeks {
  private final List<MergeInput> inputs;
  private final String phase;
  private final IsoWeek week;
  private final List<ProtectedWeek> merged = new ArrayList<>();
  private final Map<String, SortedSet<IsoWeek>> absent = new HashMap<>();
  private final SortedSet<IsoWeek> otherOperators = new TreeSet<>();
  private final Map<String, SortedSet<IsoWeek>> breaks = new HashMap<>();
  private final Map<MergeInput, ShelvedWeek> before = new HashMap<>();

  private EarlierWeeks(List<MergeInput> inputs) {
    this.inputs = inputs;
    this.phase = inputs.get(0).now().facts().phase();
    this.week = inputs.get(0).now().facts().week();
  }

  /**
   * @throws InputProblem where an earlier report cannot be read or merged, or the week itself does
   *     not open with what the week before closed with in the same folder
   */
  static EarlierWeeks read(List<MergeInput> inputs) throws IOException {
    EarlierWeeks earlier = new EarlierWeeks(inputs);
    SortedSet<IsoWeek> weeks = new TreeSet<>();
    for (MergeInput input : inputs) {
      weeks.addAll(input.shelf().weeks());
    }
    for (IsoWeek each : weeks.headSet(earlier.week)) {
      earlier.merge(each);
    }
    for (MergeInput input : inputs) {
      Optional<AreaFigures> torn = earlier.tornFrom(input, input.now());
      if (torn.isPresent()) {
        throw earlier.torn(input, torn.get());
      }
    }
    return earlier;
  }

  /** Without breakdowns, oldest first. */
  List<ProtectedWeek> merged() {
    return List.copyOf(merged);
  }

  /** Weeks that were left out, by the operator that has no report of them. */
  Map<String, SortedSet<IsoWeek>> absent() {
    return absent;
  }

  /** Weeks that were left out because a report counts other operators than it does now. */
  SortedSet<IsoWeek> otherOperators() {
    return otherOperators;
  }

  /** Weeks that do not open with what the week before closed with, by operator. */
  Map<String, SortedSet<IsoWeek>> breaks() {
    return breaks;
  }

  private void merge(IsoWeek each) throws IOException {
    Map<MergeInput, ShelvedWeek> found = new HashMap<>();
    for (MergeInput input : inputs) {
      input.shelf().find(each, Optional.of(phase)).ifPresent(report -> found.put(input, report));
    }
    if (found.isEmpty()) {
      return;
    }
    List<ShelvedWeek> reports = new ArrayList<>();
    for (MergeInput input : inputs) {
      Optional<ShelvedWeek> report = Optional.ofNullable(found.get(input));
      if (report.filter(then -> isOfTheSame(input, then)).isPresent()) {
        reports.add(report.get());
      } else {
        leaveOut(input, each, report);
      }
      report
          .filter(then -> tornFrom(input, then).isPresent())
          .ifPresent(then -> note(breaks, input.operators(), each));
    }
    before.putAll(found);
    if (reports.size() == inputs.size()) {
      merged.add(WeekMerge.figuresOnly(reports));
    }
  }

  private static boolean isOfTheSame(MergeInput input, ShelvedWeek then) {
    return MergeInput.keys(input.operators())
        .equals(MergeInput.keys(then.facts().operatorsIncluded()));
  }

  private void leaveOut(MergeInput input, IsoWeek each, Optional<ShelvedWeek> report) {
    List<String> then = report.map(it -> it.facts().operatorsIncluded()).orElse(List.of());
    Set<String> keys = MergeInput.keys(then);
    List<String> lacking =
        input.operators().stream()
            .filter(operator -> !keys.contains(OperatorNames.key(operator)))
            .toList();
    if (lacking.isEmpty()) {
      otherOperators.add(each);
    } else {
      note(absent, lacking, each);
    }
  }

  private static void note(
      Map<String, SortedSet<IsoWeek>> weeks, Collection<String> operators, IsoWeek each) {
    operators.forEach(
        operator -> weeks.computeIfAbsent(operator, none -> new TreeSet<>()).add(each));
  }

  /** The first area that does not open with what it closed with a week ago in the same folder. */
  private Optional<AreaFigures> tornFrom(MergeInput input, ShelvedWeek now) {
    ShelvedWeek last = before.get(input);
    if (last == null
        || !last.facts().week().equals(now.facts().week().previous())
        || last.facts().minimumCell() != now.facts().minimumCell()
        || !MergeInput.keys(last.facts().operatorsIncluded())
            .equals(MergeInput.keys(now.facts().operatorsIncluded()))) {
      return Optional.empty();
    }
    ProtectedWeek then = last.report().week();
    for (AreaFigures row : now.report().week().figures()) {
      if (!row.area().level().isFormer()
          && row.of(Measure.OPENING)
              != then.find(row.area().code()).map(it -> it.of(Measure.CLOSING)).orElse(0L)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private InputProblem torn(MergeInput input, AreaFigures row) {
    ShelvedWeek last = before.get(input);
    long closing =
        last.report().week().find(row.area().code()).map(it -> it.of(Measure.CLOSING)).orElse(0L);
    return InputProblem.inFile(
        input.now().tables(),
        "%s opens with %,d in %s, but closed with %,d in %s: one of the two is of an older revision"
            .formatted(
                row.area().name(), row.of(Measure.OPENING), week, closing, last.facts().week()),
        "have the operator run 'backfill --stale' and publish both weeks again");
  }
}
