package org.sunset2g.ledger;

/**
 * How long the ledger remembers.
 *
 * @param quietAfterWeeks weeks without an observation after which a subscriber has gone quiet
 * @param forgetAfterWeeks weeks of absence after which a subscriber counts as never seen
 * @param confirmationWeeks further weeks in which a conversion must be observed to be confirmed
 */
public record LedgerSettings(int quietAfterWeeks, int forgetAfterWeeks, int confirmationWeeks) {
  public LedgerSettings {
    requireWithin("ledger.quietAfterWeeks", quietAfterWeeks, 1, 52);
    requireWithin("ledger.forgetAfterWeeks", forgetAfterWeeks, 1, 520);
    requireWithin("ledger.confirmationWeeks", confirmationWeeks, 1, 52);
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(name, least, most, value));
    }
  }
}
