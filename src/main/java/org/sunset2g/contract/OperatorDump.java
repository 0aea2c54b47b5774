package org.sunset2g.contract;

/**
 * Columns of {@code operator_dump}: one row per day and triplet of IMEI, IMSI and MSISDN.
 * Restricted throughout; never leaves the operator's zone.
 */
public final class OperatorDump {
  public static final String TABLE = "operator_dump";

  public static final String DATE = "date";
  public static final String IMEI = "imei";
  public static final String IMSI = "imsi";
  public static final String MSISDN = "msisdn";
  public static final String RAT = "rat";

  private OperatorDump() {}
}
