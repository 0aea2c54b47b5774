package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a case.
 *
 * @param of the case
 * @param got accept, reject, or fault where it ended in neither
 * @param rows rows stored; 0 where not accepted
 * @param imeis normalised IMEIs in order, of a dump
 * @param classes TACs by handset class, of a catalogue
 * @param message what was said
 */
record ConformanceResult(
    ConformanceCase of,
    String got,
    long rows,
    List<String> imeis,
    Map<String, Long> classes,
    String message) {

  static ConformanceResult accepted(
      ConformanceCase of,
      long rows,
      List<String> imeis,
      Map<String, Long> classes,
      List<String> notes) {
    return new ConformanceResult(
        of, "accept", rows, imeis, classes, notes.isEmpty() ? "" : notes.get(0));
  }

  static ConformanceResult notAccepted(ConformanceCase of, String got, String message) {
    return new ConformanceResult(of, got, 0, List.of(), Map.of(), message);
  }

  /** Everything that is not as it must be; empty where all is. */
  List<String> deviations() {
    List<String> deviations = new ArrayList<>();
    if (!got.equals(of.expected())) {
      deviations.add("expected " + of.expected() + ", got " + got);
    } else if (of.accepted()) {
      if (!of.rows().isEmpty() && !of.rows().equals(String.valueOf(rows))) {
        deviations.add("expected " + of.rows() + " rows, got " + rows);
      }
      if (!of.imeis().isEmpty() && !of.imeis().equals(imeis)) {
        deviations.add("the normalised IMEIs are others than expected");
      }
      if (!of.classes().isEmpty() && !of.classes().equals(classes)) {
        deviations.add("expected classes " + of.classes() + ", got " + classes);
      }
    }
    for (String text : of.says()) {
      if (!message.contains(text)) {
        deviations.add("the message does not say '" + text + "'");
      }
    }
    return deviations;
  }

  boolean isAsExpected() {
    return deviations().isEmpty();
  }

  /** The first line of what was said. */
  String firstLine() {
    return message.lines().findFirst().orElse("");
  }
}
