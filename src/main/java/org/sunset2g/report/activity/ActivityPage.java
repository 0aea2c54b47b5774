package org.sunset2g.report.activity;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The report as one page of HTML, to read and to print on A4; it loads nothing and runs nothing.
 */
public final class ActivityPage {
  private static final String TEMPLATES = "org.sunset2g.report.page";

  private ActivityPage() {}

  public static String html(ActivityReport report) throws IOException {
    String style = style();
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, ActivityPage.class.getClassLoader(), TEMPLATES)
        .render(
            "activity.jte",
            Map.of(
                "words",
                new ActivityWords(report),
                "style",
                style,
                "policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'"
                    .formatted(fingerprint(style))),
            output);
    return output.toString();
  }

  private static String style() throws IOException {
    try (InputStream stream = ActivityPage.class.getResourceAsStream("activity.css")) {
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
