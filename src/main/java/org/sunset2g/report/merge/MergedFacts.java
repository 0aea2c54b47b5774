package org.sunset2g.report.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.vocabulary.InputProblem;

/** What a reader must know of a merged week beside its figures. */
final class MergedFacts {
  private final MergeRequest request;
  private final List<MergeInput> inputs;
  private final List<String> included = new ArrayList<>();
  private final OperatorNames names;

  MergedFacts(MergeRequest request, List<MergeInput> inputs) {
    this.request = request;
    this.inputs = inputs;
    inputs.forEach(input -> included.addAll(input.operators()));
    List<String> all = new ArrayList<>(included);
    all.addAll(request.allowedMissing().keySet());
    this.names = new OperatorNames(request.naming(), all);
  }

  /**
   * @throws InputProblem where two reports are of another phase or cut-off, or a reason names
   *     somebody who is not to be named
   */
  void checkAgreement() {
    for (MergeInput input : inputs) {
      checkSame(input, "phase", WeekFacts::phase, "name the phase to merge with --phase");
      checkSame(
          input,
          "cut-off date",
          facts -> facts.cutOff().toOffsetDateTime().toInstant(),
          "have all operators publish with the same cut-off in their settings");
      checkSame(
          input,
          "wording of who is at risk",
          WeekFacts::wording,
          "have all operators publish with the same rule of the phase in their settings");
    }
    request
        .allowedMissing()
        .forEach(
            (operator, reason) -> {
              if (!names.mayBeSaid(reason)) {
                throw InputProblem.of(
                    "the reason why %s is missing names an operator, and nobody is to be named"
                        .formatted(operator),
                    "write the reason without names");
              }
            });
  }

  private void checkSame(
      MergeInput input, String what, Function<WeekFacts, Object> of, String cure) {
    MergeInput first = inputs.get(0);
    Object expected = of.apply(first.now().facts());
    Object found = of.apply(input.now().facts());
    if (!found.equals(expected)) {
      throw InputProblem.inFile(
          input.factsFile(),
          "its %s is %s, that of %s is %s".formatted(what, found, first.factsFile(), expected),
          cure);
    }
  }

  WeekFacts merged(EarlierWeeks earlier) {
    WeekFacts first = inputs.get(0).now().facts();
    return new WeekFacts(
        first.phase(),
        first.phaseName(),
        first.cutOff(),
        first.wording(),
        first.week(),
        first.minimumCell(),
        written(included),
        written(request.allowedMissing().keySet()),
        quality(),
        notes(earlier),
        revision());
  }

  private List<String> written(Iterable<String> operators) {
    List<String> written = new ArrayList<>();
    operators.forEach(operator -> written.add(names.of(operator).written()));
    return written;
  }

  private List<FeedQuality> quality() {
    List<FeedQuality> quality = new ArrayList<>();
    for (MergeInput input : inputs) {
      for (FeedQuality feed : input.now().facts().quality()) {
        quality.add(
            new FeedQuality(
                feedOwner(input, feed),
                feed.feed(),
                feed.rowsIn(),
                feed.accepted(),
                feed.rejected(),
                feed.gatesPassed(),
                feed.gatesWarned()));
      }
    }
    return quality;
  }

  /** A feed may be of an operator whose data were refused, or be nobody's own. */
  private String feedOwner(MergeInput input, FeedQuality feed) {
    if (names.isKnown(feed.operator())) {
      return names.of(feed.operator()).written();
    }
    if (request.naming() == Naming.BY_NAME) {
      return feed.operator();
    }
    Bilingual together = names.together(input.operators());
    return new OperatorName(together.vi(), together.en()).written();
  }

  /** Grows with every input that is published again, and is 1 where all were published once. */
  private int revision() {
    return 1 + inputs.stream().mapToInt(input -> input.now().facts().revision() - 1).sum();
  }

  private List<Bilingual> notes(EarlierWeeks earlier) {
    MergeNotes notes = new MergeNotes(names);
    notes.ofMerging(included, inputs.get(0).now().facts().minimumCell());
    request.allowedMissing().forEach(notes::ofMissing);
    inputs.forEach(notes::ofTables);
    notes.ofInflow(inputs);
    inputs.forEach(notes::ofRevision);
    notes.ofEarlier(included, earlier);
    inputs.forEach(notes::ofTheirOwn);
    return notes.all();
  }
}
