/**
 * Floor 3: a seeded population with known truth: landing and reference files to try the engine on,
 * and beside them what the ledger must say, written down as it was intended and never worked out
 * from the files.
 */
package org.sunset2g.synthetic;
