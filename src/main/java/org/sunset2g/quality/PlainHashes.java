package org.sunset2g.quality;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.vocabulary.Imei;

/**
 * Looks whether pseudonyms are plain hashes, which anybody undoes who tries all numbers: it does
 * just that with a few of them. An IMEI is found for sure, for its TAC stands beside it; of
 * telephone numbers a million is tried, which finds some where a thousand subscribers were hashed.
 *
 * <p>No pseudonym is needed for it: what is tried is compared by the 64 bits that were kept.
 */
public final class PlainHashes {
  private static final long SPARK_SEED = 42;
  private static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256");
  private static final long SERIALS = 1_000_000;
  private static final long NUMBERS = 1_000_000;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private PlainHashes() {}

  /** The algorithm by which the sampled device's IMEI was hashed; empty where none was found. */
  public static Optional<String> ofImei(RowMeasures observations) {
    if (observations.sampledDeviceLength() == 0) {
      return Optional.empty();
    }
    long device = observations.sampledDevice();
    String tac = "%08d".formatted(observations.sampledTac());
    return found(
        observations.sampledDeviceLength(),
        SERIALS,
        (serial, tried) -> {
          String imei = tac + padded(serial, SERIALS);
          return tried.is(imei) || tried.is(imei + Imei.checkDigit(imei));
        },
        hash -> hash == device,
        algorithms(observations.sampledDeviceLength()));
  }

  /** The algorithm by which telephone numbers were hashed; empty where none was found. */
  public static Optional<String> ofNumbers(RowMeasures snapshot, NumberPlan plan) {
    if (plan.prefixes().isEmpty() || snapshot.subscriberLength() == 0) {
      return Optional.empty();
    }
    SubscriberSample sample = snapshot.subscribers();
    return found(
        snapshot.subscriberLength(),
        NUMBERS,
        (place, tried) -> {
          String number = number(plan, place);
          String national = number.substring(plan.countryCode().length());
          return tried.is(number)
              || tried.is("+" + number)
              || tried.is("0" + national)
              || tried.is(national);
        },
        sample::contains,
        likeliest(snapshot.subscriberLength()));
  }

  /** The first tenth of the tried numbers are the lowest of each prefix, the rest lie all over. */
  private static String number(NumberPlan plan, long place) {
    String prefix = plan.prefixes().get((int) (place % plan.prefixes().size()));
    long all = powerOfTen(plan.digits() - prefix.length());
    long serial =
        place < NUMBERS / 10
            ? place / plan.prefixes().size()
            : Long.remainderUnsigned(XXH64.hashLong(place, SPARK_SEED), all);
    return prefix + padded(serial % all, all);
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int at = 0; at < exponent; at++) {
      power *= 10;
    }
    return power;
  }

  /** The number with as many digits as there are zeros in the power of ten above it. */
  private static String padded(long number, long powerAbove) {
    return Long.toString(powerAbove + number).substring(1);
  }

  /** Algorithms whose hash, as a whole or cut short, has so many hexadecimal characters. */
  private static List<String> algorithms(int length) {
    return ALGORITHMS.stream()
        .filter(algorithm -> digest(algorithm).getDigestLength() * 2 >= length)
        .toList();
  }

  /** Of those the one whose whole hash it would be, where there is one. */
  private static List<String> likeliest(int length) {
    List<String> all = algorithms(length);
    List<String> whole =
        all.stream()
            .filter(algorithm -> digest(algorithm).getDigestLength() * 2 == length)
            .toList();
    return whole.isEmpty() ? all : whole;
  }

  /** Tries what can be written at one place of the numbers that are tried. */
  private interface Clear {
    boolean isFound(long place, Tried tried);
  }

  private static Optional<String> found(
      int length, long places, Clear clear, LongPredicate isKnown, List<String> algorithms) {
    for (String algorithm : algorithms) {
      ThreadLocal<Tried> ofThread =
          ThreadLocal.withInitial(() -> new Tried(digest(algorithm), length, isKnown));
      boolean hit =
          LongStream.range(0, places)
              .parallel()
              .anyMatch(place -> clear.isFound(place, ofThread.get()));
      if (hit) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** Hashes texts without an object for each: there are millions of them. */
  private static final class Tried {
    private final MessageDigest digest;
    private final LongPredicate isKnown;
    private final byte[] hash;
    private final byte[] hex;
    private final UTF8String pseudonym;
    private final byte[] text = new byte[32];

    Tried(MessageDigest digest, int length, LongPredicate isKnown) {
      this.digest = digest;
      this.isKnown = isKnown;
      this.hash = new byte[digest.getDigestLength()];
      this.hex = new byte[length];
      this.pseudonym = UTF8String.fromBytes(hex);
    }

    /** Whether a pseudonym that is known is the hash of the text. */
    @SuppressWarnings("deprecation")
    boolean is(String clear) {
      clear.getBytes(0, clear.length(), text, 0);
      digest.update(text, 0, clear.length());
      try {
        digest.digest(hash, 0, hash.length);
      } catch (DigestException impossible) {
        throw new IllegalStateException(impossible);
      }
      for (int at = 0; at < hex.length; at++) {
        int value = hash[at / 2] & 0xFF;
        hex[at] = (byte) HEX[at % 2 == 0 ? value >>> 4 : value & 0xF];
      }
      return isKnown.test(RowHash.named(pseudonym));
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }
}
