package org.sunset2g.feed.text;

/**
 * How a file's lines are to be read.
 *
 * @param delimiter what stands between fields
 * @param quoting what a double quote means
 * @param headerLine line of the column names, counted from 1; lines above it are not read
 */
public record Layout(Delimiter delimiter, Quoting quoting, int headerLine) {
  /** Comma, RFC 4180 quotes, header on the first line: the form of our own contracts. */
  public static final Layout CONTRACT = new Layout(Delimiter.COMMA, Quoting.RFC_4180, 1);

  /** What a double quote means in a field. */
  public enum Quoting {
    /** Quotes enclose a field; inside, a quote is written twice. */
    RFC_4180,
    /** Quotes mean nothing: a pair around the field or one left over at its start is dropped. */
    STRAY
  }
}
