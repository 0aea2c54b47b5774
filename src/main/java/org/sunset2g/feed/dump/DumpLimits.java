package org.sunset2g.feed.dump;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.vocabulary.Spelling;

/**
 * When a dump is not believed. Shares are of a file's rows, repeated ones included, from 0 to 1,
 * and inclusive: a share equal to its limit passes.
 *
 * @param maxEmptyImeiShare rows without IMEI
 * @param maxEmptyImsiShare rows without IMSI
 * @param maxEmptyMsisdnShare rows without MSISDN
 * @param maxUncleanImeiShare rows whose IMEI is filled and does not begin with 14 digits
 * @param maxUncleanImsiShare rows whose IMSI is filled and has fewer than 14 digits
 * @param maxUncleanMsisdnShare rows whose MSISDN is filled and has not 7 to 15 digits
 * @param maxUncleanShare rows of which at least one of the three is so
 * @param smallFileRows a file with fewer rows is not refused for one triplet with a short IMSI,
 *     which the standard allows: one in so few is no share
 * @param mobileCountryCodes mobile country codes (MCC) that belong; empty where not to be checked
 * @param countryCodes country codes of numbers that belong; empty where not to be checked
 * @param homeCountryCode country code put in place of a number's single leading 0
 * @param maxForeignImsiShare rows whose IMSI begins with none of the mobile country codes
 * @param maxForeignMsisdnShare rows whose MSISDN begins with none of the country codes
 * @param maxLostZeroShare rows whose IMEI seems to have lost a leading 0
 * @param lostZeros what becomes of IMEIs that the catalogue knows only with a 0 in front
 * @param maxTestImeiShare rows with a test device's IMEI; a greater share is only said
 * @param maxWrongCheckDigitShare rows whose IMEI has 15 digits and another check digit than the
 *     number's; 1 where it is not to be checked
 * @param minShareOfUsual least share of the usual distinct IMEIs, IMSIs, MSISDNs and triplets a day
 * @param usualOfDumps how many of the latest accepted dumps make what is usual
 * @param overridden names of gates that only warn
 */
public record DumpLimits(
    double maxEmptyImeiShare,
    double maxEmptyImsiShare,
    double maxEmptyMsisdnShare,
    double maxUncleanImeiShare,
    double maxUncleanImsiShare,
    double maxUncleanMsisdnShare,
    double maxUncleanShare,
    int smallFileRows,
    List<String> mobileCountryCodes,
    List<String> countryCodes,
    Optional<String> homeCountryCode,
    double maxForeignImsiShare,
    double maxForeignMsisdnShare,
    double maxLostZeroShare,
    LostZeros lostZeros,
    double maxTestImeiShare,
    double maxWrongCheckDigitShare,
    double minShareOfUsual,
    int usualOfDumps,
    Set<String> overridden) {

  /** What becomes of IMEIs that the catalogue knows only with a 0 in front. */
  public enum LostZeros {
    /** Their share is a gate. */
    REFUSE,
    /** The 0 is put back, and how often is said. */
    REPAIR
  }

  public DumpLimits {
    requireShare("maxEmptyImeiShare", maxEmptyImeiShare);
    requireShare("maxEmptyImsiShare", maxEmptyImsiShare);
    requireShare("maxEmptyMsisdnShare", maxEmptyMsisdnShare);
    requireShare("maxUncleanImeiShare", maxUncleanImeiShare);
    requireShare("maxUncleanImsiShare", maxUncleanImsiShare);
    requireShare("maxUncleanMsisdnShare", maxUncleanMsisdnShare);
    requireShare("maxUncleanShare", maxUncleanShare);
    requireShare("maxForeignImsiShare", maxForeignImsiShare);
    requireShare("maxForeignMsisdnShare", maxForeignMsisdnShare);
    requireShare("maxLostZeroShare", maxLostZeroShare);
    requireShare("maxTestImeiShare", maxTestImeiShare);
    requireShare("maxWrongCheckDigitShare", maxWrongCheckDigitShare);
    requireShare("minShareOfUsual", minShareOfUsual);
    if (smallFileRows < 0) {
      throw invalid("smallFileRows must not be negative, was " + smallFileRows);
    }
    if (usualOfDumps < 1) {
      throw invalid("usualOfDumps must be at least 1, was " + usualOfDumps);
    }
    mobileCountryCodes = List.copyOf(mobileCountryCodes);
    countryCodes = List.copyOf(countryCodes);
    mobileCountryCodes.forEach(code -> requireCode("mobileCountryCodes", code, "[0-9]{3}"));
    countryCodes.forEach(code -> requireCode("countryCodes", code, "[1-9][0-9]{0,2}"));
    homeCountryCode.ifPresent(code -> requireCode("homeCountryCode", code, "[1-9][0-9]{0,2}"));
    Objects.requireNonNull(lostZeros, "lostZeros");
    overridden = Set.copyOf(overridden);
    for (String name : new TreeSet<>(overridden)) {
      if (!DumpGate.names().contains(name)) {
        throw invalid(
            "overridden: there is no gate '%s'.%s"
                .formatted(name, Spelling.suggestion(name, DumpGate.names())));
      }
    }
  }

  /** The limits where nothing is configured. */
  public static DumpLimits defaults() {
    return new DumpLimits(
        0.2,
        0.2,
        0.2,
        0.05,
        0.05,
        0.05,
        0.05,
        10,
        List.of(),
        List.of(),
        Optional.empty(),
        0.1,
        0.1,
        0.01,
        LostZeros.REFUSE,
        0.01,
        1,
        0.9,
        8,
        Set.of());
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw invalid(name + " must be from 0 to 1, was " + share);
    }
  }

  private static void requireCode(String name, String code, String form) {
    if (!code.matches(form)) {
      throw invalid("%s: '%s' is not of the form %s".formatted(name, code, form));
    }
  }

  private static IllegalArgumentException invalid(String problem) {
    return new IllegalArgumentException("dump." + problem);
  }
}
