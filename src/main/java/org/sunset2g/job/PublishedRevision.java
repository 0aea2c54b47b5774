package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.disclosure.RevisedFigure;
import org.sunset2g.report.Revision;

/**
 * One run that published a week, and the protected figures that it showed.
 *
 * @param operators operators whose week the run published
 * @param rows the figures of one phase; none where the lake no longer has them
 */
record PublishedRevision(String runId, List<String> operators, List<PublishedRow> rows) {

  /**
   * What the newest run says differently. A run that shows the same figures as the one before it
   * revises nothing: the revision that first showed them is told again, so that running a week
   * again gives the same bytes. An operator that joins a week revises nobody's figures either.
   *
   * @param earlier runs of the same week, oldest first
   */
  static Optional<Revision> revised(List<PublishedRevision> earlier, PublishedRevision newest) {
    List<PublishedRevision> inOrder = new ArrayList<>(earlier);
    inOrder.add(newest);
    for (int after = inOrder.size() - 1; after > 0; after--) {
      PublishedRevision now = inOrder.get(after);
      PublishedRevision before = inOrder.get(after - 1);
      if (before.rows().isEmpty()) {
        return Optional.empty();
      }
      List<RevisedFigure> figures = RevisedFigure.between(before.rows(), now.rows());
      if (!figures.isEmpty()) {
        int number = now.number(inOrder.subList(0, after));
        return number == 1
            ? Optional.empty()
            : Optional.of(new Revision(number, before.runId(), now.runId(), figures));
      }
    }
    return Optional.empty();
  }

  /** Counted for the operator that has been published most often. */
  private int number(List<PublishedRevision> before) {
    return 1
        + operators.stream()
            .mapToInt(
                operator ->
                    (int) before.stream().filter(run -> run.operators.contains(operator)).count())
            .max()
            .orElse(0);
  }
}
