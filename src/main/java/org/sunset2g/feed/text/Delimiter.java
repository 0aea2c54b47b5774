package org.sunset2g.feed.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What stands between two fields of a line. */
public enum Delimiter {
  COMMA(',', "a comma ','"),
  PIPE('|', "a vertical bar '|'"),
  SEMICOLON(';', "a semicolon ';'"),
  TAB('\t', "a tab");

  private final char character;
  private final String words;

  Delimiter(char character, String words) {
    this.character = character;
    this.words = words;
  }

  public char character() {
    return character;
  }

  /** For a message: {@code a comma ','}. */
  public String words() {
    return words;
  }

  /** Cuts a line at every delimiter, minding no quotes: good enough to look at a header. */
  public List<String> cut(String line) {
    return Arrays.asList(line.split(Pattern.quote(String.valueOf(character)), -1));
  }
}
