package org.sunset2g.feed.dump;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.feed.landing.CsvFile;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.Imei;
import org.sunset2g.vocabulary.Imsi;
import org.sunset2g.vocabulary.Msisdn;
import org.sunset2g.vocabulary.RadioAccessCode;

/**
 * The records of a part, checked and normalised: one row per record. A row with a fault has no
 * identifiers any more, only how the value at fault may be shown.
 */
final class DumpRows implements Iterator<Row> {
  /** Which file of the delivery, counted from 0. */
  static final String FILE = "_file";

  /** Name of the first {@link DumpFault} of the row; empty where there is none. */
  static final String FAULT = "_fault";

  /** The value at fault, as it may be shown. */
  static final String SHOWN = "_shown";

  static final String LINE = "_line";

  /** Days since 1970-01-01. */
  static final String DAY = "_day";

  /** Highest generation seen as its number, 2 to 5; 0 where none. */
  static final String GENERATION = "_generation";

  /** 1 where the catalogue knows the TAC only with a 0 in front, else 0. */
  static final String LOST_ZERO = "_lost_zero";

  /** 1 where the IMEI has 15 digits and another check digit than its number's, else 0. */
  static final String WRONG_CHECK_DIGIT = "_wrong_check_digit";

  static final StructType SCHEMA =
      new StructType()
          .add(FILE, DataTypes.IntegerType, false)
          .add(FAULT, DataTypes.StringType, true)
          .add(SHOWN, DataTypes.StringType, true)
          .add(LINE, DataTypes.LongType, false)
          .add(DAY, DataTypes.IntegerType, true)
          .add(OperatorDump.IMEI, DataTypes.StringType, true)
          .add(OperatorDump.IMSI, DataTypes.StringType, true)
          .add(OperatorDump.MSISDN, DataTypes.StringType, true)
          .add(GENERATION, DataTypes.IntegerType, false)
          .add(LOST_ZERO, DataTypes.IntegerType, false)
          .add(WRONG_CHECK_DIGIT, DataTypes.IntegerType, false);

  /**
   * Records to read, and by which rules.
   *
   * @param file number of the file in the delivery
   * @param part the records
   * @param firstDay first day that the rows may have
   * @param lastDay last day that the rows may have
   */
  record Task(int file, CsvFile.Part part, int firstDay, int lastDay) implements Serializable {}

  /**
   * How identifiers are normalised.
   *
   * @param lostZeros what becomes of IMEIs that the catalogue knows only with a 0 in front
   * @param homeCountryCode country code put in place of a number's single leading 0, or empty
   */
  record Manner(DumpLimits.LostZeros lostZeros, String homeCountryCode) implements Serializable {
    static Manner of(DumpLimits limits) {
      return new Manner(limits.lostZeros(), limits.homeCountryCode().orElse(""));
    }
  }

  private final Task task;
  private final boolean repairs;
  private final Optional<String> homeCountryCode;
  private final KnownTacs tacs;
  private final Iterator<Row> records;

  DumpRows(Task task, Manner manner, KnownTacs tacs) {
    this.task = task;
    this.repairs = manner.lostZeros() == DumpLimits.LostZeros.REPAIR;
    this.homeCountryCode = Optional.of(manner.homeCountryCode()).filter(code -> !code.isEmpty());
    this.tacs = tacs;
    this.records = task.part().rows();
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public Row next() {
    Row record = records.next();
    long line = record.getLong(0);
    if (!record.isNullAt(1)) {
      return faulty(line, DumpFault.WRONG_FIELD_COUNT, String.valueOf(record.getInt(1)));
    }
    String date = record.getString(2);
    String imei = record.getString(3);
    String imsi = record.getString(4);
    String msisdn = record.getString(5);
    String rat = record.getString(6);

    if (date == null) {
      return faulty(line, DumpFault.DATE_MISSING, "");
    }
    int day = DumpDay.epochDay(date);
    if (day == DumpDay.NONE) {
      return faultyDate(line, DumpFault.DATE_MALFORMED, date);
    }
    if (imei != null && !Imei.isWritten(imei)) {
      return faulty(line, DumpFault.IMEI_MALFORMED, IdentifierShape.shown(imei));
    }
    if (imsi != null && !Imsi.isWritten(imsi)) {
      return faulty(line, DumpFault.IMSI_MALFORMED, IdentifierShape.shown(imsi));
    }
    if (msisdn != null && !Msisdn.isWritten(msisdn)) {
      return faulty(line, DumpFault.MSISDN_MALFORMED, IdentifierShape.shown(msisdn));
    }
    if (rat != null) {
      var unknown = RadioAccessCode.firstUnknownIn(rat);
      if (unknown.isPresent()) {
        String shown = IdentifierShape.shownOutsideIdentifiers(unknown.get());
        return faulty(line, DumpFault.RAT_UNKNOWN, shown);
      }
    }
    if (day < task.firstDay() || day > task.lastDay()) {
      return faultyDate(line, DumpFault.DATE_OUTSIDE_RANGE, date);
    }
    return faultless(line, day, imei, imsi, msisdn, rat);
  }

  private Row faultless(long line, int day, String imei, String imsi, String msisdn, String rat) {
    boolean lostZero = imei != null && tacs.knowsOnlyWithZero(imei);
    String whole = lostZero && repairs ? "0" + imei : imei;
    int generation =
        rat == null ? 0 : RadioAccessCode.highestIn(rat).map(DumpRows::number).orElse(0);
    return RowFactory.create(
        task.file(),
        null,
        null,
        line,
        day,
        whole == null ? null : Imei.normalised(whole),
        imsi,
        msisdn == null ? null : Msisdn.normalised(msisdn, homeCountryCode),
        generation,
        lostZero ? 1 : 0,
        whole != null && Imei.hasWrongCheckDigit(whole.strip()) ? 1 : 0);
  }

  private static int number(Generation generation) {
    return generation.ordinal() + 2;
  }

  private Row faultyDate(long line, DumpFault fault, String date) {
    return faulty(line, fault, IdentifierShape.shownOutsideIdentifiers(date));
  }

  private Row faulty(long line, DumpFault fault, String shown) {
    return RowFactory.create(
        task.file(), fault.name(), shown, line, null, null, null, null, 0, 0, 0);
  }
}
