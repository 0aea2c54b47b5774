package org.sunset2g.disclosure;

import java.math.BigInteger;

/** An exact fraction, for the attack. */
record Fraction(BigInteger over, BigInteger under) {
  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  boolean isZero() {
    return over.signum() == 0;
  }

  Fraction by(Fraction other) {
    return lowest(over.multiply(other.over), under.multiply(other.under));
  }

  Fraction over(Fraction other) {
    return lowest(over.multiply(other.under), under.multiply(other.over));
  }

  Fraction minus(Fraction other) {
    return lowest(
        over.multiply(other.under).subtract(other.over.multiply(under)),
        under.multiply(other.under));
  }

  private static Fraction lowest(BigInteger over, BigInteger under) {
    BigInteger shared = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
    return new Fraction(over.divide(shared), under.divide(shared));
  }
}
