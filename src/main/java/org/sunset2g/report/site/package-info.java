/**
 * The report of one week as a folder of pages for planners: one page per area, from the country
 * down to the commune, to be read from a file share without any network. Every number, share, rank
 * and length of a bar comes from protected figures.
 */
package org.sunset2g.report.site;
