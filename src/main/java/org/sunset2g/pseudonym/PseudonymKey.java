package org.sunset2g.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of a keyset, in memory. Neither serialisable nor printable: a key must not travel in a
 * task, a log or a message.
 */
public final class PseudonymKey {
  /** Length of a secret: that of the hash, as RFC 2104 advises. */
  public static final int BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final String id;
  private final byte[] secret;

  /**
   * @param id what names the key where the key itself must not be
   * @param secret {@value #BYTES} bytes
   */
  public PseudonymKey(String id, byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a key has %d bytes".formatted(BYTES));
    }
    this.id = id;
    this.secret = secret.clone();
  }

  public String id() {
    return id;
  }

  /** A hash machine of its own: it is fast, and not for two threads at once. */
  public Hasher hasher() {
    return new Hasher(secret);
  }

  /**
   * A key for another purpose: the HMAC of the purpose's name, so that neither key tells anything
   * of the other.
   */
  public byte[] derived(String purpose) {
    return new Hasher(secret).hash(PseudonymManifest.DOMAIN + "/derived/" + purpose + "\0");
  }

  @Override
  public String toString() {
    return "key " + id;
  }

  /** HMAC-SHA-256 (RFC 2104, FIPS 198-1) of identifiers under one key. */
  public static final class Hasher {
    private final Mac mac;

    private Hasher(byte[] secret) {
      try {
        this.mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java has " + HMAC, impossible);
      }
    }

    /**
     * The pseudonym: 64 lower-case hexadecimal characters.
     *
     * @param canonical the identifier as {@link ClearIdentifier} gives it
     */
    public String pseudonym(IdentifierKind kind, String canonical) {
      return HexFormat.of().formatHex(hash(kind.domain() + canonical));
    }

    private byte[] hash(String text) {
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
