package org.sunset2g.disclosure;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that is the same every time a table is made of the same numbers, and that nobody can
 * repeat who does not have the unprotected numbers of the whole table: it depends on nothing else.
 */
final class Draw {
  private Draw() {}

  static SplittableRandom of(String table, List<PublishedArea> leaves, long[][] counts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, table);
      for (int leaf = 0; leaf < counts.length; leaf++) {
        add(digest, leaves.get(leaf).code().toString());
        for (long count : counts[leaf]) {
          add(digest, count);
        }
      }
      byte[] hash = digest.digest();
      long seed = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        seed = seed << Byte.SIZE | hash[i] & 0xff;
      }
      return new SplittableRandom(seed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The multiple below or above: above as likely as the remainder is large. */
  static long rounded(long count, int minimumCell, SplittableRandom draw) {
    long remainder = count % minimumCell;
    boolean isUp = remainder > 0 && draw.nextLong(minimumCell) < remainder;
    return count - remainder + (isUp ? minimumCell : 0);
  }

  private static void add(MessageDigest digest, String text) {
    text.chars().forEach(letter -> add(digest, letter));
    add(digest, text.length());
  }

  private static void add(MessageDigest digest, long number) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      digest.update((byte) (number >>> shift));
    }
  }
}
