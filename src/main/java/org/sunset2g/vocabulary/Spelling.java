package org.sunset2g.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a user most likely meant by a name that does not exist. */
public final class Spelling {
  private Spelling() {}

  /**
   * The known name nearest to the written one by edit distance, where it is near enough to be a
   * likely slip: at most a third of the letters differ.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(name -> distance(written, name)))
        .filter(
            name ->
                distance(written, name)
                    <= Math.max(2, Math.max(written.length(), name.length()) / 3));
  }

  /** A sentence to end an error message with: {@code " Did you mean 'week'?"}, or nothing. */
  public static String suggestion(String written, Collection<String> known) {
    return nearest(written, known).map(name -> " Did you mean '" + name + "'?").orElse("");
  }

  private static int distance(String left, String right) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
  }
}
