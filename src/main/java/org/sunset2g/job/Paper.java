package org.sunset2g.job;

/** What is made of a week's lists for people outside the operator. */
enum Paper {
  /** A sheet for every team. */
  TEAM_SHEETS,
  /** What loudspeakers and Zalo groups of every commune say. */
  BROADCAST_PLANS,
  /** What sale points watch for and show. */
  SHOP_NOTICES
}
