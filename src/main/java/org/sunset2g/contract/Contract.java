package org.sunset2g.contract;

import java.util.List;
import java.util.Optional;

/**
 * What one table looks like.
 *
 * @param table table name
 * @param version version of the contract
 * @param grain what one row is, in words
 * @param description what the table is for
 * @param columns columns in order
 */
public record Contract(
    String table, String version, String grain, String description, List<Column> columns) {

  public Contract {
    columns = List.copyOf(columns);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** The columns a landing file itself holds, without those its folder says. */
  public List<Column> fileColumns() {
    return columns.stream().filter(column -> !column.fromPath()).toList();
  }
}
