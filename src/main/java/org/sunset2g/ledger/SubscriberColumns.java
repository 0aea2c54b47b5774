package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;

/** What the rules of one phase look at in a subscriber's row: this week first, then the past. */
record SubscriberColumns(
    Column operatorCode,
    Column status,
    Column segment,
    Column isAreaExempt,
    Column isObserved,
    Column hasHandset,
    Column tac,
    Column handsetClass,
    Column form,
    Column area,
    Column isSuccession,
    Column standing,
    Column flow,
    Column pastArea,
    Column pastTac,
    Column pastStanding,
    Column pastAtRiskSince,
    Column pastConvertedWeek,
    Column pastConfirmations) {

  Column isAtRisk() {
    return Codes.is(standing, Standing.AT_RISK);
  }

  /** Null where there is no past. */
  Column wasAtRisk() {
    return Codes.is(pastStanding, Standing.AT_RISK);
  }

  Column isConversion() {
    return Codes.isAnyOf(
        flow, Arrays.stream(LedgerFlow.values()).filter(LedgerFlow::isConversion).toList());
  }

  /**
   * The area at whose account the flow is booked: where the subscriber was at risk before, or is.
   */
  Column bookedArea() {
    return when(flow.isNotNull(), when(wasAtRisk(), pastArea).otherwise(area));
  }
}
