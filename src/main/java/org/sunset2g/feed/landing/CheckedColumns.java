package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.sunset2g.quality.ColumnarCheck;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RowCheck;
import org.sunset2g.quality.RowMeasures;

/**
 * Checks a part of a Parquet file whose columns can stay as they are, and has it copied. Rows at
 * fault stay in the copy and do not count; what must not be kept of them is left out. A row whose
 * texts change when they are kept is put into a file beside it.
 */
final class CheckedColumns {
  /** Characters up to which a field at fault can tell nothing of anybody. */
  private static final int HARMLESS = 12;

  /** Digits of the shortest number that could be called: a TAC has eight. */
  private static final int FEWEST_DIGITS = 9;

  private final LandingSource.Manner manner;
  private final RowMeasures measures;
  private final RowCheck check;
  private final ColumnarCheck columns;
  private final ScratchFiles scratch;
  private final LazyRowFile changed;
  private final Positions taken = new Positions();
  private final Map<String, Positions> blanked = new TreeMap<>();
  private final Object[] fields;
  private long changedRows;

  CheckedColumns(LandingSource.Manner manner, int part) {
    this.manner = manner;
    this.measures = new RowMeasures(manner.rules().names().size());
    this.check = new RowCheck(manner.rules(), measures);
    this.columns = new ColumnarCheck(manner.rules(), measures, ColumnBatches.CAPACITY);
    this.scratch = manner.scratchFiles(part);
    this.changed = new LazyRowFile(manner.shelf());
    this.fields = new Object[manner.rules().names().size()];
  }

  CheckedPart read(ColumnPart groups) {
    try (ScratchFiles notes = scratch;
        LazyRowFile beside = changed) {
      long rows = check(groups);
      List<Shelf.KeptFile> kept = new ArrayList<>();
      List<long[]> withoutTaken = new ArrayList<>();
      if (rows > taken.count()) {
        Map<String, long[]> left = new TreeMap<>();
        blanked.forEach((column, positions) -> left.put(column, positions.toArray()));
        kept.add(
            manner.shelf().copy(groups.path(), groups.groups(), new Shelf.Changes(left, filled())));
        withoutTaken.add(taken.toArray());
      } else if (changedRows > 0) {
        throw new IllegalStateException("a file of which every row changes is not to be copied");
      }
      for (Shelf.KeptFile file : beside.end()) {
        kept.add(file);
        withoutTaken.add(new long[0]);
      }
      return new CheckedPart(new PartTally(measures, notes.end()), kept, withoutTaken);
    }
  }

  private long check(ColumnPart groups) {
    long position = 0;
    try (ColumnBatches batches = ColumnBatches.of(groups, manner.columns())) {
      while (batches.next()) {
        if (batches.isBeginOfGroup()) {
          columns.beginPart();
        }
        WritableColumnVector[] vectors = batches.columns();
        columns.begin(vectors, batches.rows());
        for (int row = 0; row < batches.rows(); row++, position++) {
          long line = groups.linesBefore() + position + 1;
          if (columns.isOdd(row)) {
            checkOdd(vectors, row, position, line);
          } else {
            columns.count(row);
            scratch.accepted(columns, line, 0, position);
          }
        }
      }
      columns.endPart();
      return position;
    } catch (IOException damaged) {
      throw new UnreadableRows(new UncheckedIOException(damaged));
    } catch (ArrayIndexOutOfBoundsException beyond) {
      // A value that its dictionary has not: pages without checksums are read as they are.
      throw new UnreadableRows(beyond);
    }
  }

  private void checkOdd(WritableColumnVector[] vectors, int row, long position, long line) {
    for (int at = 0; at < fields.length; at++) {
      fields[at] = ColumnarCheck.field(vectors[at], row);
    }
    if (!check.accepts(line, fields)) {
      taken.add(position);
      for (Fault fault : check.faults()) {
        scratch.faulty(line, fault, manner.rules().shape(fault, fields));
      }
      for (int at = 0; at < fields.length; at++) {
        if (fields[at] != null
            && isAtFault(manner.rules().names().get(at))
            && mayTell(fields[at])) {
          blank(at, position);
        }
      }
      return;
    }
    Object[] values = check.row();
    boolean isAsStored = true;
    for (int at = 0; at < fields.length; at++) {
      Object value = check.value(at);
      // An empty truth is filled in the copy; an empty text can only be told from none here.
      boolean isSame =
          fields[at] == null
              ? value != null || vectors[at].isNullAt(row)
              : Objects.equals(value, fields[at]);
      isAsStored &= isSame;
      if (!isSame && fields[at] != null) {
        blank(at, position);
      }
    }
    if (isAsStored) {
      scratch.accepted(check, line, 0, position);
      return;
    }
    taken.add(position);
    changed.add(new GenericInternalRow(values));
    scratch.accepted(check, line, 1, changedRows++);
  }

  /** Columns with empty fields that mean something, and what. */
  private Map<String, Boolean> filled() {
    Map<String, Boolean> filled = new TreeMap<>(manner.rules().meaningsOfEmpty());
    filled.keySet().removeIf(name -> measures.emptyRows(manner.rules().names().indexOf(name)) == 0);
    return filled;
  }

  private boolean isAtFault(String column) {
    return check.faults().stream().anyMatch(fault -> fault.column().equals(column));
  }

  /** Whether something of a person could stand in a field at fault. */
  private static boolean mayTell(Object field) {
    String text = field.toString();
    return text.length() > HARMLESS
        || text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
  }

  private void blank(int column, long position) {
    blanked
        .computeIfAbsent(manner.rules().names().get(column), none -> new Positions())
        .add(position);
  }

  /** A growing list of positions, in order. */
  private static final class Positions {
    private long[] positions = new long[16];
    private int count;

    void add(long position) {
      if (count == positions.length) {
        positions = Arrays.copyOf(positions, count * 2);
      }
      positions[count++] = position;
    }

    int count() {
      return count;
    }

    long[] toArray() {
      return Arrays.copyOf(positions, count);
    }
  }
}
