package org.sunset2g.quality;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Columns of a landing table as text, before any rule: {@link #LINE}, {@link #FIELDS} and the
 * contract's file columns, all text, in contract order. One row per record of the file. Texts of
 * CSV files have no {@link #BLANKS} around them; a text without a character is null.
 */
public final class LandingRows {
  /** Line on which the record begins, the header being line 1; for Parquet the row, from 1. */
  public static final String LINE = "_line";

  /** Number of fields of a record that has another number than the header; empty otherwise. */
  public static final String FIELDS = "_fields";

  /** Blanks that exports leave around values; the non-breaking ones come from spreadsheets. */
  public static final String BLANKS = " \t\r\n\u000b\f\u00a0\u202f\u3000\ufeff";

  /** Those of them that are no ASCII, as UTF-8. */
  public static final List<byte[]> WIDE_BLANKS =
      BLANKS
          .chars()
          .filter(character -> character > '~')
          .mapToObj(character -> Character.toString(character).getBytes(StandardCharsets.UTF_8))
          .toList();

  private LandingRows() {}
}
