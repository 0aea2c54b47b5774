/**
 * Floor 3, an edge: a folder of published weeks, opened for reading. Whoever works with what was
 * published, and with nothing else, begins here.
 */
package org.sunset2g.report.shelf;
