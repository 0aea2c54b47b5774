package org.sunset2g.outreach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;

/**
 * The difference between the lists of two weeks, subscriber by subscriber, as plain values: what
 * {@link #frame} computes over tables, and how differences fold into one over a longer time.
 *
 * @param changes everybody who was on the lists at either end, or left them in between
 */
public record ListDelta(SortedMap<Subscriber, Change> changes) {
  /** What a team acts upon: an item with another of these is {@link DeltaStatus#CHANGED}. */
  public static final List<String> PLAN =
      List.of(
          OutreachItem.LIST,
          OutreachItem.COMMUNE,
          OutreachItem.HAMLET,
          OutreachItem.TAC,
          OutreachItem.TEAM,
          OutreachItem.REASON,
          OutreachItem.CHANNELS,
          OutreachItem.NOTICE_CHANNEL,
          OutreachItem.OFFER_CHANNEL,
          OutreachItem.PROGRAMME);

  public ListDelta {
    changes = new TreeMap<>(changes);
  }

  /** A subscriber of an operator, on the lists of a phase. */
  public record Subscriber(String operator, String phase, String subscriberId)
      implements Comparable<Subscriber> {
    private static final Comparator<Subscriber> ORDER =
        Comparator.comparing(Subscriber::operator)
            .thenComparing(Subscriber::phase)
            .thenComparing(Subscriber::subscriberId);

    @Override
    public int compareTo(Subscriber other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * An item of a list.
   *
   * @param plan values of the columns {@link #PLAN}; one that is missing is empty
   */
  public record Listed(String token, Map<String, String> plan) {
    public Listed {
      plan = Map.copyOf(plan);
    }
  }

  /**
   * What became of one subscriber.
   *
   * @param before the item of the earlier week, where there was one
   * @param now the item of the later week, where there is one
   * @param lastExit why the subscriber left the lists for the last time after the earlier week;
   *     also of one who came back since, for the next difference to go on from
   */
  public record Change(
      Optional<Listed> before, Optional<Listed> now, Optional<DeltaStatus> lastExit) {

    /** Empty for one who is on neither list: came and went in between. */
    public Optional<DeltaStatus> status() {
      if (now.isEmpty()) {
        return before.isEmpty() ? Optional.empty() : lastExit;
      }
      if (before.isEmpty()) {
        return Optional.of(DeltaStatus.NEW);
      }
      return Optional.of(changed().isEmpty() ? DeltaStatus.CARRIED : DeltaStatus.CHANGED);
    }

    /** The columns of the plan that are others now, for one who is on both lists. */
    public List<String> changed() {
      List<String> changed = new ArrayList<>();
      if (before.isPresent() && now.isPresent()) {
        for (String column : PLAN) {
          if (!Objects.equals(before.get().plan.get(column), now.get().plan.get(column))) {
            changed.add(column);
          }
        }
      }
      return changed;
    }
  }

  /**
   * The difference of two lists.
   *
   * @param lastExits why subscribers left the lists, the latest time of each after the earlier week
   * @throws IllegalArgumentException where somebody left the lists without an exit
   */
  public static ListDelta between(
      Map<Subscriber, Listed> before,
      Map<Subscriber, Listed> now,
      Map<Subscriber, DeltaStatus> lastExits) {
    SortedSet<Subscriber> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    all.addAll(lastExits.keySet());
    SortedMap<Subscriber, Change> changes = new TreeMap<>();
    for (Subscriber each : all) {
      Change change =
          new Change(
              Optional.ofNullable(before.get(each)),
              Optional.ofNullable(now.get(each)),
              Optional.ofNullable(lastExits.get(each)));
      if (change.before.isPresent() && change.now.isEmpty() && change.lastExit.isEmpty()) {
        throw new IllegalArgumentException(
            "somebody left the lists of %s, %s without an exit"
                .formatted(each.operator, each.phase));
      }
      changes.put(each, change);
    }
    return new ListDelta(changes);
  }

  /**
   * The difference over both times: of lists a, b and c, {@code fold(delta(a, b), delta(b, c))} is
   * {@code delta(a, c)}.
   *
   * @throws IllegalArgumentException where the second does not begin with the lists that the first
   *     ends with
   */
  public static ListDelta fold(ListDelta first, ListDelta second) {
    Change none = new Change(Optional.empty(), Optional.empty(), Optional.empty());
    SortedSet<Subscriber> all = new TreeSet<>(first.changes.keySet());
    all.addAll(second.changes.keySet());
    SortedMap<Subscriber, Change> folded = new TreeMap<>();
    for (Subscriber each : all) {
      Change one = first.changes.getOrDefault(each, none);
      Change other = second.changes.getOrDefault(each, none);
      if (!one.now.equals(other.before)) {
        throw new IllegalArgumentException(
            "the second difference does not begin where the first ends, in the lists of %s, %s"
                .formatted(each.operator, each.phase));
      }
      folded.put(each, new Change(one.before, other.now, other.lastExit.or(() -> one.lastExit)));
    }
    return new ListDelta(folded);
  }

  /** The same over tables, one row per subscriber on either list; see {@link ListDeltaFrame}. */
  public static Dataset<Row> frame(Dataset<Row> before, Dataset<Row> now, Dataset<Row> exits) {
    return ListDeltaFrame.of(before, now, exits);
  }
}
