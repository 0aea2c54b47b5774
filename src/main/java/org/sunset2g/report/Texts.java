package org.sunset2g.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.sunset2g.report.PageContent.Bilingual;
import org.sunset2g.report.PageContent.Wording;

/** The page's words, from {@code page_vi.properties} and {@code page_en.properties}. */
public final class Texts {
  private final Properties vi = read("page_vi.properties");
  private final Properties en = read("page_en.properties");
  private final String variant;

  /** The words for those at risk as the page calls them: some texts have a variant. */
  Texts(Wording wording) {
    this.variant =
        switch (wording) {
          case TWO_G_ONLY -> "";
          case AT_RISK -> ".atRisk";
        };
  }

  /** A text in both languages, <code>{0}</code>, <code>{1}</code> … filled in. */
  public Bilingual of(String key, Object... values) {
    return new Bilingual(
        filled(vi, key, values, UnaryOperator.identity()),
        filled(en, key, values, Written::inEnglish));
  }

  private String filled(Properties texts, String key, Object[] values, UnaryOperator<String> own) {
    String text = texts.getProperty(key + variant, texts.getProperty(key));
    if (text == null) {
      throw new IllegalArgumentException("no text '" + key + "' in a language of the page");
    }
    for (int i = 0; i < values.length; i++) {
      String value =
          values[i] instanceof Number number
              ? own.apply(Written.number(number.longValue()))
              : values[i] instanceof Written.Share share
                  ? own.apply(share.vietnamese())
                  : values[i].toString();
      text = text.replace("{" + i + "}", value);
    }
    return text;
  }

  static Properties read(String name) {
    try (InputStream resource = Texts.class.getResourceAsStream(name);
        InputStreamReader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }
}
