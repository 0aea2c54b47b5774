package org.sunset2g.pseudonym;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.Imei;
import org.sunset2g.vocabulary.Imsi;
import org.sunset2g.vocabulary.Msisdn;

/**
 * Identifiers as people and exports write them, brought to the one form that is hashed: the same
 * number must give the same pseudonym whichever file it stands in.
 *
 * @param countryCode country calling code of numbers written with a leading zero, such as 84
 */
public record ClearIdentifier(String countryCode) {
  private static final Pattern COUNTRY_CODE = Pattern.compile("[1-9][0-9]{0,2}");

  /**
   * With fewer digits, a national number that lost its zero would pass for a number of another
   * country, and no longer meet the same number written in full.
   */
  private static final int LEAST_DIGITS = 10;

  private static final String SEPARATORS = " .-()/\u00a0\u202f";

  public ClearIdentifier {
    if (!COUNTRY_CODE.matcher(countryCode).matches()) {
      throw new IllegalArgumentException(
          "a country calling code has 1 to 3 digits, such as 84; was '" + countryCode + "'");
    }
  }

  /** The canonical digits; empty where the text is no identifier of that kind. */
  public Optional<String> canonical(IdentifierKind kind, String written) {
    String plain = withoutSeparators(written);
    return switch (kind) {
      case MSISDN ->
          Optional.of(Msisdn.normalised(plain, Optional.of(countryCode)))
              .filter(Msisdn::isWellFormed)
              .filter(number -> number.length() >= LEAST_DIGITS && number.charAt(0) != '0');
      case IMSI -> Optional.of(plain).filter(Imsi::isWellFormed);
      case IMEI ->
          Optional.of(plain)
              .filter(Imei::isWritten)
              .map(Imei::normalised)
              .filter(Imei::isWellFormed);
    };
  }

  private static String withoutSeparators(String written) {
    StringBuilder plain = null;
    for (int at = 0; at < written.length(); at++) {
      char character = written.charAt(at);
      boolean drop = (character < '0' || character > '9') && SEPARATORS.indexOf(character) >= 0;
      if (drop && plain == null) {
        plain = new StringBuilder(written.length()).append(written, 0, at);
      } else if (!drop && plain != null) {
        plain.append(character);
      }
    }
    return plain == null ? written : plain.toString();
  }
}
