package org.sunset2g.report.backtest;

import java.util.Locale;

/** How figures are written; a blank dash where nothing can be said. */
public final class Figures {
  private static final String NOTHING = "–";

  private Figures() {}

  /** A share in per cent with one decimal, such as {@code 80.3 %}. */
  public static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NOTHING;
  }

  /** The same with its sign. */
  public static String signedPercent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%+.1f %%", 100 * share) : NOTHING;
  }

  /** A ratio with two decimals. */
  public static String ratio(double ratio) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : NOTHING;
  }

  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three digits of it and thousands (k) or millions (m). */
  static String brief(long number) {
    if (number < 1_000) {
      return Long.toString(number);
    }
    double unit = number < 999_500 ? 1_000 : 1_000_000;
    double shown = number / unit;
    String digits = shown < 9.995 ? "%.2f" : shown < 99.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, digits, shown) + (unit == 1_000 ? " k" : " m");
  }

  /** A share in per cent with its sign, without decimals where it is large. */
  static String signedBrief(double share) {
    return Double.isFinite(share)
        ? String.format(
            Locale.ROOT, Math.abs(share) < 0.0995 ? "%+.1f %%" : "%+,.0f %%", 100 * share)
        : NOTHING;
  }

  /** With four decimals for a machine; empty where nothing can be said. */
  static String exact(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.4f", number) : "";
  }
}
