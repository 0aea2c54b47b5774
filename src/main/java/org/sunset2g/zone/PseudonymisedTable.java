package org.sunset2g.zone;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.pseudonym.PseudonymKey;

/**
 * A table in which pseudonyms stand for numbers. Its rows are held by Spark until it is closed.
 *
 * <p>Rows come out sorted by pseudonym: in the order of the file they came from they would tell
 * which pseudonym has the smaller number.
 */
public final class PseudonymisedTable implements AutoCloseable {
  /**
   * How numbers are replaced.
   *
   * @param key the key
   * @param subscriber what the subscriber column holds
   * @param countryCode country calling code of numbers with a leading zero
   */
  public record Manner(PseudonymKey key, IdentifierKind subscriber, String countryCode) {}

  private final Dataset<Row> held;
  private final HeldKey key;
  private final Manner manner;
  private final List<String> columns;
  private final long rows;
  private final long emptied;
  private final SortedMap<String, Long> rejected = new TreeMap<>();

  /**
   * @param text rows as {@link org.sunset2g.quality.LandingRows} describes them, identifiers in
   *     clear
   */
  public PseudonymisedTable(Dataset<Row> text, Manner manner) {
    this.manner = manner;
    this.columns = Arrays.asList(text.columns()).subList(2, text.columns().length);
    this.key = new HeldKey(manner.key());
    PseudonymRows replacing =
        new PseudonymRows(key, manner.subscriber(), manner.countryCode(), columns);
    this.held =
        text.mapPartitions(replacing, Encoders.row(replacing.schema()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    long all = 0;
    long withoutHamlet = 0;
    try {
      for (Row tally : tally()) {
        if (tally.isNullAt(0)) {
          all = tally.getLong(2);
          withoutHamlet = tally.getLong(3);
        } else {
          String column = tally.isNullAt(1) ? "" : " " + tally.getString(1);
          rejected.put(tally.getString(0) + column, tally.getLong(2));
        }
      }
    } catch (Exception failed) { // Spark throws checked ones that it does not declare
      close();
      throw failed;
    }
    this.rows = all;
    this.emptied = withoutHamlet;
  }

  private List<Row> tally() {
    return held.groupBy(PseudonymRows.REASON, PseudonymRows.COLUMN)
        .agg(count(lit(1)), sum(PseudonymRows.EMPTIED))
        .collectAsList();
  }

  /** Columns of the file. */
  public List<String> columns() {
    return columns;
  }

  /** Rows that go on. */
  public long rows() {
    return rows;
  }

  /** Rows whose hamlet was emptied, because somebody's number could stand in it. */
  public long emptied() {
    return emptied;
  }

  /** Rows left out, by reason and column. */
  public SortedMap<String, Long> rejectedByReason() {
    return rejected;
  }

  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The rows, sorted by pseudonym and then by everything else. */
  public Dataset<Row> accepted() {
    Column[] inOrder = columns.stream().map(name -> col(name)).toArray(Column[]::new);
    Column subscriber = col(SubscriberSnapshot.SUBSCRIBER_ID);
    Column[] sorting = new Column[inOrder.length + 1];
    sorting[0] = subscriber;
    System.arraycopy(inOrder, 0, sorting, 1, inOrder.length);
    return held.filter(col(PseudonymRows.REASON).isNull()).select(inOrder).orderBy(sorting);
  }

  /** Rows left out: line, column, reason and shape; never the value. */
  public Dataset<Row> rejected() {
    return held.filter(col(PseudonymRows.REASON).isNotNull())
        .select(PseudonymRows.LINE, PseudonymRows.COLUMN, PseudonymRows.REASON, PseudonymRows.SHAPE)
        .orderBy(PseudonymRows.LINE, PseudonymRows.COLUMN, PseudonymRows.SHAPE);
  }

  /**
   * Every subscriber once, in the crosswalk's order. Repeats are passed over as they come: to make
   * the rows distinct first would exchange them once more.
   */
  public Iterator<CrosswalkEntry> numbers() {
    Iterator<Row> numbers =
        held.filter(col(PseudonymRows.REASON).isNull())
            .select(SubscriberSnapshot.SUBSCRIBER_ID, PseudonymRows.NUMBER)
            .orderBy(SubscriberSnapshot.SUBSCRIBER_ID)
            .toLocalIterator();
    return new Iterator<>() {
      private CrosswalkEntry next = following(null);

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public CrosswalkEntry next() {
        CrosswalkEntry entry = next;
        next = following(entry);
        return entry;
      }

      private CrosswalkEntry following(CrosswalkEntry before) {
        while (numbers.hasNext()) {
          Row row = numbers.next();
          if (before == null || !before.pseudonym().equals(row.getString(0))) {
            return new CrosswalkEntry(
                manner.subscriber(), manner.key().id(), row.getString(0), row.getString(1));
          }
        }
        return null;
      }
    };
  }

  @Override
  public void close() {
    held.unpersist();
    key.close();
  }
}
