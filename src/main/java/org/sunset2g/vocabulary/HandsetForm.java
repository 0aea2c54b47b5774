package org.sunset2g.vocabulary;

/** What kind of device a TAC is: decides by which form a conversion is counted. */
public enum HandsetForm {
  SMARTPHONE,
  FEATURE_PHONE,
  TABLET,
  ROUTER,
  MODULE,
  WEARABLE,
  OTHER,
  /** The catalogue does not say. */
  UNKNOWN;

  /** As the plain catalogue writes it, lower case; UNKNOWN is the empty text. */
  public String written() {
    return this == UNKNOWN ? "" : name().toLowerCase(java.util.Locale.ROOT);
  }
}
