/**
 * A second opinion: the ledger and the conversions computed by plain SQL in another engine,
 * straight from landing files. It shares the contract and the written rules with the product, and
 * no code.
 */
package org.sunset2g.oracle;
