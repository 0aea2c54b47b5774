/**
 * Floor 2: what may leave the operator. Counts per area and week in, a protected table out: small
 * cells are withheld, and with them as many others as it takes that no reader of this and all
 * earlier tables can compute a withheld number. The report room takes nothing but the result.
 */
package org.sunset2g.disclosure;
