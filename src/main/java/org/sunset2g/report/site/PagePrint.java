package org.sunset2g.report.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What stands at the head of a page's printed sheets, and the policy that lets this style in and
 * nothing else beside the shared files: {@code file:} because a page of a file share has no origin
 * of its own.
 *
 * @param style names the page on every sheet
 * @param policy content security policy of the page
 */
public record PagePrint(String style, String policy) {
  static PagePrint of(String head, String week) {
    String style =
        "@page{@top-left{content:\"%s\"}@top-right{content:\"%s\"}}"
            .formatted(quoted(head), quoted(week));
    return new PagePrint(
        style,
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:;"
            + " script-src 'self' file:; style-src 'self' file: '%s'"
                .formatted(fingerprint(style)));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              if (letter < ' ' || "\"\\<>&'".indexOf(letter) >= 0) {
                quoted.append("\\%x ".formatted(letter));
              } else {
                quoted.appendCodePoint(letter);
              }
            });
    return quoted.toString();
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
