package org.sunset2g.vocabulary;

/**
 * Whether the regulator has certified a handset. In Viet Nam, 2G-only handsets that are not
 * certified are refused as new attachments from 2024-03-01; those attached before stay.
 */
public enum Certification {
  /** The list has it. */
  YES,
  /** There is a list, and it does not have it. */
  NO,
  /** There is no list. Never read as NO. */
  UNKNOWN
}
