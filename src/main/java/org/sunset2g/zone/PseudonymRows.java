package org.sunset2g.zone;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.pseudonym.ClearIdentifier;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.pseudonym.PseudonymKey;
import org.sunset2g.quality.LandingRows;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.Msisdn;

/**
 * Replaces the identifiers of rows by pseudonyms, row by row. A row goes on with the number it is
 * about beside it, for the crosswalk, or is rejected with reason, column and shape and nothing
 * else. No text that could hold a number passes in any other column: a hamlet that does is emptied,
 * a row that does elsewhere is rejected.
 */
final class PseudonymRows implements MapPartitionsFunction<Row, Row> {
  static final String LINE = LandingRows.LINE;
  static final String REASON = "_reason";
  static final String COLUMN = "_column";
  static final String SHAPE = "_shape";
  static final String NUMBER = "_number";
  static final String EMPTIED = "_emptied";

  private static final long serialVersionUID = 1L;
  private static final int OWN_COLUMNS = 6;

  private final HeldKey key;
  private final IdentifierKind subscriber;
  private final String countryCode;
  private final List<String> columns;

  /**
   * @param columns columns of the file, in the order in which the rows hold them after line and
   *     number of fields
   */
  PseudonymRows(HeldKey key, IdentifierKind subscriber, String countryCode, List<String> columns) {
    this.key = key;
    this.subscriber = subscriber;
    this.countryCode = countryCode;
    this.columns = new java.util.ArrayList<>(columns);
  }

  StructType schema() {
    StructType schema =
        new StructType()
            .add(LINE, DataTypes.LongType)
            .add(REASON, DataTypes.StringType)
            .add(COLUMN, DataTypes.StringType)
            .add(SHAPE, DataTypes.StringType)
            .add(NUMBER, DataTypes.StringType)
            .add(EMPTIED, DataTypes.IntegerType);
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return schema;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    OfPartition partition = new OfPartition();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return partition.row(rows.next());
      }
    };
  }

  /** What one task needs: a hash machine of its own. */
  private final class OfPartition {
    private final PseudonymKey.Hasher hasher = key.key().hasher();
    private final ClearIdentifier clear = new ClearIdentifier(countryCode);
    private final int subscriberAt = columns.indexOf(SubscriberSnapshot.SUBSCRIBER_ID);
    private final int deviceAt = columns.indexOf(DeviceObservation.DEVICE_ID);
    private final int tacAt = columns.indexOf(DeviceObservation.TAC);
    private final int hamletAt = columns.indexOf(SubscriberSnapshot.HAMLET);

    Row row(Row given) {
      Object line = given.get(0);
      if (!given.isNullAt(1)) {
        return rejected(line, RejectionReason.WRONG_FIELD_COUNT, null, given.get(1).toString());
      }
      Object[] row = new Object[OWN_COLUMNS + columns.size()];
      row[0] = line;
      row[5] = 0;
      for (int at = 0; at < columns.size(); at++) {
        String text = given.getString(at + 2);
        if (at != subscriberAt && at != deviceAt && text != null && Msisdn.mayStandIn(text)) {
          if (at != hamletAt) {
            return rejected(line, RejectionReason.RAW_IDENTIFIER, columns.get(at), text);
          }
          row[5] = 1;
          text = null;
        }
        row[OWN_COLUMNS + at] = text;
      }

      String number = given.getString(subscriberAt + 2);
      if (number == null) {
        return rejected(line, RejectionReason.MISSING, columns.get(subscriberAt), "");
      }
      Optional<String> canonical = clear.canonical(subscriber, number);
      if (canonical.isEmpty()) {
        return rejected(line, RejectionReason.MALFORMED, columns.get(subscriberAt), number);
      }
      row[4] = canonical.get();
      row[OWN_COLUMNS + subscriberAt] = hasher.pseudonym(subscriber, canonical.get());

      String device = deviceAt < 0 ? null : given.getString(deviceAt + 2);
      if (device != null) {
        Optional<String> imei = clear.canonical(IdentifierKind.IMEI, device);
        if (imei.isEmpty()) {
          return rejected(line, RejectionReason.MALFORMED, columns.get(deviceAt), device);
        }
        row[OWN_COLUMNS + deviceAt] = hasher.pseudonym(IdentifierKind.IMEI, imei.get());
        if (row[OWN_COLUMNS + tacAt] == null) {
          row[OWN_COLUMNS + tacAt] = imei.get().substring(0, 8);
        }
      }
      return RowFactory.create(row);
    }

    private Row rejected(Object line, RejectionReason reason, String column, String text) {
      Object[] row = new Object[OWN_COLUMNS + columns.size()];
      row[0] = line;
      row[1] = reason.name();
      row[2] = column;
      row[3] = column == null ? text + " fields" : ValueShape.of(text);
      row[5] = 0;
      return RowFactory.create(row);
    }
  }
}
