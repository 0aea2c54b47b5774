package org.sunset2g.feed.dump;

import java.util.Arrays;
import java.util.List;

/** What is measured of a dump before it is believed. Every limit is inclusive. */
public enum DumpGate {
  /** Rows without an IMEI. */
  EMPTY_IMEI("IMEI is empty", "ask for an export with the IMEI of every session"),
  /** Rows without an IMSI. */
  EMPTY_IMSI("IMSI is empty", "ask for an export with the IMSI of every session"),
  /** Rows without an MSISDN. */
  EMPTY_MSISDN("MSISDN is empty", "ask for an export with the number of every subscriber"),
  /** Rows whose IMEI does not begin with 14 digits. */
  UNCLEAN_IMEI(
      "IMEI does not begin with 14 digits",
      "export the IMEI as text with all of its digits, not as a number"),
  /** Rows whose IMSI has fewer than 14 digits. */
  UNCLEAN_IMSI(
      "IMSI has fewer than 14 digits",
      "export the IMSI as text with all of its digits, not as a number"),
  /** Rows whose MSISDN has fewer than 7 digits, or more than 15 with its country code. */
  UNCLEAN_MSISDN(
      "MSISDN has not 7 to 15 digits",
      "export the number with its country code and without short codes"),
  /** Rows with at least one identifier that is filled and unclean. */
  UNCLEAN(
      "IMEI, IMSI or MSISDN is filled but unclean",
      "export identifiers as text with all of their digits, not as numbers"),
  /** Rows whose IMSI begins with none of the configured mobile country codes. */
  FOREIGN_IMSI(
      "IMSI is of none of the configured mobile country codes",
      "check that it is this network's dump, without inbound roamers"),
  /** Rows whose MSISDN begins with none of the configured country codes. */
  FOREIGN_MSISDN(
      "MSISDN has none of the configured country codes",
      "check that it is this network's dump and that numbers have their country code"),
  /** Rows whose IMEI begins with 1, where these outnumber those that begin with 0. */
  LEADING_ZEROS(
      "IMEI begins with 1, and more do than begin with 0: leading zeros were lost",
      "export the IMEI as text: hardly a TAC begins with 1, many begin with 01"),
  /** Rows whose TAC is not in the catalogue, but is with a 0 in front. */
  LOST_ZEROS(
      "TAC is in the catalogue only with a 0 in front: leading zeros were lost",
      "export the IMEI as text, or set dump.lostZeros to REPAIR"),
  /** Rows with a test device's IMEI or one of zeros alone. */
  TEST_IMEI(
      "IMEI is a test device's (reporting body 00) or all zeros",
      "ask the network why; such devices count as unknown"),
  /** Rows whose IMEI has 15 digits of which the last does not belong to the others. */
  WRONG_CHECK_DIGIT(
      "IMEI has 15 digits and a wrong check digit",
      "export the IMEI as the network reports it, unchanged"),
  /** Distinct IMEIs a day against recent dumps. */
  IMEIS_PER_DAY("distinct IMEIs a day", "check that the export is complete"),
  /** Distinct IMSIs a day against recent dumps. */
  IMSIS_PER_DAY("distinct IMSIs a day", "check that the export is complete"),
  /** Distinct MSISDNs a day against recent dumps. */
  MSISDNS_PER_DAY("distinct MSISDNs a day", "check that the export is complete"),
  /** Distinct triplets a day against recent dumps. */
  TRIPLETS_PER_DAY("distinct triplets a day", "check that the export is complete");

  private final String what;
  private final String cure;

  DumpGate(String what, String cure) {
    this.what = what;
    this.cure = cure;
  }

  String what() {
    return what;
  }

  String cure() {
    return cure;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
