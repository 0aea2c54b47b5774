package org.sunset2g.lake;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that are taken out of weeks that stay.
 *
 * @param conditions by table, then operator, which rows
 * @param fromState what is left of rows of the state
 */
public record Erased(
    Map<String, Map<String, Column>> conditions, UnaryOperator<Dataset<Row>> fromState) {
  /** All rows stay. */
  public static final Erased NOBODY = new Erased(Map.of(), UnaryOperator.identity());

  Optional<Column> of(String table, String operator) {
    return Optional.ofNullable(conditions.getOrDefault(table, Map.of()).get(operator));
  }
}
