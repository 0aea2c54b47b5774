package org.sunset2g.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A case file, how it is read, and what must come of it.
 *
 * @param folder case folder the file lies in
 * @param file name of the file
 * @param settings what differs from the default settings, as {@code --set} takes it
 * @param catalogue TAC catalogue, from the folder that holds the case folders; empty for none
 * @param after files that were accepted before
 * @param times how often the file is in the delivery
 * @param accepted whether it must be accepted
 * @param rows rows stored; empty text where not said
 * @param imeis normalised IMEIs in order; empty where not said
 * @param classes TACs by handset class; empty where not said
 * @param says texts the message must hold
 */
record ConformanceCase(
    String folder,
    String file,
    List<String> settings,
    String catalogue,
    List<String> after,
    int times,
    boolean accepted,
    String rows,
    List<String> imeis,
    Map<String, Long> classes,
    List<String> says) {

  /** An entry of {@code conformance.yaml}; what it does not say is null. */
  record Entry(
      String file,
      List<String> settings,
      String catalogue,
      List<String> after,
      Integer times,
      String expected,
      String rows,
      List<String> imeis,
      Map<String, Long> classes,
      List<String> says) {

    static Entry of(String file) {
      return new Entry(file, null, null, null, null, null, null, null, null, null);
    }

    boolean isFurther() {
      return expected != null;
    }

    /** The case that the entry makes of what the list says of the file. */
    ConformanceCase in(String folder, String listedExpected, String listedRows) {
      return new ConformanceCase(
          folder,
          file,
          Objects.requireNonNullElse(settings, List.of()),
          Objects.requireNonNullElse(catalogue, ""),
          Objects.requireNonNullElse(after, List.of()),
          Objects.requireNonNullElse(times, 1),
          (isFurther() ? expected : listedExpected).equals("accept"),
          isFurther() ? Objects.requireNonNullElse(rows, "") : listedRows,
          Objects.requireNonNullElse(imeis, List.of()),
          classes == null ? Map.of() : new TreeMap<>(classes),
          Objects.requireNonNullElse(says, List.of()));
    }
  }

  /** What is expected, in a word. */
  String expected() {
    return accepted ? "accept" : "reject";
  }

  /** How the reading differs from a plain one, in words; empty where it does not. */
  String manner() {
    StringBuilder manner = new StringBuilder(String.join(" ", settings));
    if (!catalogue.isEmpty()) {
      manner.append(" with ").append(catalogue);
    }
    if (!after.isEmpty()) {
      manner.append(" after ").append(String.join(", ", after));
    }
    if (times > 1) {
      manner.append(" delivered ").append(times).append(" times");
    }
    return manner.toString().strip();
  }
}
