package org.sunset2g.job;

import java.util.Locale;
import java.util.Map;
import org.sunset2g.outreach.DeltaStatus;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * How many subscribers stand how between the lists of two weeks.
 *
 * @param base the earlier week
 * @param before subscribers on its lists
 * @param counts subscribers by status; none where there are none
 * @param now subscribers on the later lists
 */
record DeltaSummary(
    String operator,
    String phase,
    IsoWeek base,
    long before,
    Map<DeltaStatus, Long> counts,
    long now) {
  private static final String LAYOUT = "%-16s %-12s %-9s %12s %12s %12s %12s %12s %14s %12s %12s";

  static final String HEADER =
      LAYOUT.formatted(
          "operator",
          "phase",
          "base",
          "before",
          DeltaStatus.NEW,
          DeltaStatus.CHANGED,
          DeltaStatus.CARRIED,
          DeltaStatus.RESOLVED,
          DeltaStatus.NO_LONGER_SEEN,
          DeltaStatus.EXPIRED,
          "now");

  /** Who was there and came is who left and is there: else the differences are not to be used. */
  void refuseUnbalanced() {
    long gone = of(DeltaStatus.RESOLVED) + of(DeltaStatus.NO_LONGER_SEEN) + of(DeltaStatus.EXPIRED);
    long stayed = of(DeltaStatus.CARRIED) + of(DeltaStatus.CHANGED);
    if (before + of(DeltaStatus.NEW) - gone != now || stayed + gone != before) {
      throw new IllegalStateException(
          "%s, %s: %d before, %d new, %d gone and %d stayed do not make %d"
              .formatted(operator, phase, before, of(DeltaStatus.NEW), gone, stayed, now));
    }
  }

  private long of(DeltaStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  private String shown(DeltaStatus status) {
    return shown(of(status));
  }

  private static String shown(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  @Override
  public String toString() {
    return LAYOUT.formatted(
        operator,
        phase,
        base,
        shown(before),
        shown(DeltaStatus.NEW),
        shown(DeltaStatus.CHANGED),
        shown(DeltaStatus.CARRIED),
        shown(DeltaStatus.RESOLVED),
        shown(DeltaStatus.NO_LONGER_SEEN),
        shown(DeltaStatus.EXPIRED),
        shown(now));
  }
}
