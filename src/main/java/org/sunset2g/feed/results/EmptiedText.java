package org.sunset2g.feed.results;

/**
 * A free text that was emptied because somebody's telephone number may stand in it. The row counts.
 *
 * @param file name of the file
 * @param line line of the file, or row of its first sheet, counted from 1
 * @param column column by its name in the contract
 */
public record EmptiedText(String file, long line, String column) {}
