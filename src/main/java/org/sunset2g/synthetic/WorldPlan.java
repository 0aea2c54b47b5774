package org.sunset2g.synthetic;

import java.util.List;
import java.util.Objects;
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
 * @param phase the sunset phase lived through
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
    int threads) {

  /** Share of planted bad rows where nothing else is said: two in a thousand. */
  public static final double STANDARD_BAD_ROW_SHARE = 0.002;

  public WorldPlan {
    Objects.requireNonNull(firstWeek, "firstWeek");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(phase, "phase");
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
        Math.min(256, Runtime.getRuntime().availableProcessors()));
  }

  public WorldPlan withRates(FlowRates other) {
    return new WorldPlan(
        seed, subscribers, firstWeek, weeks, operators, format, other, badRowShare, phase, threads);
  }

  public WorldPlan withBadRowShare(double other) {
    return new WorldPlan(
        seed, subscribers, firstWeek, weeks, operators, format, rates, other, phase, threads);
  }

  public WorldPlan withPhase(WorldPhase other) {
    return new WorldPlan(
        seed, subscribers, firstWeek, weeks, operators, format, rates, badRowShare, other, threads);
  }

  public WorldPlan withThreads(int other) {
    return new WorldPlan(
        seed, subscribers, firstWeek, weeks, operators, format, rates, badRowShare, phase, other);
  }

  /** The week with that position, the first being 0. */
  IsoWeek week(int index) {
    return firstWeek.plus(index);
  }

  /** Position of the first week that ends on the day or later; 0 where that was before. */
  int firstWeekEndingFrom(java.time.LocalDate day) {
    return Math.max(0, IsoWeek.of(day).number() - firstWeek.number());
  }

  /** Subscribers of the operator with that position. */
  long subscribersOf(int operator) {
    long share = subscribers / operators.size();
    return operator < subscribers % operators.size() ? share + 1 : share;
  }
}
