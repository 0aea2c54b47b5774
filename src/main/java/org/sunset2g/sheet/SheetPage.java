package org.sunset2g.sheet;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** What all pages of this room have in common: one style, no script, and nothing from elsewhere. */
final class SheetPage {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          SheetPage.class.getClassLoader(),
          SheetPage.class.getPackageName() + ".page");
  private static final String STYLE = resource("sheet.css");
  private static final String STYLE_FINGERPRINT = fingerprint(STYLE);

  private SheetPage() {}

  /**
   * Writes a page.
   *
   * @param runningHead line at the head of every printed page
   */
  static void write(Writer writer, String template, Object view, String runningHead)
      throws IOException {
    String margins =
        "@page{@top-left{content:%s}@bottom-right{content:%s counter(page) \"/\" counter(pages)}}"
            .formatted(cssText(runningHead), cssText(SheetText.of("running.page") + " "));
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s' '%s'"
            .formatted(STYLE_FINGERPRINT, fingerprint(margins));
    try {
      ENGINE.render(
          template,
          Map.of("view", view, "style", STYLE, "margins", margins, "policy", policy),
          new WriterOutput(writer));
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    writer.flush();
  }

  /** A text as CSS may hold it: everything but letters and digits by its number. */
  static String cssText(String text) {
    StringBuilder css = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            letter -> {
              if (Character.isLetterOrDigit(letter) || letter == ' ') {
                css.appendCodePoint(letter);
              } else {
                css.append('\\').append(Integer.toHexString(letter)).append(' ');
              }
            });
    return css.append('"').toString();
  }

  private static String resource(String name) {
    try (InputStream stream = SheetPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }

  /** As a content security policy names an inline text it allows. */
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
