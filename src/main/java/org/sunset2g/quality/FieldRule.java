package org.sunset2g.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * How one text field becomes a value, and what can be wrong with it. Casts are {@code try_cast}
 * behind a pattern of their own, so neither ANSI mode nor the time parser policy of the session
 * changes an outcome.
 *
 * @param column the contract's column
 */
record FieldRule(org.sunset2g.contract.Column column) {
  private static final String WHOLE_NUMBER = "^-?[0-9]+$";
  private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

  /** An MSISDN, IMSI or IMEI in clear. */
  private static final String RAW_IDENTIFIER = "^\\+?[0-9]{10,15}$";

  private static final String PARSED_PREFIX = "_parsed_";

  static Column parsedOf(String name) {
    return col(PARSED_PREFIX + name);
  }

  /** The text as it stands in the file, without blanks around it; empty where nothing is there. */
  Column text() {
    return col(column.name());
  }

  /** The value where the text is one of the column's type, else empty. */
  Column parsed() {
    Column value =
        switch (column.type()) {
          case STRING -> text();
          case DATE -> when(text().rlike(DAY), tryCast("date"));
          case INT, LONG -> when(text().rlike(WHOLE_NUMBER), tryCast("bigint"));
          case BOOLEAN ->
              when(lower(text()).equalTo("true"), true).when(lower(text()).equalTo("false"), false);
          case DOUBLE, TIMESTAMP ->
              throw new IllegalArgumentException(
                  "no rule reads a " + column.type() + " from a landing file: " + column.name());
        };
    return value.as(PARSED_PREFIX + column.name());
  }

  /** The value of a row without faults, in the contract's physical type. */
  Column typed() {
    Column parsed = parsedOf(column.name());
    return switch (column.type()) {
      case INT -> parsed.cast(DataTypes.IntegerType);
      case BOOLEAN ->
          column
              .emptyMeans()
              .map(empty -> coalesce(parsed, lit(Boolean.parseBoolean(empty))))
              .orElse(parsed);
      default -> parsed;
    };
  }

  /** One column per possible fault: the fault where the row has it, else empty. */
  List<Column> faults() {
    List<Column> faults = new ArrayList<>();
    if (column.required()) {
      faults.add(fault(RejectionReason.MISSING, text().isNull()));
    }
    if (column.restricted()) {
      faults.add(fault(RejectionReason.RAW_IDENTIFIER, isRawIdentifier()));
    }
    column
        .pattern()
        .ifPresent(
            form -> faults.add(fault(RejectionReason.MALFORMED, text().rlike(form).unary_$bang())));
    column
        .maximumLength()
        .ifPresent(most -> faults.add(fault(RejectionReason.TOO_LONG, length(text()).gt(most))));
    if (!column.validValues().isEmpty()) {
      Column listed = text().isin(column.validValues().toArray());
      faults.add(fault(RejectionReason.NOT_ALLOWED, listed.unary_$bang()));
    }
    faults.addAll(faultsOfType());
    return faults;
  }

  private List<Column> faultsOfType() {
    Column unread = text().isNotNull().and(parsedOf(column.name()).isNull());
    return switch (column.type()) {
      case DATE -> List.of(fault(RejectionReason.NOT_A_DATE, unread));
      case BOOLEAN -> List.of(fault(RejectionReason.NOT_ALLOWED, unread));
      case INT, LONG -> List.of(faultOfNumber());
      default -> List.of();
    };
  }

  /** A number with too many digits for 64 bits was not parsed: it is out of any range. */
  private Column faultOfNumber() {
    boolean narrow = column.type() == org.sunset2g.contract.Column.Type.INT;
    long least = column.minimum().orElse(narrow ? Integer.MIN_VALUE : Long.MIN_VALUE);
    long greatest = column.maximum().orElse(narrow ? Integer.MAX_VALUE : Long.MAX_VALUE);
    Column outOfRange = lit(RejectionReason.OUT_OF_RANGE.at(column.name()));
    Column malformed = lit(RejectionReason.MALFORMED.at(column.name()));
    Column parsed = parsedOf(column.name());
    Column unparsed = text().isNotNull().and(parsed.isNull());
    return when(unparsed, when(text().rlike(WHOLE_NUMBER), outOfRange).otherwise(malformed))
        .when(parsed.lt(least).or(parsed.gt(greatest)), outOfRange);
  }

  /** The length is asked first: it costs next to nothing, and pseudonyms are longer. */
  private Column isRawIdentifier() {
    return length(text()).leq(16).and(text().rlike(RAW_IDENTIFIER));
  }

  private Column fault(RejectionReason reason, Column holds) {
    return when(holds, lit(reason.at(column.name())));
  }

  private Column tryCast(String type) {
    return expr("try_cast(`" + column.name() + "` as " + type + ")");
  }
}
