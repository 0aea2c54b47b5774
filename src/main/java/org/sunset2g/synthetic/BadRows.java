package org.sunset2g.synthetic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * Plants bad rows beside the good ones. It draws from a stream of its own and never changes a good
 * row, so the truth is the same with and without it.
 */
final class BadRows {
  private static final BadRow[] OF_SNAPSHOT = {
    BadRow.DUPLICATE_SUBSCRIBER,
    BadRow.UNKNOWN_STATUS,
    BadRow.MISSING_HOME,
    BadRow.WRONG_FIELD_COUNT
  };
  private static final BadRow[] OF_OBSERVATIONS = {
    BadRow.DUPLICATE_OBSERVATION,
    BadRow.MALFORMED_TAC,
    BadRow.DATE_OUTSIDE_WEEK,
    BadRow.MISSING_DAYS_SEEN,
    BadRow.NO_SUBSCRIBER,
    BadRow.WRONG_FIELD_COUNT
  };
  private static final int DAYS = 7;

  private final Map<BadRow, Long> planted = new EnumMap<>(BadRow.class);
  private final Chance chance;
  private final double rate;
  private final boolean csv;

  BadRows(WorldPlan plan, long seed) {
    this.chance = new Chance(seed);
    this.rate = plan.badRowShare() / (1 - plan.badRowShare());
    this.csv = plan.format() != LandingFormat.PARQUET;
  }

  /** Plants beside the rows from that position on. */
  void plantIn(List<LandingRow> rows, int from) {
    if (rate == 0) {
      return;
    }
    int upTo = rows.size();
    for (int i = from; i < upTo; i++) {
      if (chance.happens(rate)) {
        LandingRow good = rows.get(i);
        if (good instanceof LandingRow.Subscriber subscriber) {
          rows.add(bad(subscriber, kind(OF_SNAPSHOT)));
        } else if (good instanceof LandingRow.Observation observation) {
          rows.add(bad(observation, kind(OF_OBSERVATIONS)));
        }
      }
    }
  }

  /** Whether a missing subscriber shall be missing by contradiction; counts the two rows. */
  boolean contradicts() {
    if (!chance.happens(Math.min(0.5, 5 * rate))) {
      return false;
    }
    planted.merge(BadRow.CONFLICTING_SUBSCRIBER, 2L, Long::sum);
    return true;
  }

  Map<BadRow, Long> planted() {
    return planted;
  }

  private BadRow kind(BadRow[] kinds) {
    BadRow kind = kinds[chance.below(csv ? kinds.length : kinds.length - 1)];
    planted.merge(kind, 1L, Long::sum);
    return kind;
  }

  private LandingRow bad(LandingRow.Subscriber good, BadRow kind) {
    if (kind == BadRow.DUPLICATE_SUBSCRIBER) {
      return good;
    }
    Text nobody = nobody();
    if (kind == BadRow.WRONG_FIELD_COUNT) {
      return new LandingRow.Torn(nobody, good.codeSystem());
    }
    LandingRow.Profile profile =
        new LandingRow.Profile(nobody, null, true, false, false, false, FieldSink.MISSING);
    return new LandingRow.Subscriber(
        profile,
        good.codeSystem(),
        kind == BadRow.MISSING_HOME ? null : good.commune(),
        good.hamlet(),
        kind == BadRow.UNKNOWN_STATUS ? Words.UNKNOWN_STATUS : Words.of(SubscriberStatus.ACTIVE),
        good.segment(),
        FieldSink.MISSING);
  }

  private LandingRow bad(LandingRow.Observation good, BadRow kind) {
    return switch (kind) {
      case DUPLICATE_OBSERVATION -> good;
      case WRONG_FIELD_COUNT -> new LandingRow.Torn(good.subscriberId(), nobody());
      case NO_SUBSCRIBER -> altered(good, nobody(), good.tac(), 0, good.daysSeen());
      case DATE_OUTSIDE_WEEK ->
          altered(good, good.subscriberId(), good.tac(), DAYS, good.daysSeen());
      case MISSING_DAYS_SEEN ->
          altered(good, good.subscriberId(), good.tac(), 0, FieldSink.MISSING);
      default -> altered(good, good.subscriberId(), malformed(good.tac()), 0, good.daysSeen());
    };
  }

  private LandingRow altered(
      LandingRow.Observation good, Text subscriber, Text tac, int later, int days) {
    return new LandingRow.Observation(
        subscriber,
        nobody(),
        tac,
        good.firstSeen() + later,
        good.lastSeen() + later,
        days,
        good.events(),
        good.highestRat());
  }

  private Text malformed(Text tac) {
    String digits = tac.toString();
    return Text.of(
        chance.happens(0.5)
            ? digits.substring(1)
            : digits.substring(0, 5) + "X" + digits.substring(6));
  }

  /** A pseudonym, or device pseudonym, that stands for nobody. */
  private Text nobody() {
    return Text.hexadecimal(chance.next(), chance.next());
  }
}
