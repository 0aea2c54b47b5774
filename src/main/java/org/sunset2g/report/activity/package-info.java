/**
 * Floor 3, an edge: the monthly activity report that authorities ask for, as a letter, a workbook
 * and a page to print. Of what was done with single persons it knows bands only.
 */
package org.sunset2g.report.activity;
