/**
 * Floor 3, an edge: what all letters of the report have in common: the head that every
 * administrative document bears, paragraphs and tables of a DOCX file, the style of a page to
 * print.
 */
package org.sunset2g.report.paper;
