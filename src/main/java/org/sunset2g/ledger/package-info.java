/**
 * Floor 2: every subscriber's standing, flow and memory from one week to the next, and the balanced
 * ledger that adds them up.
 */
package org.sunset2g.ledger;
