package org.sunset2g.job;

import java.util.List;

/**
 * Looks at one thing that a weekly run needs. Looks only: makes no file, starts no Spark, and says
 * nothing that is secret.
 */
interface HealthCheck {
  /** What there is to say about it, at least one line. A thrown problem is one of them. */
  List<HealthFinding> look(HealthSurroundings surroundings);
}
