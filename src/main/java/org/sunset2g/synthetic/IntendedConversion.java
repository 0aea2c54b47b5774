package org.sunset2g.synthetic;

/**
 * A conversion as a life intends it; weeks are positions, and {@link #NOT_YET} before they come.
 */
final class IntendedConversion {
  static final int NOT_YET = -1;

  final int convertedWeek;
  final int fromHandset;
  final int toHandset;
  final String form;
  private final int confirmationWeeks;
  private int confirmations;
  private int confirmedWeek = NOT_YET;
  private int revertedWeek = NOT_YET;

  IntendedConversion(
      int convertedWeek, int fromHandset, int toHandset, String form, int confirmationWeeks) {
    this.convertedWeek = convertedWeek;
    this.fromHandset = fromHandset;
    this.toHandset = toHandset;
    this.form = form;
    this.confirmationWeeks = confirmationWeeks;
  }

  /** The subscriber was observed at the target in a further week. */
  void observedAtTarget(int week) {
    confirmations++;
    if (confirmations == confirmationWeeks) {
      confirmedWeek = week;
    }
  }

  /** The subscriber is at risk again. */
  void revert(int week) {
    revertedWeek = week;
  }

  int confirmedWeek() {
    return confirmedWeek;
  }

  int revertedWeek() {
    return revertedWeek;
  }
}
