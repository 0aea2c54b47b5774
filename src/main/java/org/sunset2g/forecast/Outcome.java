package org.sunset2g.forecast;

/**
 * What came of an area in all futures.
 *
 * @param area its number in the series
 * @param numbers at risk, by step and future
 * @param convertsUnaided chance of one who is at risk now to convert in the near time
 * @param conversions expected in the near time: to smartphones, feature phones, others
 */
record Outcome(int area, int[][] numbers, double convertsUnaided, double[] conversions) {}
