package org.sunset2g.feed.dump;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.vocabulary.Imei;
import org.sunset2g.vocabulary.Imsi;
import org.sunset2g.vocabulary.Msisdn;

/** The frames between rows as {@link DumpRows} gives them and what is handed on. */
final class DumpFrames {
  /** Rows behind a triplet, or of a file. */
  static final String ROWS = "_rows";

  static final String TRIPLETS = "_triplets";

  /** Line and shown value of the first row with a fault. */
  static final String FIRST = "_first";

  /** The same of the value that comes last to stand there for the first time. */
  static final String LAST = "_last";

  static final String EMPTY_IMEI = "_empty_imei";
  static final String EMPTY_IMSI = "_empty_imsi";
  static final String EMPTY_MSISDN = "_empty_msisdn";
  static final String UNCLEAN_IMEI = "_unclean_imei";
  static final String UNCLEAN_IMSI = "_unclean_imsi";
  static final String UNCLEAN_IMSI_TRIPLETS = "_unclean_imsi_triplets";
  static final String UNCLEAN_MSISDN = "_unclean_msisdn";
  static final String UNCLEAN = "_unclean";
  static final String FOREIGN_IMSI = "_foreign_imsi";
  static final String FOREIGN_MSISDN = "_foreign_msisdn";
  static final String FIRST_ZERO = "_first_zero";
  static final String FIRST_ONE = "_first_one";
  static final String TEST_IMEI = "_test_imei";
  static final String IMEIS = "_imeis";
  static final String IMSIS = "_imsis";
  static final String MSISDNS = "_msisdns";

  private static final Column TRIPLET_IMEI = col(OperatorDump.IMEI);
  private static final Column TRIPLET_IMSI = col(OperatorDump.IMSI);
  private static final Column TRIPLET_MSISDN = col(OperatorDump.MSISDN);

  private DumpFrames() {}

  /**
   * One row per file, fault and triplet. Sums and maxima of numbers only: Spark then aggregates by
   * hash and sorts nothing.
   */
  static Dataset<Row> grouped(Dataset<Row> rows) {
    return rows.groupBy(
            DumpRows.FILE,
            DumpRows.FAULT,
            DumpRows.SHOWN,
            DumpRows.DAY,
            OperatorDump.IMEI,
            OperatorDump.IMSI,
            OperatorDump.MSISDN)
        .agg(
            count(lit(1)).as(ROWS),
            min(DumpRows.LINE).as(DumpRows.LINE),
            max(DumpRows.GENERATION).as(DumpRows.GENERATION),
            sum(DumpRows.LOST_ZERO).as(DumpRows.LOST_ZERO),
            sum(DumpRows.WRONG_CHECK_DIGIT).as(DumpRows.WRONG_CHECK_DIGIT));
  }

