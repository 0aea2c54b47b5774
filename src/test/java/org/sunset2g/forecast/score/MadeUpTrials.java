package org.sunset2g.forecast.score;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Trials of one area, written out. */
public final class MadeUpTrials {
  static final IsoWeek WEEK = IsoWeek.parse("2024-W30");

  private MadeUpTrials() {}

  public static Trial trial(int weeksAhead, long truth, Quantiles expected) {
    return trial("north", AreaLevel.COMMUNE, weeksAhead, false, 100, truth, expected);
  }

  /** CONSTANT_COUNT says the number of now, STRAIGHT_LINE half of it, the others zero. */
  static Trial trial(
      String world,
      AreaLevel level,
      int weeksAhead,
      boolean isAtCutOff,
      long now,
      long truth,
      Quantiles expected) {
    Map<Baseline, Long> baselines = new EnumMap<>(Baseline.class);
    baselines.put(Baseline.CONSTANT_COUNT, now);
    baselines.put(Baseline.STRAIGHT_LINE, now / 2);
    baselines.put(Baseline.CONSTANT_RATE, 0L);
    baselines.put(Baseline.LAST_WEEKS_RATE, 0L);
    LocalDate day = WEEK.plus(weeksAhead).sunday();
    return new Trial(
        world,
        new AreaCode("VN-2004", "00001"),
        level,
        WEEK,
        day,
        isAtCutOff,
        weeksAhead,
        now,
        truth,
        expected,
        baselines);
  }
}
