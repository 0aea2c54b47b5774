/**
 * Floor 3, an edge: reads published tables back as anybody would, and has them attacked. Knows the
 * layout of the files and their columns, and nothing of what wrote them.
 */
package org.sunset2g.report.audit;
