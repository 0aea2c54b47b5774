/**
 * How good forecasts were, held against what came: counts of hits and sums of errors, gathered one
 * trial at a time so that a trial is never kept. Pure Java.
 */
package org.sunset2g.forecast.score;
