/**
 * Floor 3, an edge: published figures side by side, of two weeks or of two areas. It sees nothing
 * but what was published.
 */
package org.sunset2g.report.compare;
