package org.sunset2g.quality;

/** The numbers that stand for a faultless row when rows are compared with one another. */
public interface RowNumbers {
  /** 64 bits of what names the row in its table. */
  long key();

  /** 64 further bits of it: two rows with both alike have one key. */
  long keyCheck();

  /** 64 bits of all that the row says. */
  long content();

  /** 64 bits of the row's subscriber, equal in all tables: Spark's {@code xxhash64}. */
  long subscriber();

  /** Whether the row names a device. */
  boolean hasDevice();

  /** 64 bits of the row's device. */
  long device();

  /** The TAC as a number. */
  int tac();
}
