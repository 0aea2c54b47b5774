/**
 * Floor 3: what teams, loudspeaker operators, shops and care desks get in their hands, in
 * Vietnamese: pages to print, workbooks to fill in, lists to load. Everything here renders plain
 * values that somebody else has chosen and protected; nothing is counted, looked up or decided. The
 * same values always give the same bytes.
 */
package org.sunset2g.sheet;
