package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contract;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Checks every row of a landing table against its contract. One row per record of the file: its
 * line, the contract's columns typed, and beside them what the split into accepted and rejected
 * rows needs. A row with a fault has empty contract columns and its texts in {@link #TEXT}.
 */
public final class CheckedRows {
  /** Faults such as {@code MISSING:status NOT_A_DATE:activated_on}; the empty text where none. */
  public static final String FAULTS = "_faults";

  /** 64-bit hash of the table's key; empty for a faulty row. Equal keys have equal hashes. */
  public static final String KEY_HASH = "_key_hash";

  /** The texts of a faulty row, by column; empty for an accepted one. */
  static final String TEXT = "_text";

  static final String FAULT_SEPARATOR = " ";

  private CheckedRows() {}

  /**
   * @param text rows as {@link LandingRows} describes them
   * @param contract contract of the table
   * @param operator operator, as its landing folder is named
   * @param week week of the landing folder
   */
  public static Dataset<Row> of(
      Dataset<Row> text, Contract contract, String operator, IsoWeek week) {
    List<FieldRule> rules = contract.fileColumns().stream().map(FieldRule::new).toList();
    Dataset<Row> parsed = parsed(text, rules);
    return typed(withFaults(parsed, contract, rules, week), contract, rules, operator, week);
  }

  /** The rows without any fault, all columns kept. */
  public static Dataset<Row> onlyFaultless(Dataset<Row> checked) {
    return checked.filter(col(FAULTS).equalTo(""));
  }

  private static Dataset<Row> parsed(Dataset<Row> text, List<FieldRule> rules) {
    List<Column> columns = lineAndFields();
    rules.forEach(rule -> columns.add(rule.text()));
    rules.forEach(rule -> columns.add(rule.parsed()));
    return text.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> withFaults(
      Dataset<Row> parsed, Contract contract, List<FieldRule> rules, IsoWeek week) {
    List<Column> faults = new ArrayList<>();
    rules.forEach(rule -> faults.addAll(rule.faults()));
    faults.addAll(TableRule.of(contract).faults(week));
    Column ofFields = concat_ws(FAULT_SEPARATOR, faults.toArray(Column[]::new));
    return parsed.withColumn(
        FAULTS,
        when(col(LandingRows.FIELDS).isNotNull(), lit(RejectionReason.WRONG_FIELD_COUNT.at("")))
            .otherwise(ofFields));
  }

  private static Dataset<Row> typed(
      Dataset<Row> faulted,
      Contract contract,
      List<FieldRule> rules,
      String operator,
      IsoWeek week) {
    Column faultless = col(FAULTS).equalTo("");
    List<Column> columns = lineAndFields();
    columns.add(col(FAULTS));
    Column[] key =
        TableRule.of(contract).key().stream().map(FieldRule::parsedOf).toArray(Column[]::new);
    columns.add(when(faultless, xxhash64(key)).as(KEY_HASH));
    Column[] texts = rules.stream().map(rule -> rule.text()).toArray(Column[]::new);
    columns.add(when(faultless.unary_$bang(), struct(texts)).as(TEXT));
    columns.addAll(PathColumns.of(contract, operator, week));
    for (FieldRule rule : rules) {
      columns.add(when(faultless, rule.typed()).as(rule.column().name()));
    }
    return faulted.select(columns.toArray(Column[]::new));
  }

  private static List<Column> lineAndFields() {
    return new ArrayList<>(List.of(col(LandingRows.LINE), col(LandingRows.FIELDS)));
  }

  /** The contract's columns of checked rows, in contract order. */
  static Column[] contractColumns(Contract contract) {
    return contract.columnNames().stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
