package org.sunset2g.outreach;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The token of a subscriber on one list, computed as {@link OutreachItems} does: for the operator,
 * who has the pseudonyms and looks for the subscriber behind a token.
 *
 * @param phase phase of the list
 * @param operator operator
 * @param week week of the list
 * @param list code system and code of the district, or {@link OutreachItems#UNPLACED}
 */
public record OutreachToken(String phase, String operator, IsoWeek week, String list) {
  private static final int BYTES = 16;

  /** A machine that makes the list's tokens, for one thread. */
  public Maker maker() {
    return new Maker(
        String.join("/", "sunset2g outreach token", phase, operator, week.toString(), list, ""));
  }

  /** Makes the tokens of one list. */
  public static final class Maker {
    private final String before;
    private final MessageDigest digest;

    private Maker(String before) {
      this.before = before;
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }

    /** The token of that subscriber. */
    public String of(String pseudonym) {
      byte[] hash = digest.digest((before + pseudonym).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    }
  }
}
