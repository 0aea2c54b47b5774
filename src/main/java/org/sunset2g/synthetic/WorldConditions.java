package org.sunset2g.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Under what conditions the people of a world change their handsets: everything that makes real
 * weeks differ from the published curve. All of it acts on the chance that one at risk changes the
 * handset in a week.
 *
 * @param postponement the cut-off is put off; empty where it stays
 * @param shocks weeks in which some provinces change faster or slower; those that meet multiply
 * @param lateRush how far people put it off, from 0 (as published) to 1: more than four weeks
 *     before the cut-off the chance is (1 - lateRush) times, from then to the week of the cut-off
 *     (1 + lateRush) times; weeks left are counted from the week's Sunday to the cut-off that
 *     people live toward
 * @param unrest chance ups and downs of the weeks
 */
public record WorldConditions(
    Optional<Postponement> postponement, List<Shock> shocks, double lateRush, Unrest unrest) {

  /** Every week as published. */
  public static final WorldConditions CALM =
      new WorldConditions(Optional.empty(), List.of(), 0, Unrest.NONE);

  /**
   * The cut-off is put off. In the week of the announcement people still live toward the first
   * date, from the next week on toward the new one; blocking follows the new date.
   *
   * @param announcedOn day on which people learn of it; not after the first date
   * @param newCutOff day of the cut-off in the end; after the first date
   */
  public record Postponement(LocalDate announcedOn, LocalDate newCutOff) {
    public Postponement {
      Objects.requireNonNull(announcedOn, "announcedOn");
      Objects.requireNonNull(newCutOff, "newCutOff");
      if (!announcedOn.isBefore(newCutOff)) {
        throw InputProblem.of(
            "a postponement to %s cannot be announced on %s".formatted(newCutOff, announcedOn),
            "announce it before the new date");
      }
    }
  }

  /**
   * Weeks in which some provinces change handsets faster, as in a campaign, or slower, as when the
   * shops run out of handsets. Which provinces is drawn from the plan's seed; where people live in
   * fewer than four provinces, districts are drawn instead. People whose home code is in no list
   * take part only where all provinces do.
   *
   * @param from first week of it
   * @param weeks number of weeks
   * @param factor times the usual chance, from 0 to 20
   * @param shareOfProvinces share of the provinces, above 0 and up to 1 for everywhere; rounded to
   *     whole provinces, and never none
   */
  public record Shock(IsoWeek from, int weeks, double factor, double shareOfProvinces) {
    public Shock {
      Objects.requireNonNull(from, "from");
      if (weeks < 1 || weeks > 260) {
        throw InputProblem.of(
            "weeks of a shock must be from 1 to 260, were " + weeks, "give a number in that range");
      }
      Limits.requireUpTo("factor of a shock", factor, 20);
      Limits.requireUpTo("shareOfProvinces", shareOfProvinces, 1);
      if (shareOfProvinces == 0) {
        throw InputProblem.of(
            "shareOfProvinces must be above 0", "leave the shock out where it is to strike nobody");
      }
    }

    boolean isIn(IsoWeek week) {
      int since = week.number() - from.number();
      return since >= 0 && since < weeks;
    }
  }

  /**
   * Chance ups and downs from week to week: log-normal factors of mean 1, drawn from the plan's
   * seed, one a week for the country and one for each province, or for each district where people
   * live in fewer than four provinces.
   *
   * @param country standard deviation of the country's factor on the log scale, from 0 to 1
   * @param province the same of a province's factor
   */
  public record Unrest(double country, double province) {
    /** Even weeks. */
    public static final Unrest NONE = new Unrest(0, 0);

    public Unrest {
      Limits.requireUpTo("unrest of the country", country, 1);
      Limits.requireUpTo("unrest of provinces", province, 1);
    }
  }

  public WorldConditions {
    Objects.requireNonNull(postponement, "postponement");
    Objects.requireNonNull(unrest, "unrest");
    shocks = List.copyOf(shocks);
    Limits.requireUpTo("lateRush", lateRush, 1);
  }

  /** The same conditions, but the cut-off is put off. */
  public WorldConditions withPostponement(Postponement other) {
    return new WorldConditions(Optional.of(other), shocks, lateRush, unrest);
  }

  /** The same conditions and one shock more. */
  public WorldConditions withShock(Shock another) {
    List<Shock> more = new ArrayList<>(shocks);
    more.add(another);
    return new WorldConditions(postponement, more, lateRush, unrest);
  }

  public WorldConditions withLateRush(double other) {
    return new WorldConditions(postponement, shocks, other, unrest);
  }

  public WorldConditions withUnrest(Unrest other) {
    return new WorldConditions(postponement, shocks, lateRush, other);
  }

  /** Apart, so that a part of the conditions can be made before the conditions are. */
  private static final class Limits {
    static void requireUpTo(String name, double value, int most) {
      if (!(value >= 0 && value <= most)) {
        throw InputProblem.of(
            "%s must be from 0 to %d, was %s".formatted(name, most, value),
            "give a number in that range");
      }
    }
  }
}
