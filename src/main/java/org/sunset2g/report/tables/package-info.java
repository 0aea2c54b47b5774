/**
 * Floor 3, an edge: the files of a published week, for people and for programmes, and their way
 * back: what was written here can be read again, and is refused where anybody changed it.
 */
package org.sunset2g.report.tables;
