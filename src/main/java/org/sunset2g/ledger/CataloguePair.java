package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.SubscriberWeek.Fact;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * Subscribers of a state who would be at risk with one of two catalogues, counted by area and by
 * where each catalogue puts them. Who is absent, exempt or quiet is so with any catalogue.
 */
public record CataloguePair(AreaCode area, Standing one, Standing other, long subscribers) {
  private static final List<Standing> BY_HANDSET =
      List.of(Standing.UNKNOWN, Standing.AT_RISK, Standing.TARGET, Standing.BELOW_TARGET);
  private static final String TAC = "judged_tac";
  private static final String SIM = "judged_sim";
  private static final String ONE = "one_standing";
  private static final String OTHER = "other_standing";

  /** The handsets and SIMs by which somebody's standing is judged: TAC and SIM generation. */
  public static Dataset<Row> handsets(Dataset<Row> state, Phase phase) {
    return judged(state, phase)
        .select(col(SubscriberState.TAC), col(SubscriberState.SIM_GENERATION))
        .distinct();
  }

  private static Dataset<Row> judged(Dataset<Row> state, Phase phase) {
    return state.filter(
        Codes.isAnyOf(col(phase.column(SubscriberState.STANDING)), BY_HANDSET)
            .and(col(SubscriberState.TAC).isNotNull()));
  }

  /** The columns of a frame of {@link #judgements}. */
  public static final StructType JUDGEMENT =
      new StructType()
          .add(TAC, DataTypes.IntegerType)
          .add(SIM, DataTypes.IntegerType)
          .add(ONE, DataTypes.IntegerType)
          .add(OTHER, DataTypes.IntegerType);

  /**
   * Where each handset puts its owner with the one and with the other catalogue.
   *
   * @param handsets rows of {@link #handsets}
   */
  public static List<Row> judgements(
      List<Row> handsets, Phase phase, TacCatalogue one, TacCatalogue other) {
    PhaseRules rules =
        new PhaseRules(
            PhaseRules.Cells.of(phase.atRisk()),
            PhaseRules.Cells.of(phase.target()),
            Set.of(),
            0,
            1);
    return handsets.stream()
        .map(
            handset ->
                RowFactory.create(
                    handset.getInt(0),
                    handset.isNullAt(1) ? null : handset.getInt(1),
                    standing(rules, handset, one).ordinal(),
                    standing(rules, handset, other).ordinal()))
        .toList();
  }

  /**
   * One row per area and pair of standings of which one is AT_RISK, in no order.
   *
   * @param state state of one operator
   * @param judgements rows of {@link #judgements}
   */
  public static Dataset<Row> frame(Dataset<Row> state, Phase phase, Dataset<Row> judgements) {
    Column isJudged =
        col(SubscriberState.TAC)
            .equalTo(col(TAC))
            .and(col(SubscriberState.SIM_GENERATION).eqNullSafe(col(SIM)));
    return judged(state, phase)
        .join(broadcast(judgements), isJudged)
        .filter(Codes.is(col(ONE), Standing.AT_RISK).or(Codes.is(col(OTHER), Standing.AT_RISK)))
        .groupBy(
            col(SubscriberState.CODE_SYSTEM), col(SubscriberState.COMMUNE), col(ONE), col(OTHER))
        .agg(count(lit(1)));
  }

  private static Standing standing(PhaseRules rules, Row handset, TacCatalogue catalogue) {
    Optional<Capability> can =
        catalogue
            .find(new Tac("%08d".formatted(handset.getInt(0))))
            .map(CatalogueEntry::capability);
    return rules.standing(
        new SubscriberWeek(
            SubscriberStatus.ACTIVE,
            null,
            handset.isNullAt(1) ? null : Generation.values()[handset.getInt(1)],
            can.map(Capability::handsetClass).orElse(HandsetClass.UNKNOWN),
            can.map(Capability::voLte).orElse(VoLte.UNKNOWN),
            can.map(Capability::form).orElse(HandsetForm.UNKNOWN),
            Fact.HAS_HANDSET.bit(),
            StatePair.past(null)));
  }

  /** One row of {@link #frame}. */
  public static CataloguePair from(Row row) {
    return new CataloguePair(
        new AreaCode(row.getString(0), row.getString(1)),
        Codes.standing(row.getInt(2)),
        Codes.standing(row.getInt(3)),
        row.getLong(4));
  }

  /** The pair as the ledger counts it, the one catalogue in the place of last week's. */
  public WeekCounts counts(String operator) {
    SubscriberWeek week =
        new SubscriberWeek(
            SubscriberStatus.ACTIVE,
            null,
            null,
            HandsetClass.UNKNOWN,
            VoLte.UNKNOWN,
            HandsetForm.UNKNOWN,
            Fact.HAS_HANDSET.bit() | Fact.SAME_HANDSET.bit() | Fact.SAME_AREA.bit(),
            StatePair.past(one));
    return new WeekCounts(
        operator,
        area,
        other,
        Optional.of(PhaseRules.flow(week, other)),
        Optional.of(area),
        subscribers);
  }
}
