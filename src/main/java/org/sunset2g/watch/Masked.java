package org.sunset2g.watch;

import java.util.regex.Pattern;

/**
 * Text of others (Spark's log, messages of faults, what a hook prints), rid of what could be a
 * subscriber's: pseudonyms are 32 to 64 hexadecimal characters, numbers of lines, cards and
 * handsets 9 to 16 digits. It hides too much rather than too little: fingerprints go, too.
 */
public final class Masked {
  private static final Pattern PSEUDONYM =
      Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{32,64}(?![0-9A-Za-z])");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{9,16}(?![0-9A-Za-z])");

  private Masked() {}

  public static String of(String text) {
    return NUMBER.matcher(PSEUDONYM.matcher(text).replaceAll("[hidden]")).replaceAll("[hidden]");
  }
}
