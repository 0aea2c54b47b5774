/**
 * How good forecasts were, written down: tables as CSV, and one page of HTML with pictures that
 * loads nothing and runs nothing.
 */
package org.sunset2g.report.backtest;
