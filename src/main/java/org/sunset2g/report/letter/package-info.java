/**
 * Floor 3, an edge: the report of a published week as an administrative letter, to edit and to
 * print. Every number in it comes from the protected table.
 */
package org.sunset2g.report.letter;
