package org.sunset2g.notebook;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How figures that are multiples of the minimum cell are written. A nought is no nought: it may be
 * anything below the minimum cell.
 */
public record Rounded(int minimumCell) {

  /** A number of people who are there: nought is "fewer than 10". */
  public String stock(long figure) {
    return figure == 0 ? "dưới %1$d · fewer than %1$d".formatted(minimumCell) : written(figure);
  }

  /** A number of people who came or went: nought is a dash. */
  public String flow(long figure) {
    return figure == 0 ? "–" : written(figure);
  }

  /** A flow in per cent of a stock, of rounded figures; a dash where either is shown as nought. */
  public String share(long flow, long stock) {
    return flow == 0 ? "–" : percent(flow, stock);
  }

  /** A whole number with thin spaces between thousands, which both languages read alike. */
  public static String written(long number) {
    DecimalFormatSymbols spaces = DecimalFormatSymbols.getInstance(Locale.ROOT);
    spaces.setGroupingSeparator('\u202F');
    return new DecimalFormat("#,##0", spaces).format(number);
  }

  /** A number without decimals where it has none, else with one. */
  public static String written(double number) {
    return number == Math.rint(number)
        ? written((long) number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  /** A share in per cent with one decimal; a dash where there is nothing to be a share of. */
  public static String percent(long part, long whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
