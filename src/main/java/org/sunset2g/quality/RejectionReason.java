package org.sunset2g.quality;

/** Why a landing row cannot be used, one sentence each. */
public enum RejectionReason {
  /** The row has another number of fields than the header. */
  WRONG_FIELD_COUNT,
  /** A required field is empty. */
  MISSING,
  /** The text is not of the form that the contract asks for, or a number is not one. */
  MALFORMED,
  /** The value is not among those the contract lists; upper and lower case matter. */
  NOT_ALLOWED,
  /** The text has more characters than the contract allows. */
  TOO_LONG,
  /** The number is below the least or above the greatest that the contract allows. */
  OUT_OF_RANGE,
  /** The text is not a day of the calendar written yyyy-MM-dd. */
  NOT_A_DATE,
  /** The day lies outside the ISO week of the file. */
  OUTSIDE_WEEK,
  /** The first day seen comes after the last. */
  FIRST_AFTER_LAST,
  /** Another row says something else of the same subscriber; none of them is believed. */
  CONFLICTING_SUBSCRIBER,
  /**
   * An identifier of a person or device stands there in clear: 10 to 15 digits, as an MSISDN, IMSI
   * or IMEI has. One such row refuses the whole file, so this never reaches {@code rejected_row}.
   */
  RAW_IDENTIFIER;

  private static final String SEPARATOR = ":";

  /** How a fault of that column is written in {@link CheckedRows#FAULTS}. */
  String at(String column) {
    return name() + SEPARATOR + column;
  }

  /** The reason in a fault as {@link #at} writes it. */
  public static RejectionReason of(String fault) {
    return valueOf(fault.substring(0, fault.indexOf(SEPARATOR)));
  }
}
