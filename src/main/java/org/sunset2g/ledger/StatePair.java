package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * Subscribers who are at risk in one of two states of the same week, counted by all that the rules
 * look at to say why they are not in the other. The one state takes the place of the week before,
 * the other that of the week now, so that the words are those of the weekly ledger.
 *
 * <p>Nothing happens between two tellings of one week. So a conversion on record is not looked at
 * (who is at risk after all is DOWNGRADED or HANDSET_IDENTIFIED, not REVERTED), and areas succeed
 * each other in either order.
 *
 * @param one where they stand in the one state; empty where it does not know them
 * @param other likewise in the other
 * @param status their last known status in the other state
 * @param handset the other state's handset, where it takes a form to name the flow
 */
public record StatePair(
    Optional<Place> one,
    Optional<Place> other,
    boolean isSameHandset,
    Optional<SubscriberStatus> status,
    Optional<Tac> handset,
    long subscribers) {

  /** Where a subscriber stands, and where at home. */
  public record Place(Standing standing, AreaCode area) {
    boolean isAtRisk() {
      return standing == Standing.AT_RISK;
    }
  }

  private static final String STANDING = "standing";
  private static final String ONE = "one_";
  private static final String OTHER = "other_";
  private static final String SAME_HANDSET = "same_handset";

  /**
   * One row per kind of pair, in no order.
   *
   * @param one state of one operator
   * @param other the same operator's other state
   * @param phase name of the phase
   */
  public static Dataset<Row> frame(Dataset<Row> one, Dataset<Row> other, String phase) {
    Dataset<Row> joined =
        side(one, ONE, phase)
            .join(
                side(other, OTHER, phase),
                of(ONE, SubscriberState.SUBSCRIBER_KEY)
                    .equalTo(of(OTHER, SubscriberState.SUBSCRIBER_KEY))
                    .and(
                        of(ONE, SubscriberState.SUBSCRIBER_CHECK)
                            .equalTo(of(OTHER, SubscriberState.SUBSCRIBER_CHECK))),
                "full_outer");
    Column wasAtRisk = coalesce(Codes.is(of(ONE, STANDING), Standing.AT_RISK), lit(false));
    Column isAtRisk = coalesce(Codes.is(of(OTHER, STANDING), Standing.AT_RISK), lit(false));
    Column isSameHandset =
        coalesce(of(ONE, SubscriberState.TAC).equalTo(of(OTHER, SubscriberState.TAC)), lit(false));
    Column isConverted =
        wasAtRisk.and(not(isSameHandset)).and(Codes.is(of(OTHER, STANDING), Standing.TARGET));
    return joined
        .filter(wasAtRisk.or(isAtRisk))
        .select(
            of(ONE, STANDING),
            of(ONE, SubscriberState.CODE_SYSTEM),
            of(ONE, SubscriberState.COMMUNE),
            of(OTHER, STANDING),
            of(OTHER, SubscriberState.CODE_SYSTEM),
            of(OTHER, SubscriberState.COMMUNE),
            isSameHandset.as(SAME_HANDSET),
            of(OTHER, SubscriberState.STATUS),
            when(isConverted, of(OTHER, SubscriberState.TAC)).as(OTHER + SubscriberState.TAC))
        .groupBy(
            of(ONE, STANDING),
            of(ONE, SubscriberState.CODE_SYSTEM),
            of(ONE, SubscriberState.COMMUNE),
            of(OTHER, STANDING),
            of(OTHER, SubscriberState.CODE_SYSTEM),
            of(OTHER, SubscriberState.COMMUNE),
            col(SAME_HANDSET),
            of(OTHER, SubscriberState.STATUS),
            of(OTHER, SubscriberState.TAC))
        .agg(count(lit(1)));
  }

  private static Column of(String side, String column) {
    return col(side + column);
  }

  private static Dataset<Row> side(Dataset<Row> state, String side, String phase) {
    return state.select(
        col(SubscriberState.SUBSCRIBER_KEY).as(side + SubscriberState.SUBSCRIBER_KEY),
        col(SubscriberState.SUBSCRIBER_CHECK).as(side + SubscriberState.SUBSCRIBER_CHECK),
        col(org.sunset2g.contract.Column.inPhase(SubscriberState.STANDING, phase))
            .as(side + STANDING),
        col(SubscriberState.CODE_SYSTEM).as(side + SubscriberState.CODE_SYSTEM),
        col(SubscriberState.COMMUNE).as(side + SubscriberState.COMMUNE),
        col(SubscriberState.TAC).as(side + SubscriberState.TAC),
        col(SubscriberState.STATUS).as(side + SubscriberState.STATUS));
  }

  /** One row of {@link #frame}. */
  public static StatePair from(Row row) {
    return new StatePair(
        place(row, 0),
        place(row, 3),
        row.getBoolean(6),
        row.isNullAt(7) ? Optional.empty() : Optional.of(SubscriberStatus.values()[row.getInt(7)]),
        row.isNullAt(8) ? Optional.empty() : Optional.of(new Tac("%08d".formatted(row.getInt(8)))),
        row.getLong(9));
  }

  private static Optional<Place> place(Row row, int first) {
    return row.isNullAt(first)
        ? Optional.empty()
        : Optional.of(
            new Place(
                Codes.standing(row.getInt(first)),
                new AreaCode(row.getString(first + 1), row.getString(first + 2))));
  }

  /**
   * The pair as the ledger counts it: home is the area of the other state, booked that of the flow.
   *
   * @param changes official successors of areas
   * @param catalogue tells the form of a handset
   */
  public WeekCounts counts(String operator, AreaChanges changes, TacCatalogue catalogue) {
    Place there = other.or(() -> one).orElseThrow();
    Standing now = other.map(Place::standing).orElse(Standing.ABSENT);
    LedgerFlow flow = PhaseRules.flow(asWeek(changes, catalogue), now);
    AreaCode booked = one.filter(Place::isAtRisk).orElse(there).area();
    return new WeekCounts(
        operator, there.area(), now, Optional.of(flow), Optional.of(booked), subscribers);
  }

  private SubscriberWeek asWeek(AreaChanges changes, TacCatalogue catalogue) {
    int facts = isSameHandset ? SubscriberWeek.Fact.SAME_HANDSET.bit() : 0;
    if (one.isPresent() && other.isPresent()) {
      AreaCode here = one.get().area();
      AreaCode there = other.get().area();
      facts |= here.equals(there) ? SubscriberWeek.Fact.SAME_AREA.bit() : 0;
      facts |= isSuccession(changes, here, there) ? SubscriberWeek.Fact.SUCCESSION.bit() : 0;
    }
    return new SubscriberWeek(
        status.orElse(null),
        null,
        null,
        HandsetClass.UNKNOWN,
        VoLte.UNKNOWN,
        handset
            .flatMap(catalogue::find)
            .map(CatalogueEntry::capability)
            .map(can -> can.form())
            .orElse(HandsetForm.UNKNOWN),
        facts,
        past(one.map(Place::standing).orElse(null)));
  }

  private static boolean isSuccession(AreaChanges changes, AreaCode here, AreaCode there) {
    return changes.isSuccession(here, there) || changes.isSuccession(there, here);
  }

  static SubscriberWeek.Past past(Standing standing) {
    return new SubscriberWeek.Past(
        standing, PackedNumbers.NONE, PackedNumbers.NONE, PackedNumbers.NONE);
  }
}
