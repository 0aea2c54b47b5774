package org.sunset2g.vocabulary;

/**
 * Where a number stands with its operator. The order is the code stored in the lake: append only.
 */
public enum SubscriberStatus {
  ACTIVE,
  /** Soft stop: may receive, may not call. */
  ONE_WAY_BLOCKED,
  /** No calls either way, the account is kept. */
  TWO_WAY_BLOCKED,
  /** The operator took the number back. */
  RECLAIMED,
  /** The number went to another operator. */
  PORTED_OUT;

  /** Whether a subscriber with this status is still a subscriber of this operator. */
  public boolean isPresent() {
    return this != RECLAIMED && this != PORTED_OUT;
  }

  /** Whether calls are blocked in at least one direction. */
  public boolean isBlocked() {
    return this == ONE_WAY_BLOCKED || this == TWO_WAY_BLOCKED;
  }
}
