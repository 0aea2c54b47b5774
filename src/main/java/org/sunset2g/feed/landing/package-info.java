/**
 * Floor 3: the landing files of operators. Finds the file of a table, looks through it before Spark
 * does, reads it once with true line numbers, and hands back accepted rows, rejected rows and
 * counts that add up.
 */
package org.sunset2g.feed.landing;
