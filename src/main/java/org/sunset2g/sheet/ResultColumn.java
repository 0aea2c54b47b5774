package org.sunset2g.sheet;

import java.util.Arrays;
import java.util.List;

/** Columns of the form on which results come back, in its order. */
public enum ResultColumn {
  /** Token of the visit; empty for a programme in an area. */
  TOKEN,
  /** Day on which it was done. */
  DAY,
  /** Form of communication. */
  CHANNEL,
  /** How many times. */
  RUNS,
  /** Name of the programme or group. */
  MEDIUM,
  /** What came of a visit. */
  OUTCOME,
  DIFFICULTIES,
  PROPOSALS;

  /** The header in Vietnamese. */
  public String header() {
    return SheetText.of("result." + name());
  }

  static List<String> headers() {
    return Arrays.stream(values()).map(ResultColumn::header).toList();
  }
}
