package org.sunset2g.report;

/** A text in the two languages of the reports. */
public record Bilingual(String vi, String en) {}
