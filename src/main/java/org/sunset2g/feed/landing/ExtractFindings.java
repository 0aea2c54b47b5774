package org.sunset2g.feed.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.quality.RowMeasures;

/**
 * What the check of an extract found.
 *
 * @param file the file with size and fingerprint
 * @param counts what would become of its rows
 * @param notes what a careful reader should know of the file
 * @param problems what is wrong with rows, the most frequent first
 * @param measures what was counted on the way; absent for a reference file
 */
public record ExtractFindings(
    LandingFile file,
    Counts counts,
    List<String> notes,
    List<Problem> problems,
    Optional<RowMeasures> measures) {

  public ExtractFindings {
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /**
   * One thing that is wrong with rows of one column.
   *
   * @param column the column at fault; empty where the row as a whole is
   * @param rows how many rows
   * @param firstLine line of the first
   * @param examples the first of them, as many as were asked for
   */
  public record Problem(
      RejectionReason reason, String column, long rows, long firstLine, List<Example> examples) {
    public Problem {
      examples = List.copyOf(examples);
    }
  }

  /**
   * A line at fault.
   *
   * @param shape what the value looks like, never the value; empty where there is none
   */
  public record Example(long line, String shape) {}

  static List<Problem> problems(
      RowMeasures measures, Counts counts, FaultExamples examples, List<Example> conflicts) {
    List<Problem> problems = new ArrayList<>();
    measures
        .faults()
        .forEach(
            (fault, count) ->
                problems.add(
                    new Problem(
                        fault.reason(),
                        fault.column(),
                        count.rows(),
                        count.firstLine(),
                        examples.of(fault))));
    Long conflicting = counts.rejectedByReason().get(RejectionReason.CONFLICTING_SUBSCRIBER);
    if (conflicting != null) {
      Fault fault = LandingFeed.CONFLICT;
      List<Example> shown = conflicts.subList(0, Math.min(conflicts.size(), examples.most()));
      problems.add(
          new Problem(fault.reason(), fault.column(), conflicting, conflicts.get(0).line(), shown));
    }
    problems.sort(
        Comparator.comparingLong((Problem problem) -> -problem.rows())
            .thenComparing(Problem::column)
            .thenComparing(Problem::reason));
    return problems;
  }
}
