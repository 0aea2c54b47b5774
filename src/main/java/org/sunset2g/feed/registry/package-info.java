/**
 * Floor 3: the registry that operators and authorities keep for outreach, as a folder of CSV files,
 * and the shipped calendar of Tết.
 */
package org.sunset2g.feed.registry;
