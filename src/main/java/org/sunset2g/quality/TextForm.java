package org.sunset2g.quality;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The pattern a text must match as a whole. Patterns of the kind {@code ^[0-9a-f]{32,64}$}, which
 * pseudonyms and codes have, are looked up byte by byte and need no text made of the bytes; regular
 * expressions serve for all others.
 */
abstract class TextForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern RUN_OF_A_CLASS =
      Pattern.compile("\\^\\[([0-9A-Za-z_-]+)\\]\\{([0-9]{1,4})(?:,([0-9]{1,4}))?\\}\\$");

  static TextForm of(String pattern) {
    Matcher run = RUN_OF_A_CLASS.matcher(pattern);
    if (run.matches()) {
      int least = Integer.parseInt(run.group(2));
      return new Run(
          characters(run.group(1)),
          least,
          run.group(3) == null ? least : Integer.parseInt(run.group(3)));
    }
    return new Expression(Pattern.compile(pattern));
  }

  /** Whether the whole text is of this form. */
  abstract boolean fits(UTF8String text);

  private static boolean[] characters(String written) {
    boolean[] characters = new boolean[128];
    for (int at = 0; at < written.length(); at++) {
      boolean range = at + 2 < written.length() && written.charAt(at + 1) == '-';
      char last = range ? written.charAt(at + 2) : written.charAt(at);
      for (char character = written.charAt(at); character <= last; character++) {
        characters[character] = true;
      }
      at += range ? 2 : 0;
    }
    return characters;
  }

  /** So many characters of one class of ASCII. */
  private static final class Run extends TextForm {
    private static final long serialVersionUID = 1L;
    private final boolean[] characters;
    private final int least;
    private final int most;

    Run(boolean[] characters, int least, int most) {
      this.characters = characters;
      this.least = least;
      this.most = most;
    }

    @Override
    boolean fits(UTF8String text) {
      int length = text.numBytes();
      if (length < least || length > most) {
        return false;
      }
      for (int at = 0; at < length; at++) {
        byte value = TextBytes.at(text, at);
        if (value < 0 || !characters[value]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Expression extends TextForm {
    private static final long serialVersionUID = 1L;
    private final Pattern pattern;

    Expression(Pattern pattern) {
      this.pattern = pattern;
    }

    @Override
    boolean fits(UTF8String text) {
      return pattern.matcher(text.toString()).matches();
    }
  }
}
