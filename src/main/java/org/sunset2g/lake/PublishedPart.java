package org.sunset2g.lake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * An operator's week as readers see it.
 *
 * @param run the newest run that published it
 */
record PublishedPart(String operator, IsoWeek week, RunRecord run) {

  /** All there are, in order of weeks, then operators. */
  static List<PublishedPart> of(List<RunRecord> runs) {
    Map<List<String>, PublishedPart> newest = new TreeMap<>(Comparator.comparing(List::toString));
    for (RunRecord run : runs) {
      if (run.isPublished()) {
        IsoWeek week = IsoWeek.parse(run.week());
        run.operators()
            .forEach(
                operator ->
                    newest.put(
                        List.of(run.week(), operator), new PublishedPart(operator, week, run)));
      }
    }
    return List.copyOf(newest.values());
  }
}
