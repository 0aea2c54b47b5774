/**
 * Floor 3: reads the result files that teams and care desks fill in by hand, tolerant of how people
 * write and strict about what it means.
 */
package org.sunset2g.feed.results;
