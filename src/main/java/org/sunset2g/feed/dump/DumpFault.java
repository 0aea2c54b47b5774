package org.sunset2g.feed.dump;

import org.sunset2g.contract.OperatorDump;

/** What no row of a dump may have, one sentence each: a single one refuses the file. */
enum DumpFault {
  /** The row has another number of fields than the header. */
  WRONG_FIELD_COUNT(
      "", "the row has %s fields, another number than the header", "export it again with commas"),
  /** The row does not say when. */
  DATE_MISSING(OperatorDump.DATE, "date is empty%s", "give every row its day"),
  /** The text is no day. */
  DATE_MALFORMED(
      OperatorDump.DATE,
      "date %s is not a day of the calendar written yyyyMMdd or yyyy-MM-dd",
      "write the day as yyyyMMdd"),
  /** No network writes an IMEI so. */
  IMEI_MALFORMED(
      OperatorDump.IMEI,
      "IMEI %s is not 1 to 16 characters of 0-9, A-F, * and #",
      "export the IMEI as the network wrote it down, and leave it empty where there is none"),
  /** No IMSI looks so. */
  IMSI_MALFORMED(
      OperatorDump.IMSI,
      "IMSI %s is not 1 to 15 digits",
      "export the IMSI as digits, and leave it empty where there is none"),
  /** No telephone number looks so. */
  MSISDN_MALFORMED(
      OperatorDump.MSISDN,
      "MSISDN %s is not 1 to 15 digits",
      "export the number as digits with its country code, and leave it empty where there is none"),
  /** Nobody knows the code. */
  RAT_UNKNOWN(
      OperatorDump.RAT,
      "RAT code %s is unknown",
      "write RAT-Type codes of 3GPP TS 29.274 or TS 29.212, parted by vertical bars"),
  /** The day contradicts the file's name. */
  DATE_OUTSIDE_RANGE(
      OperatorDump.DATE,
      "date %s lies outside the days of the file's name",
      "correct the name, or export those days alone");

  private final String column;
  private final String sentence;
  private final String cure;

  DumpFault(String column, String sentence, String cure) {
    this.column = column;
    this.sentence = sentence;
    this.cure = cure;
  }

  /** The column at fault, empty for the row as a whole. */
  String column() {
    return column;
  }

  /**
   * The fault in words.
   *
   * @param shown the value as it may be shown
   */
  String sentence(String shown) {
    return sentence.formatted(shown);
  }

  String cure() {
    return cure;
  }
}
