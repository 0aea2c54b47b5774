/**
 * Floor 3, an edge: protected tables out to people, as one self-contained page a week and as CSV
 * files. Nothing here has ever seen an unprotected number.
 */
package org.sunset2g.report;
