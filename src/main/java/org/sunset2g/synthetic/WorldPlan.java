package org.sunset2g.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.sunset2g.synthetic.WorldConditions.Postponement;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What world to make. The same plan with the same catalogue and units gives the same bytes,
 * whatever the number of threads.
 *
 * @param seed where all chance comes from
 * @param subscribers subscribers of all operators and weeks together, split evenly over the
 *     operators; those who join later are among them
 * @param firstWeek first week, the phase's baseline
 * @param weeks number of weeks
 * @param operators names of the operators, which name their landing folders
 * @param format how landing files are written
 * @param rates how often what happens
 * @param badRowShare planted bad rows as a share of all rows, from 0 to 0.5
 * @param phase the sunset phase lived through; its cut-off is the date announced first
 * @param conditions under what conditions it is lived through
 * @param threads threads at work
 */
public record WorldPlan(
    long seed,
    long subscribers,
    IsoWeek firstWeek,
    int weeks,
    List<String> operators,
    LandingFormat format,
    FlowRates rates,
    double badRowShare,
    WorldPhase phase,
    WorldConditions conditions,
    int threads) {

  /** Share of planted bad rows where nothing else is said: two in a thousand. */
  public static final double STANDARD_BAD_ROW_SHARE = 0.002;

  public WorldPlan {
    Objects.requireNonNull(firstWeek, "firstWeek");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(conditions, "conditions");
    operators = List.copyOf(operators);
    if (subscribers < 1 || subscribers > 1_000_000_000L) {
      throw InputProblem.of(
          "subscribers must be from 1 to 1,000,000,000, was " + subscribers,
          "give a number in that range");
    }
    if (weeks < 1 || weeks > 260) {
      throw InputProblem.of("weeks must be from 1 to 260, was " + weeks, "plan fewer weeks");
    }
    if (operators.isEmpty()
        || operators.stream().distinct().count() != operators.size()
        || !operators.stream().allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}"))) {
      throw InputProblem.of(
          "operators must be different names of letters, digits, hyphens and underscores, were "
              + operators,
          "give at least one such name; it becomes a folder");
    }
    if (!(badRowShare >= 0 && badRowShare <= 0.5)) {
      throw InputProblem.of(
          "badRowShare must be from 0 to 0.5, was " + badRowShare, "give a share in that range");
    }
    conditions.postponement().ifPresent(postponed -> requireLater(postponed, phase.cutOff()));
    if (threads < 1 || threads > 256) {
      throw InputProblem.of(
          "threads must be from 1 to 256, was " + threads, "give the number of cores");
    }
  }

  /** A plan with standard rates, bad rows and phase, on all cores. */
  public static WorldPlan of(
      long seed,
      long subscribers,
      IsoWeek firstWeek,
      int weeks,
      List<String> operators,
      LandingFormat format) {
    return new WorldPlan(
        seed,
        subscribers,
        firstWeek,
        weeks,
        operators,
        format,
        FlowRates.standard(),
        STANDARD_BAD_ROW_SHARE,
        WorldPhase.first(),
        WorldConditions.CALM,
        Math.min(256, Runtime.getRuntime().availableProcessors()));
  }

  public WorldPlan withRates(FlowRates other) {
    return new WorldPlan(
        seed,
        subscribers,
        firstWeek,
        weeks,
        operators,
        format,
        other,
        badRowShare,
        phase,
        conditions,
        threads);
  }

  public WorldPlan withBadRowShare(double other) {
    return new WorldPlan(
        seed,
        subscribers,
        firstWeek,
        weeks,
        operators,
        format,
        rates,
        other,
        phase,
        conditions,
        threads);
  }

  public WorldPlan withPhase(WorldPhase other) {
    return new WorldPlan(
        seed,
        subscribers,
        firstWeek,
        weeks,
        operators,
        format,
        rates,
        badRowShare,
        other,
        conditions,
        threads);
  }

  /**
   * The same plan under other conditions; where they postpone, the phase's cut-off is the first
   * date.
   */
  public WorldPlan withConditions(WorldConditions other) {
    return new WorldPlan(
        seed,
        subscribers,
        firstWeek,
        weeks,
        operators,
        format,
        rates,
        badRowShare,
        phase,
        other,
        threads);
  }

  public WorldPlan withThreads(int other) {
    return new WorldPlan(
        seed,
        subscribers,
        firstWeek,
        weeks,
        operators,
        format,
        rates,
        badRowShare,
        phase,
        conditions,
        other);
  }

  /** The cut-off as people know it at the end of the week: the first date, or the new one. */
  public LocalDate cutOffKnownIn(IsoWeek week) {
    return conditions
        .postponement()
        .filter(postponed -> !postponed.announcedOn().isAfter(week.sunday()))
        .map(Postponement::newCutOff)
        .orElse(phase.cutOff());
  }

  /** The cut-off that people live toward in the week: as they knew it when the week began. */
  LocalDate cutOffLivedTowardIn(int week) {
    return cutOffKnownIn(week(week - 1));
  }

  /** The day of the cut-off in the end. */
  LocalDate lastCutOff() {
    return conditions.postponement().map(Postponement::newCutOff).orElse(phase.cutOff());
  }

  /** The week with that position, the first being 0. */
  IsoWeek week(int index) {
    return firstWeek.plus(index);
  }

  /** Position of the first week that ends on the day or later; 0 where that was before. */
  int firstWeekEndingFrom(LocalDate day) {
    return Math.max(0, IsoWeek.of(day).number() - firstWeek.number());
  }

  /** Subscribers of the operator with that position. */
  long subscribersOf(int operator) {
    long share = subscribers / operators.size();
    return operator < subscribers % operators.size() ? share + 1 : share;
  }

  private static void requireLater(Postponement postponed, LocalDate first) {
    if (!postponed.newCutOff().isAfter(first) || postponed.announcedOn().isAfter(first)) {
      throw InputProblem.of(
          "the phase's cut-off of %s cannot be postponed to %s by a word of %s"
              .formatted(first, postponed.newCutOff(), postponed.announcedOn()),
          "announce a later date, not after the first; set the phase before the conditions");
    }
  }
}
