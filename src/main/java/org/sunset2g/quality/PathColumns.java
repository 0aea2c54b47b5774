package org.sunset2g.quality;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.vocabulary.IsoWeek;

/** The columns that a landing file's folder says: operator and week, the same for every row. */
final class PathColumns {
  private PathColumns() {}

  static List<Column> of(Contract contract, String operator, IsoWeek week) {
    Map<String, String> values =
        Map.of(SubscriberSnapshot.OPERATOR, operator, SubscriberSnapshot.WEEK, week.toString());
    return contract.columns().stream()
        .filter(column -> column.fromPath())
        .map(column -> lit(values.get(column.name())).as(column.name()))
        .toList();
  }
}
