/**
 * Turns ledger counts into tables that may leave the operator: every figure is rounded to a
 * multiple of the minimum cell, so that all sums that a reader knows hold between the rounded
 * figures too. The report room takes nothing but the result.
 */
package org.sunset2g.disclosure;
