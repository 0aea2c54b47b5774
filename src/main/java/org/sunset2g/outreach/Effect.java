package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.weekofyear;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Conversion;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.vocabulary.ContactOutcome;

/**
 * Conversions of listed subscribers who were reached beside those of listed subscribers who were
 * not, in strata of the same list, week and time at risk. It states an association: who is reached
 * was not drawn by lot.
 */
public final class Effect {
  /** Columns of the frame beside operator, phase, week and list of {@code outreach_item}. */
  public static final String BAND = "weeks_at_risk_band";

  public static final String REACHED = "reached";
  public static final String REACHED_CONVERTED = "reached_converted";

  /** Converted in time, and at risk again by its end: apart, and not among the converted. */
  public static final String REACHED_REVERTED = "reached_reverted";

  public static final String OTHERS = "others";
  public static final String OTHERS_CONVERTED = "others_converted";
  public static final String OTHERS_REVERTED = "others_reverted";

  /** Outcomes for which somebody spoke with the subscriber. */
  public static final List<ContactOutcome> CONTACTS =
      List.of(
          ContactOutcome.REACHED,
          ContactOutcome.REFUSED,
          ContactOutcome.CONVERTED,
          ContactOutcome.NOT_NEEDED);

  private static final int DAYS_OF_WEEK = 7;
  private static final String IS_REACHED = "is_reached";
  private static final String IS_CONVERTED = "is_converted";
  private static final String HAD_CONVERTED = "had_converted";

  private Effect() {}

  /**
   * One row per operator, phase, week, list and band of weeks at risk, in no order. A subscriber
   * counts once for each week in which he or she is listed: as reached by a contact in the seven
   * days after the week's Sunday, as converted by a conversion in one of the weeks after it that is
   * not reverted by the last of them.
   *
   * @param items {@code outreach_item} of the weeks, all three tables under the same pseudonyms
   * @param results {@code outreach_result}; rows about an area are nobody's
   * @param conversions {@code conversion}
   * @param within how many weeks after the list's week are looked at
   */
  public static Dataset<Row> strata(
      Dataset<Row> items, Dataset<Row> results, Dataset<Row> conversions, int within) {
    Dataset<Row> listed =
        items
            .select(
                col(OutreachItem.OPERATOR),
                col(OutreachItem.PHASE),
                col(OutreachItem.WEEK),
                col(OutreachItem.LIST),
                col(OutreachItem.SUBSCRIBER_ID),
                band().as(BAND))
            .join(contacts(results), sameListed("contact_"), "left")
            .join(
                converted(items, conversions, within),
                sameListed("conversion_")
                    .and(col(OutreachItem.PHASE).equalTo(col("conversion_phase"))),
                "left");
    Column isReached = coalesce(col(IS_REACHED), lit(false));
    Column isConverted = coalesce(col(IS_CONVERTED), lit(false));
    Column isReverted = coalesce(col(HAD_CONVERTED), lit(false)).and(isConverted.unary_$bang());
    Column isOther = isReached.unary_$bang();
    return listed
        .groupBy(
            col(OutreachItem.OPERATOR),
            col(OutreachItem.PHASE),
            col(OutreachItem.WEEK),
            col(OutreachItem.LIST),
            col(BAND))
        .agg(
            number(isReached).as(REACHED),
            number(isReached.and(isConverted)).as(REACHED_CONVERTED),
            number(isReached.and(isReverted)).as(REACHED_REVERTED),
            number(isOther).as(OTHERS),
            number(isOther.and(isConverted)).as(OTHERS_CONVERTED),
            number(isOther.and(isReverted)).as(OTHERS_REVERTED));
  }

  private static Column number(Column condition) {
    return sum(condition.cast("long"));
  }

  private static Column sameListed(String side) {
    return col(OutreachItem.OPERATOR)
        .equalTo(col(side + "operator"))
        .and(col(OutreachItem.WEEK).equalTo(col(side + "week")))
        .and(col(OutreachItem.SUBSCRIBER_ID).equalTo(col(side + "subscriber")));
  }

  private static Column band() {
    Column weeks = col(OutreachItem.WEEKS_AT_RISK);
    return when(weeks.leq(1), lit("1"))
        .when(weeks.leq(4), lit("2-4"))
        .when(weeks.leq(8), lit("5-8"))
        .otherwise(lit("9+"));
  }

  /** Who was contacted, by the week of the list that it came after. */
  private static Dataset<Row> contacts(Dataset<Row> results) {
    return results
        .filter(
            col(OutreachResult.OUTCOME)
                .isin(CONTACTS.stream().map(Enum::name).toArray())
                .and(col(OutreachResult.SUBSCRIBER_ID).isNotNull()))
        .groupBy(
            col(OutreachResult.OPERATOR).as("contact_operator"),
            weekOf(date_sub(col(OutreachResult.DONE_ON), DAYS_OF_WEEK)).as("contact_week"),
            col(OutreachResult.SUBSCRIBER_ID).as("contact_subscriber"))
        // Several attempts in a week are one contact.
        .agg(max(lit(true)).as(IS_REACHED));
  }

  private static Dataset<Row> converted(Dataset<Row> items, Dataset<Row> conversions, int within) {
    Dataset<Row> cohort =
        items.select(
            col(OutreachItem.OPERATOR).as("conversion_operator"),
            col(OutreachItem.PHASE).as("conversion_phase"),
            col(OutreachItem.WEEK).as("conversion_week"),
            col(OutreachItem.SUBSCRIBER_ID).as("conversion_subscriber"));
    Column listedIn = number("conversion_week");
    Column weeksLater = number(Conversion.CONVERTED_WEEK).minus(listedIn);
    Column stands =
        col(Conversion.REVERTED_WEEK)
            .isNull()
            .or(number(Conversion.REVERTED_WEEK).minus(listedIn).gt(within));
    return cohort
        .join(
            conversions,
            col("conversion_operator")
                .equalTo(col(Conversion.OPERATOR))
                .and(col("conversion_phase").equalTo(col(Conversion.PHASE)))
                .and(col("conversion_subscriber").equalTo(col(Conversion.SUBSCRIBER_ID))))
        .filter(weeksLater.between(1, within))
        .groupBy(
            "conversion_operator", "conversion_phase", "conversion_week", "conversion_subscriber")
        .agg(max(stands).as(IS_CONVERTED), max(lit(true)).as(HAD_CONVERTED));
  }

  /** The ISO week of a day, as {@code 2024-W37}. */
  private static Column weekOf(Column day) {
    // A week belongs to the year of its Thursday.
    Column thursday = date_add(date_sub(day, weekday(day)), 3);
    return concat(
        year(thursday).cast("string"), lit("-W"), lpad(weekofyear(day).cast("string"), 2, "0"));
  }

  /** Weeks written {@code 2024-W37}, numbered without gaps. */
  private static Column number(String column) {
    Column january4 = make_date(substring(col(column), 1, 4).cast("int"), lit(1), lit(4));
    Column monday = date_sub(january4, weekday(january4));
    return datediff(monday, lit("1969-12-29").cast("date"))
        .divide(DAYS_OF_WEEK)
        .cast("int")
        .plus(substring(col(column), 7, 2).cast("int"));
  }
}
