package org.sunset2g.report.merge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.vocabulary.InputProblem;

/** Makes one report of the published reports of several operators. */
public final class ReportMerge {
  private ReportMerge() {}

  /**
   * Merges the reports of one week. Every figure is the sum of the published figures, so with n
   * operators it may be off by up to n × (minimum cell − 1).
   *
   * @param shelves folders of reports, in the order in which operators that are not to be named get
   *     their letters
   * @throws InputProblem where somebody is missing who must not be, or the reports do not fit
   *     together
   */
  public static ReportContent of(List<ReportShelf> shelves, MergeRequest request)
      throws IOException {
    if (shelves.isEmpty()) {
      throw new IllegalArgumentException("no reports to merge");
    }
    List<MergeInput> inputs = new ArrayList<>();
    for (ReportShelf shelf : shelves) {
      inputs.add(input(shelf, request));
    }
    Completeness.check(request, inputs);
    MergedFacts facts = new MergedFacts(request, inputs);
    facts.checkAgreement();
    List<ShelvedWeek> reports = inputs.stream().map(MergeInput::now).toList();
    EarlierWeeks earlier = EarlierWeeks.read(inputs);
    return new ReportContent(
        facts.merged(earlier),
        WeekMerge.whole(reports),
        earlier.merged(),
        List.of(),
        List.of(),
        InflowMerge.of(reports),
        List.of());
  }

  private static MergeInput input(ReportShelf shelf, MergeRequest request) throws IOException {
    ShelvedWeek now =
        shelf
            .find(request.week(), request.phase())
            .orElseThrow(
                () ->
                    InputProblem.inFile(
                        shelf.place(),
                        "has no published tables of %s%s"
                            .formatted(
                                request.week(),
                                request.phase().map(phase -> ", phase " + phase).orElse("")),
                        "ask the operator for the report of the week; one that has none is named"
                            + " with --allow-missing"));
    return new MergeInput(shelf, now);
  }
}
