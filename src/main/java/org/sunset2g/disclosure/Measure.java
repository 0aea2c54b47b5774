package org.sunset2g.disclosure;

import static org.sunset2g.vocabulary.LedgerFlow.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * What is counted per area and week. The ledger's flows are grouped so that a planner can read
 * them; for every area {@code OPENING + inflows - outflows = CLOSING}. STAYED is in no measure.
 * Slices stand beside the balance: they tell a number of it again, by the status of the
 * subscription. The order is the order of the published table.
 */
public enum Measure {
  /** Subscribers at risk when the week began. */
  OPENING(1),
  /** At risk for the first time, or back after an absence. */
  NEW_AT_RISK(1, BASELINE, NEW_SUBSCRIBER, RETURNED),
  /** A conversion that is on record did not last. */
  REVERTED(1, LedgerFlow.REVERTED),
  /** Was on a better handset, with no conversion on record, and changed it for one at risk. */
  DOWNGRADED(1, LedgerFlow.DOWNGRADED),
  /** At risk only because the catalogue knows more of the same handset, or of a new one. */
  CATALOGUE_IN(1, RECLASSIFIED_IN, HANDSET_IDENTIFIED),
  /** Came from another area. */
  MOVED_IN(1, LedgerFlow.MOVED_IN),
  /** Was counted in an area of before a change of boundaries. */
  REZONED_IN(1, LedgerFlow.REZONED_IN),
  CONVERTED_SMARTPHONE(-1, LedgerFlow.CONVERTED_SMARTPHONE),
  CONVERTED_FEATURE_PHONE(-1, LedgerFlow.CONVERTED_FEATURE_PHONE),
  CONVERTED_OTHER(-1, LedgerFlow.CONVERTED_OTHER),
  /** Changed the handset, but not to one that survives the switch-off. */
  UPGRADED_BELOW_TARGET(-1, LedgerFlow.UPGRADED_BELOW_TARGET),
  /** No handset seen for weeks: not a conversion. */
  GONE_QUIET(-1, LedgerFlow.GONE_QUIET),
  /** Number ported, reclaimed or missing: not a conversion. */
  LEFT(-1, LEFT_PORTED, LEFT_RECLAIMED, LEFT_VANISHED),
  /** Outside the phase from now on: not a conversion. */
  EXEMPTED(-1, LedgerFlow.EXEMPTED),
  /** No longer at risk only because of what the catalogue says or does not say. */
  CATALOGUE_OUT(-1, RECLASSIFIED_OUT, HANDSET_UNKNOWN),
  /** Went to another area. */
  MOVED_OUT(-1, LedgerFlow.MOVED_OUT),
  /** Is counted in an area of after a change of boundaries. */
  REZONED_OUT(-1, LedgerFlow.REZONED_OUT),
  /** Subscribers at risk when the week ended. */
  CLOSING(-1),
  /** Of the closing number, those whose subscription is in full use. */
  CLOSING_ACTIVE(0),
  /** Of the closing number, those who may receive but not call. */
  CLOSING_ONE_WAY_BLOCKED(0),
  /** Of the closing number, those who may neither call nor receive. */
  CLOSING_TWO_WAY_BLOCKED(0),
  /** Of all conversions, those of subscribers who were blocked in the week before. */
  CONVERTED_AFTER_BLOCKING(0),
  /** Of all conversions, those of subscribers who were not blocked in the week before. */
  CONVERTED_NOT_BLOCKED(0);

  /**
   * Numbers that are told twice.
   *
   * @param whole measures of the balance
   * @param slices measures that add up to the same number
   * @param otherwise the slice of whom no other is known
   */
  public record Slicing(List<Measure> whole, List<Measure> slices, Measure otherwise) {}

  private final int balanceSign;
  private final List<LedgerFlow> flows;

  Measure(int balanceSign, LedgerFlow... flows) {
    this.balanceSign = balanceSign;
    this.flows = List.of(flows);
  }

  /**
   * Sign with which the measure stands in a row's balance, which adds up to zero; 0 for a slice.
   */
  public int balanceSign() {
    return balanceSign;
  }

  /** The ledger flows it holds; none for the opening and the closing number. */
  public List<LedgerFlow> flows() {
    return flows;
  }

  /** Whether it adds to or takes from the opening number. */
  public boolean isFlow() {
    return !flows.isEmpty();
  }

  /** The measures that add to or take from the opening number, inflows first. */
  public static List<Measure> flowMeasures() {
    return Arrays.stream(values()).filter(Measure::isFlow).toList();
  }

  /** Whether it is a part of other measures, and not in the balance. */
  public boolean isSlice() {
    return balanceSign == 0;
  }

  /** The measures of a row's balance, from the opening to the closing number. */
  public static List<Measure> ofBalance() {
    return Arrays.stream(values()).filter(measure -> !measure.isSlice()).toList();
  }

  /** Which numbers of the balance are told again by which slices. */
  public static List<Slicing> slicings() {
    return List.of(
        new Slicing(
            List.of(CLOSING),
            List.of(CLOSING_ACTIVE, CLOSING_ONE_WAY_BLOCKED, CLOSING_TWO_WAY_BLOCKED),
            CLOSING_ACTIVE),
        new Slicing(
            conversions(),
            List.of(CONVERTED_AFTER_BLOCKING, CONVERTED_NOT_BLOCKED),
            CONVERTED_NOT_BLOCKED));
  }

  /** Conversions, by form of the new handset. */
  public static List<Measure> conversions() {
    return List.of(CONVERTED_SMARTPHONE, CONVERTED_FEATURE_PHONE, CONVERTED_OTHER);
  }

  /**
   * The slice that subscribers of a ledger's flow with that status belong to; empty where the flow
   * is not sliced.
   *
   * @param status of this week for CLOSING, of the week before for a conversion
   * @throws IllegalArgumentException where nobody at risk can have the status
   */
  public static Optional<Measure> sliceOf(String ledgerFlow, SubscriberStatus status) {
    if (ledgerFlow.equals(LedgerFlow.CLOSING)) {
      return Optional.of(
          switch (status) {
            case ACTIVE -> CLOSING_ACTIVE;
            case ONE_WAY_BLOCKED -> CLOSING_ONE_WAY_BLOCKED;
            case TWO_WAY_BLOCKED -> CLOSING_TWO_WAY_BLOCKED;
            default -> throw new IllegalArgumentException("nobody at risk is " + status);
          });
    }
    if (LedgerFlow.valueOf(ledgerFlow).isConversion()) {
      return Optional.of(status.isBlocked() ? CONVERTED_AFTER_BLOCKING : CONVERTED_NOT_BLOCKED);
    }
    return Optional.empty();
  }

  /**
   * The measure that a ledger row belongs to; empty for STAYED.
   *
   * @param ledgerFlow OPENING, CLOSING, the name of a flow, or that of a slice
   * @throws IllegalArgumentException where the ledger has no such flow
   */
  public static Optional<Measure> of(String ledgerFlow) {
    if (ledgerFlow.equals(LedgerFlow.OPENING)) {
      return Optional.of(OPENING);
    }
    if (ledgerFlow.equals(LedgerFlow.CLOSING)) {
      return Optional.of(CLOSING);
    }
    Optional<Measure> slice =
        Arrays.stream(values())
            .filter(measure -> measure.isSlice() && measure.name().equals(ledgerFlow))
            .findFirst();
    if (slice.isPresent()) {
      return slice;
    }
    LedgerFlow flow = LedgerFlow.valueOf(ledgerFlow);
    return Arrays.stream(values()).filter(measure -> measure.flows.contains(flow)).findFirst();
  }
}
