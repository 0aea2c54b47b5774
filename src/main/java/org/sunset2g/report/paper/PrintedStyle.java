package org.sunset2g.report.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style of a page to print, and a policy that allows this style and nothing else: no script, no
 * picture, no address.
 *
 * @param css what stands in the page's style element
 * @param policy content security policy that names the style by its fingerprint
 */
public record PrintedStyle(String css, String policy) {
  private static final String SHARED = "paper.css";

  /**
   * The style of all letters and the one that adds to it.
   *
   * @param room class beside which the style sheet lies
   * @param name file name of the style sheet
   */
  public static PrintedStyle of(Class<?> room, String name) throws IOException {
    String css = read(PrintedStyle.class, SHARED) + read(room, name);
    return new PrintedStyle(
        css,
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'"
            .formatted(fingerprint(css)));
  }

  private static String read(Class<?> room, String name) throws IOException {
    try (InputStream stream = room.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
