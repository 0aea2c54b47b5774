package org.sunset2g.job;

import java.util.Locale;

/**
 * A number with what it counts, written so that one is one.
 *
 * @param noun what one of them is called; several take an s
 */
record Quantity(long number, String noun) {
  /** Such as {@code 1 week} and {@code 1,200 weeks}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, number == 1 ? "%,d %s" : "%,d %ss", number, noun);
  }
}
