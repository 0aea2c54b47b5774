package org.sunset2g.pseudonym;

import java.util.Locale;

/** Kinds of identifier that are replaced by pseudonyms. */
public enum IdentifierKind {
  /** Telephone number in E.164, digits only (ITU-T E.164). */
  MSISDN,
  /** International mobile subscription identity (3GPP TS 23.003, clause 2.2). */
  IMSI,
  /** The first 14 digits of an IMEI: type allocation code and serial number, no check digit. */
  IMEI;

  /** Name in files: {@code msisdn}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What the keyed hash reads before the identifier, so that equal digits of two kinds never give
   * equal pseudonyms.
   */
  String domain() {
    return PseudonymManifest.DOMAIN + "/" + word() + "\0";
  }
}
