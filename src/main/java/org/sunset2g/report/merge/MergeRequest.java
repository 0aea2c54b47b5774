package org.sunset2g.report.merge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What is to be merged, and who must be in it.
 *
 * @param phase empty for the first phase of the reports
 * @param expected the operators that the merged report is to cover, at least one
 * @param allowedMissing of them, those that may be missing, and why
 */
public record MergeRequest(
    IsoWeek week,
    Optional<String> phase,
    List<String> expected,
    Map<String, String> allowedMissing,
    Naming naming) {
  public MergeRequest {
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(naming, "naming");
    expected = List.copyOf(expected);
    allowedMissing = Collections.unmodifiableMap(new LinkedHashMap<>(allowedMissing));
    if (expected.isEmpty()) {
      throw new IllegalArgumentException("nobody is expected in the merged report");
    }
  }
}
