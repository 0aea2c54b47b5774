package org.sunset2g.quality;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * A sample of subscribers that depends on who they are and not on the order or the files they come
 * in: those whose 64-bit hash ends in so many zeros. Of up to {@value #MOST} subscribers it holds
 * all; of more, counts and overlaps are estimates, mostly within 3 %.
 */
public final class SubscriberSample implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int MOST = 1 << 13;

  private Set<Long> hashes = new HashSet<>();
  private int zeros;

  void add(long hash) {
    if (Long.numberOfTrailingZeros(hash) >= zeros && hashes.add(hash)) {
      thin();
    }
  }

  void add(SubscriberSample other) {
    if (other.zeros > zeros) {
      zeros = other.zeros;
      hashes.removeIf(hash -> Long.numberOfTrailingZeros(hash) < zeros);
    }
    for (long hash : other.hashes) {
      add(hash);
    }
  }

  private void thin() {
    while (hashes.size() > MOST) {
      zeros++;
      hashes.removeIf(hash -> Long.numberOfTrailingZeros(hash) < zeros);
    }
  }

  /** Whether the subscriber with that hash is in the sample. */
  boolean contains(long hash) {
    return Long.numberOfTrailingZeros(hash) >= zeros && hashes.contains(hash);
  }

  /** How many different subscribers there are. */
  public long subscribers() {
    return (long) hashes.size() << zeros;
  }

  /** Share of these subscribers that are among the others too; 1 where there are none. */
  public double shareIn(SubscriberSample others) {
    int common = Math.max(zeros, others.zeros);
    long mine = 0;
    long shared = 0;
    for (long hash : hashes) {
      if (Long.numberOfTrailingZeros(hash) >= common) {
        mine++;
        shared += others.hashes.contains(hash) ? 1 : 0;
      }
    }
    return mine == 0 ? 1 : (double) shared / mine;
  }
}
