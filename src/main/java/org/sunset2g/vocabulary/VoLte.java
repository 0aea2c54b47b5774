package org.sunset2g.vocabulary;

/** Whether a handset can place a call over LTE: decides who is cut off when 2G and 3G voice go. */
public enum VoLte {
  YES,
  NO,
  /** The catalogue does not say. Never read as NO. */
  UNKNOWN
}
