package org.sunset2g.synthetic;

/**
 * A stream of chance with a seed (SplitMix64 by Steele, Lea and Flood). Our own few lines, so that
 * a seed means the same bytes on every Java.
 */
final class Chance {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Chance(long seed) {
    this.state = seed;
  }

  /** Spreads a number over 64 bits; one to one. */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** One number from several, the order counting. */
  static long mix(long first, long second, long third) {
    return mix(mix(mix(first + STEP) + second + STEP) + third + STEP);
  }

  /** A number from a text, the same on every machine. */
  static long mix(long seed, String text) {
    long mixed = seed;
    for (int i = 0; i < text.length(); i++) {
      mixed = mix(mixed + STEP + text.charAt(i));
    }
    return mixed;
  }

  /** A share from 0 to below 1 from a number. */
  static double share(long number) {
    return (number >>> 11) * 0x1.0p-53;
  }

  long next() {
    state += STEP;
    return mix(state);
  }

  /** From 0 to below 1. */
  double share() {
    return share(next());
  }

  /** From the normal distribution of mean 0 and deviation 1 (Box and Muller). */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - share()));
    return radius * StrictMath.cos(2 * Math.PI * share());
  }

  boolean happens(double rate) {
    return rate > 0 && share() < rate;
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }
}
