package org.sunset2g.feed.dump;

/**
 * One thing that was measured of a dump, and whether it is as it should be.
 *
 * @param name name of a {@link DumpGate}
 * @param file name of the file it was measured of, or empty for the delivery as a whole
 * @param measured what was measured: a share from 0 to 1, or a count a day
 * @param limit greatest share, or least count a day, that still passes
 * @param level what happens where it does not pass
 * @param passed whether it is within the limit
 * @param sentence what was measured, in words, without any identifier
 */
public record DumpGateResult(
    String name,
    String file,
    double measured,
    double limit,
    Level level,
    boolean passed,
    String sentence) {

  /** What a gate that does not pass brings about. */
  public enum Level {
    /** It is said, and the dump is used. */
    WARN,
    /** The dump is refused. */
    REFUSE
  }

  /** Whether the dump must not be used. */
  public boolean refuses() {
    return !passed && level == Level.REFUSE;
  }
}
