package org.sunset2g.feed.landing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.quality.RowCheck;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.quality.RowRules;

/**
 * The faultless rows of a part of a landing file, in contract order. A row holds until the next
 * one. What else there is to know of the part is counted and noted on the way, and handed over at
 * its end.
 */
final class CheckedRows implements Iterator<InternalRow>, AutoCloseable {
  private final Records records;
  private final Header header;
  private final RowRules rules;
  private final RowMeasures measures;
  private final RowCheck check;
  private final ScratchFiles scratch;
  private final FaultNotebook notebook;
  private long accepted;
  private final Object[] fields;
  private InternalRow next;
  private boolean ended;

  /**
   * @param notebook takes the faults in place of the scratch files
   */
  CheckedRows(
      Records records,
      Header header,
      RowRules rules,
      ScratchFiles scratch,
      Optional<FaultNotebook> notebook) {
    this.records = records;
    this.header = header;
    this.rules = rules;
    this.measures = new RowMeasures(rules.names().size());
    this.check = new RowCheck(rules, measures);
    this.scratch = scratch;
    this.notebook = notebook.orElse(scratch);
    this.fields = new Object[header.positions().length];
  }

  @Override
  public boolean hasNext() {
    while (next == null && !ended) {
      if (records.next()) {
        next = checked();
      } else {
        ended = true;
      }
    }
    return next != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow row = next;
    next = null;
    return row;
  }

  private InternalRow checked() {
    if (records.width() != header.width()) {
      check.rejects(records.line());
      notebook.faulty(
          records.line(),
          new Fault(RejectionReason.WRONG_FIELD_COUNT, ""),
          records.width() + " fields");
      return null;
    }
    for (int at = 0; at < fields.length; at++) {
      fields[at] = records.field(header.positions()[at]);
    }
    if (check.accepts(records.line(), fields)) {
      scratch.accepted(check, records.line(), 0, accepted++);
      return new GenericInternalRow(check.row());
    }
    for (Fault fault : check.faults()) {
      notebook.faulty(records.line(), fault, rules.shape(fault, fields));
    }
    return null;
  }

  /** What was found, when all rows have been handed out. */
  PartTally end() {
    if (!ended) {
      throw new IllegalStateException("there are rows left");
    }
    return new PartTally(measures, scratch.end());
  }

  @Override
  public void close() {
    records.close();
    scratch.close();
  }
}
