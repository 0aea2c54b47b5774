package org.sunset2g.quality;

/** What happens where a figure is beyond its limit. */
public enum GateLevel {
  /** Nothing: the figure is only kept. */
  RECORD,
  /** It is said, and the week goes on. */
  WARN,
  /** The operator's week is refused, unless somebody accepts it with a reason. */
  REFUSE
}
