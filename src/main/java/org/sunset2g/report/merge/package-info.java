/**
 * Floor 3, an edge: published reports of several operators made into one. Only published figures
 * come in, and only their sums go out, so nothing can be seen in a merged report that was not
 * published before.
 */
package org.sunset2g.report.merge;
