package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.udf;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.SubscriberWeek.Fact;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.VoLte;

/** The rules of a phase as a function over frames: packed numbers in, packed numbers out. */
final class PhaseOutcome implements UDF6<Long, Long, Integer, Integer, Integer, Integer, Long> {
  private static final long serialVersionUID = 1L;

  private static final HandsetClass[] CLASSES = HandsetClass.values();
  private static final VoLte[] VOLTES = VoLte.values();
  private static final Generation[] SIMS = Generation.values();
  private static final HandsetForm[] FORMS = HandsetForm.values();
  private static final Segment[] SEGMENTS = Segment.values();
  private static final Standing[] STANDINGS = Standing.values();
  private static final SubscriberStatus[] STATUSES = SubscriberStatus.values();

  static final String STANDING = SubscriberState.STANDING;
  static final String FLOW = SubscriberState.FLOW;
  static final String AT_RISK_SINCE = SubscriberState.AT_RISK_SINCE;
  static final String CONVERTED_WEEK = SubscriberState.CONVERTED_WEEK;
  static final String CONFIRMATIONS = SubscriberState.CONFIRMATIONS;
  static final String STEP = SubscriberState.CONVERSION_EVENT;

  private static final PackedNumbers OUTCOME =
      WeekUnion.memory().with(FLOW, WeekUnion.FLOW_BITS).with(STEP, WeekUnion.CODE_BITS);

  private static final PackedNumbers.Place OUT_STANDING = OUTCOME.place(STANDING);
  private static final PackedNumbers.Place OUT_FLOW = OUTCOME.place(FLOW);
  private static final PackedNumbers.Place OUT_AT_RISK_SINCE = OUTCOME.place(AT_RISK_SINCE);
  private static final PackedNumbers.Place OUT_CONVERTED_WEEK = OUTCOME.place(CONVERTED_WEEK);
  private static final PackedNumbers.Place OUT_CONFIRMATIONS = OUTCOME.place(CONFIRMATIONS);
  private static final PackedNumbers.Place OUT_STEP = OUTCOME.place(STEP);
  private static final PackedNumbers.Place STATUS = WeekUnion.OF_SNAPSHOT.place(WeekUnion.STATUS);
  private static final PackedNumbers.Place SEGMENT = WeekUnion.OF_SNAPSHOT.place(WeekUnion.SEGMENT);

  private static final PackedNumbers.Place SIM =
      WeekUnion.OF_SNAPSHOT.place(WeekUnion.SIM_GENERATION);

  private final PhaseRules rules;

  PhaseOutcome(PhaseRules rules) {
    this.rules = rules;
  }

  /**
   * The outcome of a subscriber's row, packed; see {@link #unpack}.
   *
   * @param now packed numbers of the snapshot
   * @param past packed numbers of what the state remembers of the phase
   * @param facts conditions; one that is null does not hold
   */
  static Column of(
      PhaseRules rules,
      Column now,
      Column past,
      Column handsetClass,
      Column voLte,
      Column form,
      Map<Fact, Column> facts) {
    Column set = lit(0);
    for (Fact fact : Fact.values()) {
      Column isTrue = coalesce(facts.get(fact), lit(false)).cast("int");
      set = set.bitwiseOR(shiftleft(isTrue, fact.ordinal()));
    }
    return udf(new PhaseOutcome(rules), DataTypes.LongType)
        .apply(now, past, handsetClass, voLte, form, set);
  }

  /** The numbers of an outcome by the names of the state's columns of a phase. */
  static Map<String, Column> unpack(Column outcome) {
    return OUTCOME.unpack(outcome);
  }

  @Override
  public Long call(
      Long now, Long past, Integer handsetClass, Integer voLte, Integer form, Integer facts) {
    PhaseRules.Outcome outcome =
        rules.outcome(
            new SubscriberWeek(
                now == null ? null : at(STATUSES, STATUS.in(now)),
                now == null ? null : at(SEGMENTS, SEGMENT.in(now)),
                now == null ? null : at(SIMS, SIM.in(now)),
                handsetClass == null ? HandsetClass.UNKNOWN : CLASSES[handsetClass],
                voLte == null ? VoLte.UNKNOWN : VOLTES[voLte],
                form == null ? HandsetForm.UNKNOWN : FORMS[form],
                facts,
                past(past == null ? 0L : past)));
    return OUT_STANDING.holding(outcome.standing().ordinal())
        | OUT_FLOW.holding(codeOf(outcome.flow()))
        | OUT_AT_RISK_SINCE.holding(outcome.atRiskSince())
        | OUT_CONVERTED_WEEK.holding(outcome.convertedWeek())
        | OUT_CONFIRMATIONS.holding(outcome.confirmations())
        | OUT_STEP.holding(codeOf(outcome.step()));
  }

  /** The outcome of a week and what is remembered of it lie in the same places. */
  private static SubscriberWeek.Past past(long packed) {
    return new SubscriberWeek.Past(
        at(STANDINGS, OUT_STANDING.in(packed)),
        OUT_AT_RISK_SINCE.in(packed),
        OUT_CONVERTED_WEEK.in(packed),
        OUT_CONFIRMATIONS.in(packed));
  }

  private static <E> E at(E[] values, int code) {
    return code == PackedNumbers.NONE ? null : values[code];
  }

  private static int codeOf(Enum<?> value) {
    return value == null ? PackedNumbers.NONE : value.ordinal();
  }
}
