package org.sunset2g.oracle;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the oracle found.
 *
 * @param ledger subscribers by {@code week|operator|phase|code_system|commune|flow}, OPENING and
 *     CLOSING among the flows; rows of zero are left out
 * @param slices subscribers by {@code week|operator|phase|code_system|commune|flow|status}
 * @param conversions {@code
 *     operator|phase|subscriber_id|converted_week|from_tac|to_tac|form|confirmed_week|reverted_week}
 *     as known at the end of the last week; the last two may be empty
 * @param noSubscriberObservations accepted observations, one per subscriber, TAC and device, whose
 *     subscriber is not in the accepted snapshot, by {@code week|operator}; zeros are there
 */
public record OracleResult(
    SortedMap<String, Long> ledger,
    SortedMap<String, Long> slices,
    SortedSet<String> conversions,
    SortedMap<String, Long> noSubscriberObservations) {}
