package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;

/**
 * Pseudonyms as 64-bit keys: they group and join at about twice the speed of 32-character texts. A
 * second, independently seeded hash travels along, so that two pseudonyms sharing a key are found
 * out instead of being merged.
 */
public final class SubscriberKey {
  private static final int CHECK_SEED = 2;

  private SubscriberKey() {}

  public static Column key(Column subscriberId) {
    return xxhash64(subscriberId);
  }

  /** Chained hashes start from the hash before: with the seed first, the two are independent. */
  public static Column check(Column subscriberId) {
    return xxhash64(lit(CHECK_SEED), subscriberId);
  }
}
