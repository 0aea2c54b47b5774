package org.sunset2g.report.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;

/**
 * A table of a published week.
 *
 * @param file name of its files, without their endings
 * @param rows values in the order of the contract's columns: text, a {@link Long}, a {@link
 *     Double}, a {@link Boolean}, a {@link java.time.LocalDate}, or null where there is nothing to
 *     say
 */
record WeekTable(String file, Contract contract, List<List<Object>> rows) {

  /**
   * Makes a table of things that have a row each.
   *
   * @param table name of the contract
   * @param columns what stands in each column of the contract; an empty text becomes null
   */
  static <T> WeekTable of(
      String file, String table, Map<String, Function<T, Object>> columns, List<T> things) {
    Contract contract = Contracts.of(table);
    List<Function<T, Object>> inOrder = new ArrayList<>();
    for (Column column : contract.columns()) {
      Function<T, Object> value = columns.get(column.name());
      if (value == null) {
        throw new IllegalArgumentException(table + " is written without " + column.name());
      }
      inOrder.add(value);
    }
    List<List<Object>> rows = new ArrayList<>(things.size());
    for (T thing : things) {
      Object[] row = new Object[inOrder.size()];
      for (int i = 0; i < row.length; i++) {
        Object value = inOrder.get(i).apply(thing);
        row[i] = "".equals(value) ? null : value;
      }
      rows.add(Arrays.asList(row));
    }
    return new WeekTable(file, contract, rows);
  }
}
