package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.rpad;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.unhex;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The token of a subscriber on one list: HMAC-SHA-256 of the list's name under the pseudonym, cut
 * to 32 hexadecimal characters.
 *
 * <p>Pseudonyms are keyed hashes that no list shows, so that to whoever has lists alone tokens are
 * random: nobody can tell that two tokens of two lists or weeks are one subscriber. The operator,
 * whose crosswalk has the pseudonyms, finds the subscriber behind a token.
 *
 * @param phase phase of the list
 * @param operator operator
 * @param week week of the list
 * @param list code system and code of the district, or {@link OutreachItems#UNPLACED}; of a team's
 *     sheet {@link #sheetOf}
 */
public record OutreachToken(String phase, String operator, IsoWeek week, String list) {
  private static final String PURPOSE = "sunset2g outreach token";
  private static final String DIGITS = "0123456789abcdef";
  private static final int BLOCK = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5c;
  private static final int BYTES = 16;

  /** For the digit that becomes a zero, which {@code translate} would leave out. */
  private static final char STAND_IN = 0x7f;

  /** The name that a team's sheet has in tokens. */
  public static String sheetOf(String team) {
    return "team " + team;
  }

  /** A machine that makes the list's tokens, for one thread. */
  public Maker maker() {
    return new Maker(String.join("/", PURPOSE, phase, operator, week.toString(), list));
  }

  /** Makes the tokens of one list. */
  public static final class Maker {
    private final byte[] name;
    private final Mac mac;

    private Maker(String name) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      try {
        this.mac = Mac.getInstance("HmacSHA256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
      }
    }

    /** The token of that subscriber. */
    public String of(String pseudonym) {
      try {
        mac.init(new SecretKeySpec(pseudonym.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      } catch (InvalidKeyException impossible) {
        throw new IllegalStateException("HMAC takes keys of any length", impossible);
      }
      return HexFormat.of().formatHex(mac.doFinal(name), 0, BYTES);
    }
  }

  /**
   * The same in a frame. Pseudonyms are at most 64 hexadecimal digits, one block of the hash, so
   * the key that HMAC wants is the pseudonym with each digit exclusive-or'ed, filled up.
   */
  static Column column(Column phase, Column operator, Column week, Column list, Column pseudonym) {
    Column slash = lit("/");
    Column name = concat(lit(PURPOSE + "/"), phase, slash, operator, slash, week, slash, list);
    Column inner = unhex(sha2(concat(keyed(pseudonym, INNER), name).cast("binary"), 256));
    Column outer = concat(keyed(pseudonym, OUTER).cast("binary"), inner);
    return substring(sha2(outer, 256), 1, 2 * BYTES);
  }

  private static Column keyed(Column pseudonym, int pad) {
    StringBuilder digits = new StringBuilder();
    DIGITS.chars().forEach(digit -> digits.append((char) (digit == pad ? STAND_IN : digit ^ pad)));
    Column key = translate(pseudonym, DIGITS, digits.toString());
    return rpad(
        replace(key, lit(String.valueOf(STAND_IN)), lit("\0")), BLOCK, String.valueOf((char) pad));
  }
}
