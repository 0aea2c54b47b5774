package org.sunset2g.report.tables;

import java.util.function.Function;

/**
 * A column of a sheet.
 *
 * @param header what stands above it
 * @param width in characters
 * @param value text, a {@link Long}, a {@link Double} or a {@link java.time.LocalDate}; null for an
 *     empty cell
 */
record SheetColumn<T>(String header, double width, Kind kind, Function<T, Object> value) {

  /** What is in the cells, and so how they are shown. */
  enum Kind {
    TEXT(""),
    NUMBER("#,##0"),
    /** Subscribers at risk: a zero, too, may stand for a few. */
    STOCK("#,##0;-#,##0;\"dưới {0}\""),
    /** Subscribers who came or went: a zero is a dash, fewer than the minimum cell or none. */
    FLOW("#,##0;-#,##0;\"–\""),
    DIFFERENCE("+#,##0;-#,##0;0"),
    /** Not whole. */
    DECIMAL("0.0"),
    SHARE("0%"),
    DAY("dd/mm/yyyy");

    private final String format;

    Kind(String format) {
      this.format = format;
    }

    /** Number format; a zero of a stock is written as fewer than the minimum cell. */
    String format(int minimumCell) {
      return format.replace("{0}", Integer.toString(minimumCell));
    }
  }
}
