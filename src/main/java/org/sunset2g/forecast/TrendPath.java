package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** One future of the country's hazard, asked for one stretch of days after the other. */
final class TrendPath {
  private final HazardTrend.Course course;
  private final LocalDate lastDay;
  private final SplittableRandom chance;
  private double level;
  private double after;

  /**
   * @param cutOff first day without service
   */
  TrendPath(HazardTrend.Course course, LocalDate cutOff, SplittableRandom chance) {
    this.course = course;
    this.lastDay = cutOff.minusDays(1);
    this.chance = chance;
    this.level = course.level();
    this.after = course.after();
  }

  /** Cumulative hazard from the end of a day to that of another, a week later at most. */
  double hazard(LocalDate from, LocalDate to) {
    double weeks = (to.toEpochDay() - from.toEpochDay()) / 7.0;
    double open = weeksOpen(from, to, lastDay);
    double move = course.wander() * Math.sqrt(weeks) * chance.nextGaussian();
    if (chance.nextDouble() < Level.JUMP_CHANCE * weeks) {
      move += Level.JUMP * chance.nextGaussian();
    }
    double rush = 0;
    if (open > 0) {
      level += move;
      rush = Math.exp(level) * course.shape().between(from, to, lastDay.plusDays(1));
    } else {
      after += move;
    }
    return Math.exp(course.unrest() * chance.nextGaussian())
        * (rush + Math.exp(after) * (weeks - open));
  }

  /** Weeks between the ends of two days in which there is still service. */
  static double weeksOpen(LocalDate from, LocalDate to, LocalDate lastDay) {
    long end = Math.min(to.toEpochDay(), lastDay.toEpochDay());
    return Math.max(0, end - from.toEpochDay()) / 7.0;
  }
}
