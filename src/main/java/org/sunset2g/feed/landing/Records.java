package org.sunset2g.feed.landing;

/** The records of a part of a landing file, one after the other. */
interface Records extends AutoCloseable {

  /**
   * Goes to the next record; false at the end.
   *
   * @throws UnreadableRows where the file cannot be read on
   */
  boolean next();

  /** Line on which the record begins, the header being line 1; for Parquet the row, from 1. */
  long line();

  /** How many fields the record has. */
  int width();

  /**
   * The field of the file at that place, as {@link org.sunset2g.quality.RowCheck} takes it; holds
   * until the next record.
   *
   * @param position place in the file, or -1 for a column that the file does not have
   */
  Object field(int position);

  @Override
  void close();
}
