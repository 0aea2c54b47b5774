package org.sunset2g.job;

import java.util.List;
import org.sunset2g.lake.RunRecord;

/** Is told of a run while it is at work. A listener never ends a run. */
interface RunListener {
  /** Hears everything and says nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * The run has its record and is at work.
   *
   * @param interrupted runs that were found killed before it
   */
  default void started(RunRecord run, List<RunRecord> interrupted) {}

  default void stepStarted(String step) {}

  /** The step is over, done or not. */
  default void stepEnded(String step, double seconds) {}

  /** The run was published, perhaps without some operators. */
  default void published(RunRecord run) {}

  /** The run ended without being published, or its outputs could not be put in their place. */
  default void failed(RunRecord run, Throwable fault) {}

  /** All there is to say of a run that is over; what came before is said by the two above. */
  default void ended(RunEnd end) {}
}
