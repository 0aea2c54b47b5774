/**
 * Floor 3: what only the operator's own zone has: the keyset, the files in which pseudonyms replace
 * numbers, the crosswalk that leads back, and the log of whoever went that way. The weekly engine
 * never opens any of it.
 */
package org.sunset2g.zone;
