package org.sunset2g.lake;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * Rows that are taken out of weeks that stay.
 *
 * @param conditions by table, then operator, which rows
 */
public record Erased(Map<String, Map<String, Column>> conditions) {
  /** All rows stay. */
  public static final Erased NOBODY = new Erased(Map.of());

  Optional<Column> of(String table, String operator) {
    return Optional.ofNullable(conditions.getOrDefault(table, Map.of()).get(operator));
  }
}
