package org.sunset2g.contract;

/** Columns of {@code do_not_call}: one row per subscriber. */
public final class DoNotCall {
  public static final String TABLE = "do_not_call";

  public static final String SUBSCRIBER_ID = "subscriber_id";

  private DoNotCall() {}
}
