package org.sunset2g.synthetic;

/** Takes a row's fields one after another in contract order. */
interface FieldSink {
  /** A number or day that is not there. */
  int MISSING = Integer.MIN_VALUE;

  /** A text, or null where it is not there. */
  void text(Text value);

  /** Days since 1970-01-01, or {@link #MISSING}. */
  void day(int epochDay);

  /** A number, or {@link #MISSING}. */
  void number(int value);

  /** True, false, or null where it is not there. */
  void flag(Boolean value);
}
