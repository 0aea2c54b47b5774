/**
 * Floor 3: the device dumps that operators export, with identifiers in clear. Looks each file
 * through, reads it once, refuses it where it cannot be trusted, and hands back distinct triplets
 * with the gates they passed. Runs only inside the operator's zone; no message, note or figure of
 * this room holds an identifier.
 */
package org.sunset2g.feed.dump;
