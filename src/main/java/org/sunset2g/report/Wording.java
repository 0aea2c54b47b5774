package org.sunset2g.report;

/** What those are called whom a phase puts at risk. */
public enum Wording {
  /** By the name that everybody knows: their handset has nothing but 2G. */
  TWO_G_ONLY,
  /** In words that hold whatever the rule of the phase is. */
  AT_RISK
}
