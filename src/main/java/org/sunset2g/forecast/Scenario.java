package org.sunset2g.forecast;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;

/**
 * What is supposed of the time to come, apart from what the weeks so far tell.
 *
 * @param name short name, as {@code scenario} of the table has it
 * @param visits more or fewer visits; empty for as many as now
 * @param daysLater days by which the cut-off moves
 * @param arrivals whether people go on to come to be at risk
 */
public record Scenario(String name, Optional<Visits> visits, int daysLater, Arrivals arrivals) {
  /** All goes on as before. */
  public static final Scenario AS_NOW = new Scenario("AS_NOW", Optional.empty(), 0, Arrivals.GO_ON);

  /** Whether people go on to come to be at risk: new, back, or on an old handset again. */
  public enum Arrivals {
    GO_ON,
    STOP
  }

  /**
   * More or fewer visits of teams.
   *
   * @param times how many times as many as now
   * @param share what part of the conversions of these weeks is owed to visits: not known, but for
   *     a range, out of which every future draws one value evenly
   * @param areas where; areas below them too; the whole country where empty
   */
  public record Visits(double times, Range share, Set<AreaCode> areas) {
    public Visits {
      Objects.requireNonNull(share, "share");
      areas = Set.copyOf(areas);
      if (!(times >= 0 && times <= 10)) {
        throw new IllegalArgumentException("visits must be from 0 to 10 times, were " + times);
      }
    }

    /** Whether the area itself is named, or all are. */
    boolean isIn(AreaCode area) {
      return areas.isEmpty() || areas.contains(area);
    }

    /** Factor of the hazard, where the share of visits lies so far between its bounds. */
    double effect(double between) {
      return 1 + (times - 1) * (share.from() + between * (share.to() - share.from()));
    }
  }

  /** Shares from 0 to 1. */
  public record Range(double from, double to) {
    public Range {
      if (!(from >= 0 && from <= to && to <= 1)) {
        throw new IllegalArgumentException(
            "a range of shares rises from 0 to 1, was %s to %s".formatted(from, to));
      }
    }
  }

  public Scenario {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(visits, "visits");
    Objects.requireNonNull(arrivals, "arrivals");
    if (daysLater < 0 || daysLater > 731) {
      throw new IllegalArgumentException("a cut-off moves by 0 to 731 days, was " + daysLater);
    }
  }

  /** The share of visits is what a range of field trials gives; nobody has measured it here. */
  public static final Range USUAL_VISIT_SHARE = new Range(0.1, 0.3);

  /** Twice the visits in the areas. */
  public static Scenario twiceTheVisits(Set<AreaCode> areas, Range share) {
    return new Scenario(
        "TWICE_THE_VISITS", Optional.of(new Visits(2, share, areas)), 0, Arrivals.GO_ON);
  }

  /** The cut-off moves. */
  public static Scenario later(int days) {
    return new Scenario("LATER", Optional.empty(), days, Arrivals.GO_ON);
  }

  /** Nobody comes to be at risk any more. */
  public static Scenario withoutArrivals() {
    return new Scenario("NO_ARRIVALS", Optional.empty(), 0, Arrivals.STOP);
  }
}
