package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.ProtectedWeek;

/**
 * One run that published a week, and the protected figures that it showed.
 *
 * @param operators operators whose week the run published
 * @param table the figures of one phase; empty where the lake no longer has them
 */
record PublishedRevision(String runId, List<String> operators, Optional<ProtectedWeek> table) {

  /**
   * Which revision of its week is shown, and what it says differently from the one before.
   *
   * @param number 1 where the figures are those that were published first
   * @param figures none in the first revision
   */
  record Shown(int number, List<ChangedFigure> figures) {
    static final Shown FIRST = new Shown(1, List.of());
  }

  /**
   * What the newest run says differently. A run that shows the same figures as the one before it
   * revises nothing: the revision that first showed them is told again, so that running a week
   * again gives the same bytes. An operator that joins a week revises nobody's figures either.
   *
   * @param earlier runs of the same week, oldest first
   */
  static Shown shown(List<PublishedRevision> earlier, PublishedRevision newest) {
    List<PublishedRevision> inOrder = new ArrayList<>(earlier);
    inOrder.add(newest);
    for (int after = inOrder.size() - 1; after > 0; after--) {
      PublishedRevision now = inOrder.get(after);
      PublishedRevision before = inOrder.get(after - 1);
      if (before.table().isEmpty() || now.table().isEmpty()) {
        return Shown.FIRST;
      }
      List<ChangedFigure> figures = ChangedFigure.between(before.table().get(), now.table().get());
      if (!figures.isEmpty()) {
        int number = now.number(inOrder.subList(0, after));
        return number == 1 ? Shown.FIRST : new Shown(number, figures);
      }
    }
    return Shown.FIRST;
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
