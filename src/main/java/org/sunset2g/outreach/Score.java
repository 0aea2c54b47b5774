package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.ledger.Codes;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Points of priority, see {@link ScorePart}. */
public final class Score {
  private static final int LONG_AT_RISK_WEEKS = 8;

  private Score() {}

  /**
   * Points of the cut-off on the day after the week, when its lists begin: the same for all
   * subscribers of a phase, so that lists of phases and weeks can be held against each other.
   */
  static int ofCutOff(Phase phase, IsoWeek week) {
    long days = ChronoUnit.DAYS.between(week.plus(1).monday(), phase.cutOff().toLocalDate());
    return days <= 2 * 7 ? ScorePart.CUT_OFF.most() : days <= 8 * 7 ? 15 : days <= 26 * 7 ? 8 : 0;
  }

  /**
   * Points of an area by the chance that one who is at risk there converts unaided in time.
   *
   * @param convertsUnaided from 0 to 1
   */
  public static int ofChance(double convertsUnaided) {
    if (!(convertsUnaided >= 0 && convertsUnaided <= 1)) {
      throw new IllegalArgumentException("a chance is from 0 to 1, was " + convertsUnaided);
    }
    return convertsUnaided < 0.5 ? ScorePart.FEW_CONVERT.most() : convertsUnaided < 0.8 ? 8 : 0;
  }

  /**
   * Points of an area of which nothing is forecast, by how many of its subscribers at risk
   * converted in a week.
   *
   * @param converted conversions in the weeks that are looked at
   * @param opening sum over those weeks of who stood at risk at their beginning; without any,
   *     nothing is known and nothing given
   */
  public static int ofConversions(long converted, long opening) {
    if (opening == 0) {
      return 0;
    }
    double share = (double) converted / opening;
    return share < 0.05 ? ScorePart.FEW_CONVERT.most() : share < 0.15 ? 8 : 0;
  }

  /** The rows with {@code score} and {@code score_parts}. */
  static Dataset<Row> with(Dataset<Row> rows) {
    Map<ScorePart, Column> points = points();
    Column score = lit(0);
    for (ScorePart part : ScorePart.values()) {
      score = score.plus(points.get(part));
    }
    Column[] written =
        Arrays.stream(ScorePart.values())
            .map(
                part ->
                    when(
                        points.get(part).gt(0),
                        concat(lit(part.name() + ":"), points.get(part).cast("string"))))
            .toArray(Column[]::new);
    return OutreachItems.and(
        rows, score.as(OutreachItem.SCORE), concat_ws("|", written).as(OutreachItem.SCORE_PARTS));
  }

  private static Map<ScorePart, Column> points() {
    Map<ScorePart, Column> points = new EnumMap<>(ScorePart.class);
    points.put(ScorePart.CUT_OFF, col("cut_off_points"));
    points.put(
        ScorePart.BLOCKED,
        when(
                Codes.is(col("status_code"), SubscriberStatus.TWO_WAY_BLOCKED),
                lit(ScorePart.BLOCKED.most()))
            .when(Codes.is(col("status_code"), SubscriberStatus.ONE_WAY_BLOCKED), lit(15))
            .otherwise(lit(0)));
    points.put(
        ScorePart.REVERTED,
        given(ScorePart.REVERTED, Codes.is(col("flow_code"), LedgerFlow.REVERTED)));
    points.put(
        ScorePart.LONG_AT_RISK,
        given(ScorePart.LONG_AT_RISK, col(OutreachItem.WEEKS_AT_RISK).geq(LONG_AT_RISK_WEEKS)));
    points.put(ScorePart.FEW_CONVERT, coalesce(col(AreaPlan.FEW_CONVERT), lit(0)));
    points.put(
        ScorePart.SUBSIDY, given(ScorePart.SUBSIDY, col(SubscriberSnapshot.SUBSIDY_ELIGIBLE)));
    points.put(ScorePart.REMOTE, given(ScorePart.REMOTE, col(AreaPlan.REMOTE)));
    points.put(ScorePart.ACTIVE, given(ScorePart.ACTIVE, col("is_carried").unary_$bang()));
    return points;
  }

  private static Column given(ScorePart part, Column holds) {
    return when(coalesce(holds, lit(false)), lit(part.most())).otherwise(lit(0));
  }
}
