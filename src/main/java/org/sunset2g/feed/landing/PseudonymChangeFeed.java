package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.quality.LandingRows;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The optional {@code pseudonym_change} of a week's folder. One wrong row would join the histories
 * of two persons, so it refuses the file; no message quotes a pseudonym.
 *
 * @param rows the contract's columns; read again whenever they are used
 * @param file the file
 * @param subscribers rows of the file
 */
public record PseudonymChangeFeed(Dataset<Row> rows, LandingFile file, long subscribers) {
  private static final String CURE = "make it again with 'sunset2g keys map'";

  /** Reads and checks it where there is one. */
  public static Optional<PseudonymChangeFeed> find(
      SparkSession spark, Path landing, String operator, IsoWeek week) {
    Contract contract = Contracts.of(PseudonymChange.TABLE);
    Path folder = landing.resolve(operator).resolve(week.toString());
    boolean isThere =
        Arrays.stream(LandingFormat.values())
            .map(format -> folder.resolve(contract.table() + format.suffix()))
            .anyMatch(Reading::isThere);
    if (!isThere) {
      return Optional.empty();
    }
    LandingFolder.Located located = LandingFolder.locate(landing, operator, week, contract.table());
    TextRows text = TextRows.open(spark, landing, located, contract);
    refuseMalformed(text, contract);
    refuseRepeated(text, PseudonymChange.OLD_SUBSCRIBER_ID, "two new pseudonyms");
    refuseRepeated(text, PseudonymChange.NEW_SUBSCRIBER_ID, "two old pseudonyms");
    Dataset<Row> rows =
        text.rows()
            .select(
                lit(operator).as(PseudonymChange.OPERATOR),
                lit(week.toString()).as(PseudonymChange.WEEK),
                col(PseudonymChange.OLD_SUBSCRIBER_ID),
                col(PseudonymChange.NEW_SUBSCRIBER_ID));
    return Optional.of(new PseudonymChangeFeed(rows, text.file(), text.count()));
  }

  private static void refuseMalformed(TextRows text, Contract contract) {
    Column wrong = col(LandingRows.FIELDS).isNotNull();
    for (org.sunset2g.contract.Column column : contract.fileColumns()) {
      Column value = col(column.name());
      wrong =
          wrong.or(value.isNull()).or(value.rlike(column.pattern().orElseThrow()).unary_$bang());
    }
    wrong =
        wrong.or(
            col(PseudonymChange.OLD_SUBSCRIBER_ID).equalTo(col(PseudonymChange.NEW_SUBSCRIBER_ID)));
    Row first = text.rows().filter(wrong).agg(min(LandingRows.LINE)).head();
    if (!first.isNullAt(0)) {
      throw InputProblem.inLine(
          text.file().path(),
          first.getLong(0),
          "it is not two different pseudonyms of 32 to 64 lower-case hexadecimal characters",
          CURE);
    }
  }

  private static void refuseRepeated(TextRows text, String column, String what) {
    List<Row> repeats =
        text.rows()
            .groupBy(column)
            .agg(
                sum(lit(1)).as("times"),
                min(LandingRows.LINE).as("first"),
                max(LandingRows.LINE).as("last"))
            .filter(col("times").gt(1))
            .orderBy("last")
            .limit(1)
            .collectAsList();
    for (Row repeat : repeats) {
      throw InputProblem.inLine(
          text.file().path(),
          repeat.getLong(3),
          "the %s is there already, on line %d: one subscriber cannot have %s"
              .formatted(column, repeat.getLong(2), what),
          CURE);
    }
  }
}
