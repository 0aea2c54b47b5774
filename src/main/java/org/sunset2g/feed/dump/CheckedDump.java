package org.sunset2g.feed.dump;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * An accepted delivery of dumps. Holds identifiers in clear with Spark until it is closed; they
 * must not leave the operator's zone.
 */
public final class CheckedDump implements AutoCloseable {
  private final Dataset<Row> triplets;
  private final List<Dataset<Row>> held;
  private final long rowsIn;
  private final List<DumpGateResult> gates;
  private final List<String> notes;
  private final Optional<DumpFigures> figures;

  CheckedDump(
      Dataset<Row> triplets,
      List<Dataset<Row>> held,
      long rowsIn,
      List<DumpGateResult> gates,
      List<String> notes,
      Optional<DumpFigures> figures) {
    this.triplets = triplets;
    this.held = List.copyOf(held);
    this.rowsIn = rowsIn;
    this.gates = List.copyOf(gates);
    this.notes = List.copyOf(notes);
    this.figures = figures;
  }

  /**
   * One row per day and triplet, with the columns of {@link org.sunset2g.contract.OperatorDump}:
   * IMEI normalised to 14 digits, or in upper case where it is malformed; identifiers that are not
   * there are null; {@code rat} is the highest cellular generation of the day, {@code 2G} to {@code
   * 5G}, or null.
   */
  public Dataset<Row> triplets() {
    return triplets;
  }

  /** Records of all files, repeated ones included. */
  public long rowsIn() {
    return rowsIn;
  }

  /** Rows of {@link #triplets()}. */
  public long distinctTriplets() {
    return figures.map(DumpFigures::triplets).orElse(0L);
  }

  /** Every gate of every file, then those of the delivery; none of them refuses. */
  public List<DumpGateResult> gates() {
    return gates;
  }

  /** What a careful reader should know; never an identifier. */
  public List<String> notes() {
    return notes;
  }

  /** How large the delivery is, to be kept as history; empty where it has no rows. */
  public Optional<DumpFigures> figuresIfAny() {
    return figures;
  }

  /**
   * How large the delivery is, to be kept as history.
   *
   * @throws IllegalStateException where the delivery has no rows
   */
  public DumpFigures figures() {
    return figures.orElseThrow(
        () -> new IllegalStateException("a delivery without rows has no figures"));
  }

  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }
}
