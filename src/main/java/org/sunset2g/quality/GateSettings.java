package org.sunset2g.quality;

import java.util.EnumMap;
import java.util.Map;

/**
 * Limits and levels of the gates.
 *
 * @param limits limit and level by gate, one for each
 * @param minimumRows files with fewer rows are warned about where they would be refused for a
 *     share: in a handful of rows one bad one is a great share
 * @param historyWeeks published weeks that make the average a count is held against
 * @param maxSubscribersPerDevice subscribers one device can have; more, and its identifier was
 *     copied
 */
public record GateSettings(
    Map<Gate, Limit> limits, int minimumRows, int historyWeeks, int maxSubscribersPerDevice) {

  /** A limit, and what happens beyond it. */
  public record Limit(double limit, GateLevel level) {}

  public GateSettings {
    limits = new EnumMap<>(limits);
    for (Gate gate : Gate.values()) {
      Limit limit = limits.get(gate);
      if (limit == null || !(limit.limit() >= 0)) {
        throw new IllegalArgumentException(
            "gates.%s.limit must be 0 or more, was %s"
                .formatted(gate.label(), limit == null ? null : limit.limit()));
      }
    }
    atLeastOne("historyWeeks", historyWeeks);
    atLeastOne("maxSubscribersPerDevice", maxSubscribersPerDevice);
    if (minimumRows < 0) {
      throw new IllegalArgumentException("gates.minimumRows must be 0 or more, was " + minimumRows);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("gates." + name + " must be 1 or more, was " + value);
    }
  }

  /**
   * Holds a figure against its limit.
   *
   * @param rows rows of which the figure is a share; fewer than {@link #minimumRows} make a refusal
   *     a warning
   */
  GateFigure hold(Gate gate, String table, String column, double measured, long rows) {
    Limit limit = limits.get(gate);
    boolean tooFew = rows < minimumRows && limit.level() == GateLevel.REFUSE;
    return new GateFigure(
        gate,
        table,
        column,
        measured,
        limit.limit(),
        tooFew ? GateLevel.WARN : limit.level(),
        limit.level() == GateLevel.RECORD || gate.passes(measured, limit.limit()));
  }
}
