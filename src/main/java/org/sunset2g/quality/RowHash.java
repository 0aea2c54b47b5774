package org.sunset2g.quality;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How the numbers of {@link RowNumbers} are made of a row's values. Each value is hashed for itself
 * and takes part as the column it stands in, so that the columns may come in any order and the hash
 * of a value that many rows share be kept.
 */
final class RowHash {
  /** Seed of Spark's {@code xxhash64}. */
  private static final long SPARK_SEED = 42;

  private static final long OTHER_SEED = 0x5DEECE66DL;
  private static final long OF_NOTHING = 0x9E3779B97F4A7C15L;

  private RowHash() {}

  /** As Spark's {@code xxhash64} of one column. */
  static long named(UTF8String text) {
    return XXH64.hashUTF8String(text, SPARK_SEED);
  }

  /** A second hash, independent of the first. */
  static long checked(UTF8String text) {
    return XXH64.hashUTF8String(text, OTHER_SEED);
  }

  /** What a value adds to a row's sum, as the value of that column; nothing is a value too. */
  static long inColumn(long ofValue, int column) {
    long mixed = ofValue + (column + 1) * OF_NOTHING;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }

  /** What an empty field adds to a row's sum. */
  static long nothingIn(int column) {
    return inColumn(OF_NOTHING, column);
  }

  static long ofNumber(long number) {
    return XXH64.hashLong(number, OTHER_SEED);
  }

  static long ofTruth(boolean truth) {
    return ofNumber(truth ? 1 : 0);
  }

  /** What a value as {@link FieldRule} makes it adds to a row's sum. */
  static long of(Object value, int column) {
    if (value == null) {
      return nothingIn(column);
    }
    if (value instanceof UTF8String text) {
      return inColumn(checked(text), column);
    }
    if (value instanceof Boolean truth) {
      return inColumn(ofTruth(truth), column);
    }
    return inColumn(ofNumber(((Number) value).longValue()), column);
  }

  /** Text of digits as a number. */
  static int digits(UTF8String text) {
    int number = 0;
    for (int at = 0; at < text.numBytes(); at++) {
      number = number * 10 + TextBytes.at(text, at) - '0';
    }
    return number;
  }
}
