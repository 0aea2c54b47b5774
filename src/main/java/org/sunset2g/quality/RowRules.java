package org.sunset2g.quality;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * All that a landing table asks of one row, compiled from its contract. The rules stand in plain
 * Java and not in expressions of the engine: a row is looked at once, where it is read, and the
 * same rules check an extract before it is sent.
 */
public final class RowRules implements Serializable {
  private static final long serialVersionUID = 1L;

  final FieldRule[] fields;
  final TableRule.Days days;

  /**
   * For each column of the contract the file column it comes from, or -1 where the path says it.
   */
  final int[] sources;

  /** Values of the columns that the path says, at their places. */
  final UTF8String[] ofPath;

  final int[] key;
  final int[] counted;
  final int subscriber;
  final int device;
  final int tac;

  private RowRules(Contract contract, String operator, IsoWeek week) {
    List<Column> columns = contract.fileColumns();
    List<String> names = columns.stream().map(Column::name).toList();
    TableRule rule = TableRule.of(contract);
    this.fields = columns.stream().map(FieldRule::new).toArray(FieldRule[]::new);
    this.days = new TableRule.Days(names, week);
    this.sources = contract.columnNames().stream().mapToInt(names::indexOf).toArray();
    this.ofPath =
        contract.columnNames().stream()
            .map(name -> ofPath(name, operator, week))
            .toArray(UTF8String[]::new);
    this.key = rule.key().stream().mapToInt(names::indexOf).toArray();
    this.subscriber = names.indexOf(SubscriberSnapshot.SUBSCRIBER_ID);
    this.device = names.indexOf(DeviceObservation.DEVICE_ID);
    this.tac = names.indexOf(DeviceObservation.TAC);
    this.counted = rule.counted().stream().mapToInt(names::indexOf).toArray();
  }

  /**
   * @param contract contract of a landing table
   * @param operator operator, as its landing folder is named
   * @param week week of the landing folder
   */
  public static RowRules of(Contract contract, String operator, IsoWeek week) {
    return new RowRules(contract, operator, week);
  }

  private static UTF8String ofPath(String column, String operator, IsoWeek week) {
    return switch (column) {
      case SubscriberSnapshot.OPERATOR -> UTF8String.fromString(operator);
      case SubscriberSnapshot.WEEK -> UTF8String.fromString(week.toString());
      default -> null;
    };
  }

  /** Whether the file column is part of what names a row. */
  boolean isInKey(int column) {
    return Arrays.stream(key).anyMatch(part -> part == column);
  }

  /** Columns of truths in which an empty field means something, and what. */
  public Map<String, Boolean> meaningsOfEmpty() {
    Map<String, Boolean> meanings = new TreeMap<>();
    for (FieldRule field : fields) {
      field.emptyMeans().ifPresent(meant -> meanings.put(field.name(), meant));
    }
    return meanings;
  }

  /** Names of the file columns, in contract order. */
  public List<String> names() {
    return Arrays.stream(fields).map(FieldRule::name).toList();
  }

  /** What the field at fault looks like, never what it says; empty where there is none. */
  public String shape(Fault fault, Object[] values) {
    for (int at = 0; at < fields.length; at++) {
      if (fields[at].name().equals(fault.column())) {
        return fields[at].shape(values[at]);
      }
    }
    return "";
  }
}