  /**
   * One row per file and fault, the empty one being its faultless rows, with all that gates ask.
   */
  static Dataset<Row> measures(Dataset<Row> grouped, DumpLimits limits) {
    Column uncleanImei = isUncleanImei();
    Column uncleanImsi = length(TRIPLET_IMSI).lt(Imsi.USUAL_DIGITS);
    Column uncleanMsisdn =
        length(TRIPLET_MSISDN)
            .lt(Msisdn.LEAST_DIGITS)
            .or(length(TRIPLET_MSISDN).gt(Msisdn.MOST_DIGITS));
    Column unclean = holds(uncleanImei).or(holds(uncleanImsi)).or(holds(uncleanMsisdn));
    Column inRegion = anyOf(limits.countryCodes(), code -> TRIPLET_MSISDN.startsWith(code));
    Column inCountry =
        anyOf(limits.mobileCountryCodes(), code -> substring(TRIPLET_IMSI, 1, 3).equalTo(code));
    return grouped
        .groupBy(DumpRows.FILE, DumpRows.FAULT)
        .agg(
            sum(ROWS).as(ROWS),
            count(lit(1)).as(TRIPLETS),
            min(struct(col(DumpRows.LINE), col(DumpRows.SHOWN))).as(FIRST),
            max(struct(col(DumpRows.LINE), col(DumpRows.SHOWN))).as(LAST),
            sum(DumpRows.LOST_ZERO).as(DumpRows.LOST_ZERO),
            sum(DumpRows.WRONG_CHECK_DIGIT).as(DumpRows.WRONG_CHECK_DIGIT),
            rowsWhere(TRIPLET_IMEI.isNull()).as(EMPTY_IMEI),
            rowsWhere(TRIPLET_IMSI.isNull()).as(EMPTY_IMSI),
            rowsWhere(TRIPLET_MSISDN.isNull()).as(EMPTY_MSISDN),
            rowsWhere(uncleanImei).as(UNCLEAN_IMEI),
            rowsWhere(uncleanImsi).as(UNCLEAN_IMSI),
            count(when(uncleanImsi, 1)).as(UNCLEAN_IMSI_TRIPLETS),
            rowsWhere(uncleanMsisdn).as(UNCLEAN_MSISDN),
            rowsWhere(unclean).as(UNCLEAN),
            rowsWhere(inCountry.unary_$bang()).as(FOREIGN_IMSI),
            rowsWhere(inRegion.unary_$bang()).as(FOREIGN_MSISDN),
            rowsWhere(TRIPLET_IMEI.startsWith("0")).as(FIRST_ZERO),
            rowsWhere(TRIPLET_IMEI.startsWith("1")).as(FIRST_ONE),
            rowsWhere(TRIPLET_IMEI.startsWith("00").and(uncleanImei.unary_$bang())).as(TEST_IMEI));
  }

  /** Distinct triplets of all files in contract order, where no row has a fault. */
  static Dataset<Row> triplets(Dataset<Row> grouped, int files) {
    Dataset<Row> distinct = grouped;
    if (files > 1) {
      distinct =
          grouped
              .groupBy(DumpRows.DAY, OperatorDump.IMEI, OperatorDump.IMSI, OperatorDump.MSISDN)
              .agg(max(DumpRows.GENERATION).as(DumpRows.GENERATION));
    }
    Column generation = col(DumpRows.GENERATION);
    return distinct.select(
        expr("date_from_unix_date(" + DumpRows.DAY + ")").as(OperatorDump.DATE),
        TRIPLET_IMEI,
        TRIPLET_IMSI,
        TRIPLET_MSISDN,
        when(generation.equalTo(2), "2G")
            .when(generation.equalTo(3), "3G")
            .when(generation.equalTo(4), "4G")
            .when(generation.equalTo(5), "5G")
            .as(OperatorDump.RAT));
  }

  /**
   * One row per day: its triplets and the distinct identifiers among them. Counted on 64-bit
   * hashes, which are cheaper to exchange; a collision among some millions is as good as
   * impossible.
   */
  static Dataset<Row> perDay(Dataset<Row> triplets) {
    return triplets
        .groupBy(OperatorDump.DATE)
        .agg(
            count(lit(1)).as(TRIPLETS),
            countDistinct(hashOf(TRIPLET_IMEI)).as(IMEIS),
            countDistinct(hashOf(TRIPLET_IMSI)).as(IMSIS),
            countDistinct(hashOf(TRIPLET_MSISDN)).as(MSISDNS));
  }

  private static Column hashOf(Column identifier) {
    return when(identifier.isNotNull(), xxhash64(identifier));
  }

  /** False where there is no IMEI. A normalised one of 14 characters is digits, or has a letter. */
  private static Column isUncleanImei() {
    Column number = expr("try_cast(" + OperatorDump.IMEI + " as bigint)");
    return TRIPLET_IMEI
        .isNotNull()
        .and(length(TRIPLET_IMEI).notEqual(Imei.NUMBER_LENGTH).or(number.isNull()));
  }

  private static Column rowsWhere(Column condition) {
    return sum(when(condition, col(ROWS)).otherwise(0L));
  }

  private static Column holds(Column condition) {
    return coalesce(condition, lit(false));
  }

  /** Whether any code fits; true where there are no codes, for then everything belongs. */
  private static Column anyOf(List<String> codes, Function<String, Column> fits) {
    List<Column> each = new ArrayList<>(codes.stream().map(fits).toList());
    return each.stream().reduce(Column::or).orElse(lit(true));
  }
}
