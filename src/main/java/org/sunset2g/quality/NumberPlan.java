package org.sunset2g.quality;

import java.util.List;

/**
 * Mobile numbers of a country, as far as is needed to try whether they were hashed without a key.
 *
 * @param prefixes their beginnings with the country code, such as {@code 849}; empty where none are
 *     to be tried
 * @param countryCode country code, such as {@code 84}
 * @param digits digits of a number with its country code
 */
public record NumberPlan(List<String> prefixes, String countryCode, int digits) {
  public NumberPlan {
    prefixes = List.copyOf(prefixes);
    for (String prefix : prefixes) {
      if (!prefix.matches("[0-9]{1,8}") || !prefix.startsWith(countryCode)) {
        throw new IllegalArgumentException(
            "pseudonyms.numberPrefixes must be digits that begin with pseudonyms.countryCode %s, was '%s'"
                .formatted(countryCode, prefix));
      }
      if (digits <= prefix.length() || digits > 15) {
        throw new IllegalArgumentException(
            "pseudonyms.numberDigits must be more than a prefix has and at most 15, was " + digits);
      }
    }
  }
}
