package org.sunset2g.quality;

/**
 * What was counted of a landing file.
 *
 * @param table its table
 * @param rows records of the file
 * @param rejected rows with a reason against them
 * @param repeated rows beyond the first of their key, those that contradict one another included
 * @param ofSharedDevices rows of devices that too many subscribers have
 * @param measures the rest
 */
public record FileFigures(
    String table,
    long rows,
    long rejected,
    long repeated,
    long ofSharedDevices,
    RowMeasures measures) {}
