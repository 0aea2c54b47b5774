package org.sunset2g.report;

import java.util.Optional;

/**
 * A phase of the week in the list of their reports.
 *
 * @param page where its report is, as a link from this one; empty for this one
 */
public record PhaseLink(Bilingual name, Optional<String> page) {}
