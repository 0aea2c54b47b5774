package org.sunset2g.zone;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.sunset2g.pseudonym.IdentifierKind;

/**
 * One row of a crosswalk: the way from a pseudonym back to a number. Ordered by kind, key and
 * pseudonym, which together are its key.
 *
 * @param kind what the number is
 * @param keyId key under which the pseudonym was made
 * @param pseudonym 64 hexadecimal characters
 * @param number canonical digits
 */
public record CrosswalkEntry(IdentifierKind kind, String keyId, String pseudonym, String number)
    implements Comparable<CrosswalkEntry> {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Comparator<CrosswalkEntry> ORDER =
      Comparator.comparing(CrosswalkEntry::kind)
          .thenComparing(CrosswalkEntry::keyId)
          .thenComparing(CrosswalkEntry::pseudonym);

  /** Reads a line as {@link #line} writes it. */
  static CrosswalkEntry parse(String line) {
    String[] fields = COMMA.split(line, -1);
    if (fields.length != 4) {
      // Says nothing of the line: it holds a number.
      throw new IllegalArgumentException("a crosswalk row has 4 fields");
    }
    return new CrosswalkEntry(IdentifierKind.valueOf(fields[0]), fields[1], fields[2], fields[3]);
  }

  String line() {
    return String.join(",", kind.name(), keyId, pseudonym, number);
  }

  @Override
  public int compareTo(CrosswalkEntry other) {
    return ORDER.compare(this, other);
  }

  /** Without the number: an entry must not reach a log. */
  @Override
  public String toString() {
    return "crosswalk entry of key " + keyId;
  }
}
