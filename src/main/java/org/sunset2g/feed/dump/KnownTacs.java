package org.sunset2g.feed.dump;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Imei;

/** The TACs of a catalogue, small enough to go along with every task; none where there is none. */
final class KnownTacs implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Eight digits as a number, ascending. */
  private final int[] tacs;

  private KnownTacs(int[] tacs) {
    this.tacs = tacs;
  }

  static KnownTacs of(Optional<TacCatalogue> catalogue) {
    return new KnownTacs(
        catalogue
            .map(
                known ->
                    known.entries().stream()
                        .mapToInt(entry -> Integer.parseInt(entry.tac().digits()))
                        .sorted()
                        .toArray())
            .orElseGet(() -> new int[0]));
  }

  /**
   * Whether the IMEI's TAC is unknown and would be known with a 0 in front of the number. One that
   * lost its first digit may have 13 digits left.
   */
  boolean knowsOnlyWithZero(String written) {
    if (tacs.length == 0 || written.length() < Imei.NUMBER_LENGTH - 1) {
      return false;
    }
    int eight = 0;
    for (int at = 0; at < 8; at++) {
      int digit = written.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      eight = 10 * eight + digit;
    }
    boolean whole = Imei.startsWithNumber(written);
    return !(whole && isKnown(eight))
        && isKnown(eight / 10)
        && Imei.startsWithNumber("0" + written);
  }

  private boolean isKnown(int tac) {
    return Arrays.binarySearch(tacs, tac) >= 0;
  }
}
