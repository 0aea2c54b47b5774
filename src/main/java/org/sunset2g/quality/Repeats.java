package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contract;

/**
 * Parts faultless rows into those whose key stands alone, which need no further work, and the few
 * that may share it, which {@link SnapshotRepeats} or {@link ObservationRepeats} then resolve on
 * the key itself. A collision of hashes only sends a row the longer way.
 */
public final class Repeats {
  /** Records of the file that stand behind a resolved row. */
  public static final String ROWS = "_rows";

  /** Different contents among them. */
  public static final String CONTENTS = "_contents";

  /** Keys, in the tally. */
  public static final String KEYS = "_keys";

  private Repeats() {}

  /** The key hashes that more than one faultless row has: one row each. */
  public static Dataset<Row> repeatedHashes(Dataset<Row> checked) {
    return CheckedRows.onlyFaultless(checked)
        .groupBy(CheckedRows.KEY_HASH)
        .agg(count(lit(1)).as(ROWS))
        .filter(col(ROWS).gt(1))
        .select(CheckedRows.KEY_HASH);
  }

  /** The faultless rows whose key hash is among the given. */
  public static Dataset<Row> onlyRepeating(Dataset<Row> checked, Dataset<Row> hashes) {
    return joined(checked, hashes, "left_semi");
  }

  /** The contract's columns of the faultless rows whose key hash is not among the given. */
  public static Dataset<Row> onlySingle(
      Dataset<Row> checked, Dataset<Row> hashes, Contract contract) {
    return joined(checked, hashes, "left_anti").select(CheckedRows.contractColumns(contract));
  }

  /** The contract's columns of all faultless rows, where no key repeats. */
  public static Dataset<Row> allFaultless(Dataset<Row> checked, Contract contract) {
    return CheckedRows.onlyFaultless(checked).select(CheckedRows.contractColumns(contract));
  }

  /** Counts of resolved rows: one row per number of contents, with its keys and records. */
  public static Dataset<Row> tally(Dataset<Row> resolved) {
    return resolved.groupBy(CONTENTS).agg(count(lit(1)).as(KEYS), sum(ROWS).as(ROWS));
  }

  private static Dataset<Row> joined(Dataset<Row> checked, Dataset<Row> hashes, String type) {
    Dataset<Row> faultless = CheckedRows.onlyFaultless(checked);
    return faultless.join(
        hashes,
        faultless.col(CheckedRows.KEY_HASH).equalTo(hashes.col(CheckedRows.KEY_HASH)),
        type);
  }
}
