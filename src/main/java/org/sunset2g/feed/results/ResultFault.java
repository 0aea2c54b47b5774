package org.sunset2g.feed.results;

/**
 * What is wrong with one field of a row. A row with a fault does not count.
 *
 * @param file name of the file
 * @param line line of the file, or row of its first sheet, counted from 1
 * @param column column by its name in the contract
 * @param reason what is wrong and how it should be, in words; never the value
 * @param shape what the value looks like, as {@link org.sunset2g.quality.ValueShape} writes it;
 *     empty where nothing is written
 */
public record ResultFault(String file, long line, String column, String reason, String shape) {}
