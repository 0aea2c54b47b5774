package org.sunset2g.quality;

/** Why a landing row cannot be used, one sentence each. */
public enum RejectionReason {
  WRONG_FIELD_COUNT("The row has another number of fields than the header."),
  MISSING("A required field is empty."),
  MALFORMED("The text is not of the form that the contract asks for, or a number is not one."),
  NOT_ALLOWED("The value is not among those the contract lists; upper and lower case matter."),
  TOO_LONG("The text has more characters than the contract allows."),
  OUT_OF_RANGE("The number is below the least or above the greatest that the contract allows."),
  NOT_A_DATE("The text is not a day of the calendar written yyyy-MM-dd."),
  OUTSIDE_WEEK("The day lies outside the ISO week of the file."),
  FIRST_AFTER_LAST("The first day seen comes after the last."),
  CONFLICTING_SUBSCRIBER(
      "Another row says something else of the same subscriber; none of them is believed."),
  /** One such row refuses the whole file, so this never reaches {@code rejected_row}. */
  RAW_IDENTIFIER(
      "An identifier of a person or device stands there in clear: 10 to 15 digits, as an MSISDN,"
          + " IMSI or IMEI has.");

  private final String sentence;

  RejectionReason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words. */
  public String sentence() {
    return sentence;
  }
}
