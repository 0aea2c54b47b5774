package org.sunset2g.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.vocabulary.IsoWeek;

/** The rows of {@code rejected_row}: one per line and fault, with the shape of the value only. */
public final class RejectedRows {
  private static final String FAULT = "_fault";

  /** Where the rows come from. */
  public record Source(String operator, IsoWeek week, String table, String file) {}

  private RejectedRows() {}

  /** Rejected rows of the faults that {@link CheckedRows} found. */
  public static Dataset<Row> ofFaults(Dataset<Row> checked, Contract contract, Source source) {
    Column faults = split(col(CheckedRows.FAULTS), CheckedRows.FAULT_SEPARATOR);
    Dataset<Row> byFault =
        checked
            .filter(col(CheckedRows.FAULTS).notEqual(""))
            .select(
                col(LandingRows.LINE),
                col(LandingRows.FIELDS),
                col(CheckedRows.TEXT),
                explode(faults).as(FAULT));
    Column column = substring_index(col(FAULT), ":", -1);
    Column text = lit(null).cast("string");
    for (var field : contract.fileColumns()) {
      String name = field.name();
      text =
          when(column.equalTo(field.name()), col(CheckedRows.TEXT).getField(name)).otherwise(text);
    }
    Column fields = concat(col(LandingRows.FIELDS).cast("string"), lit(" fields"));
    return inContractOrder(
        byFault,
        source,
        when(column.notEqual(""), column),
        substring_index(col(FAULT), ":", 1),
        coalesce(fields, ValueShape.of(text)));
  }

  /**
   * Rejected rows of subscribers of whom several rows say different things.
   *
   * @param conflicts lines as {@link SnapshotRepeats#conflictingLines} gives them
   */
  public static Dataset<Row> ofConflicts(Dataset<Row> conflicts, Source source) {
    return inContractOrder(
        conflicts,
        source,
        lit(SubscriberSnapshot.SUBSCRIBER_ID),
        lit(RejectionReason.CONFLICTING_SUBSCRIBER.name()),
        lit(null).cast("string"));
  }

  private static Dataset<Row> inContractOrder(
      Dataset<Row> rows, Source source, Column column, Column reason, Column value) {
    return rows.select(
        lit(source.operator()).as(RejectedRow.OPERATOR),
        lit(source.week().toString()).as(RejectedRow.WEEK),
        lit(source.table()).as(RejectedRow.TABLE_NAME),
        lit(source.file()).as(RejectedRow.FILE),
        col(LandingRows.LINE).as(RejectedRow.LINE),
        column.as(RejectedRow.COLUMN),
        reason.as(RejectedRow.REASON),
        value.as(RejectedRow.VALUE));
  }
}
