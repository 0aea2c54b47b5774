package org.sunset2g.synthetic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The published decline of Viet Nam's 2G-only subscribers in 2024, as a share of about 120 million
 * subscriptions by days to the cut-off: 18.2 m in January, 11 m in May, 8.7 m in July, 3.4 m on 8
 * September, 771 thousand on 10 October, 234 thousand on the day, 143 thousand five weeks later.
 * Between the points the decline is even by the day; so the hazard rises steeply toward the date.
 */
final class AtRiskCurve {
  private static final double SUBSCRIPTIONS = 120_000_000;
  private static final int[] DAYS_TO_CUT_OFF = {275, 138, 77, 38, 6, 0, -36};
  private static final double[] AT_RISK = {
    18_200_000, 11_000_000, 8_700_000, 3_400_000, 771_072, 234_000, 143_000
  };

  private final LocalDate cutOff;

  AtRiskCurve(LocalDate cutOff) {
    this.cutOff = cutOff;
  }

  /** Share of subscribers at risk at the end of the day. */
  double shareOn(LocalDate day) {
    long daysLeft = ChronoUnit.DAYS.between(day, cutOff);
    int leg = 0;
    while (leg < DAYS_TO_CUT_OFF.length - 2 && daysLeft < DAYS_TO_CUT_OFF[leg + 1]) {
      leg++;
    }
    double dailyDecline =
        StrictMath.log(AT_RISK[leg] / AT_RISK[leg + 1])
            / (DAYS_TO_CUT_OFF[leg] - DAYS_TO_CUT_OFF[leg + 1]);
    double atRisk =
        AT_RISK[leg] * StrictMath.exp(-dailyDecline * (DAYS_TO_CUT_OFF[leg] - daysLeft));
    return Math.min(0.5, atRisk / SUBSCRIPTIONS);
  }

  /** Share of those at risk a week before who are no longer at risk on the day. */
  double weeklyDecline(LocalDate day) {
    return 1 - shareOn(day) / shareOn(day.minusWeeks(1));
  }
}
