package org.sunset2g.report.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.Wording;
import org.sunset2g.report.Written;

/** The words of the pages, from {@code site_vi.properties} and {@code site_en.properties}. */
final class SiteTexts {
  private final Properties vi = read("site_vi.properties");
  private final Properties en = read("site_en.properties");
  private final ConcurrentHashMap<String, Bilingual> plain = new ConcurrentHashMap<>();
  private final String variant;

  /** The words for those at risk as the pages call them: some texts have a variant. */
  SiteTexts(Wording wording) {
    this.variant =
        switch (wording) {
          case TWO_G_ONLY -> "";
          case AT_RISK -> ".atRisk";
        };
  }

  /**
   * A text in both languages, <code>{0}</code>, <code>{1}</code> … filled in: numbers and shares as
   * the language writes them, texts of two languages by language.
   */
  Bilingual of(String key, Object... values) {
    Bilingual text = plain.computeIfAbsent(key, any -> new Bilingual(text(vi, key), text(en, key)));
    if (values.length == 0) {
      return text;
    }
    String inVietnamese = text.vi();
    String inEnglish = text.en();
    for (int i = 0; i < values.length; i++) {
      Bilingual value = written(values[i]);
      inVietnamese = inVietnamese.replace("{" + i + "}", value.vi());
      inEnglish = inEnglish.replace("{" + i + "}", value.en());
    }
    return new Bilingual(inVietnamese, inEnglish);
  }

  private static Bilingual written(Object value) {
    if (value instanceof Bilingual both) {
      return both;
    }
    if (value instanceof Number number) {
      String text = Written.number(number.longValue());
      return new Bilingual(text, inEnglish(text));
    }
    if (value instanceof Written.Share share) {
      return new Bilingual(share.toString(), inEnglish(share.toString()));
    }
    return new Bilingual(value.toString(), value.toString());
  }

  /** The same number with points and commas exchanged. */
  private static String inEnglish(String number) {
    return number.replace('.', ' ').replace(',', '.').replace(' ', ',');
  }

  private String text(Properties texts, String key) {
    String text = texts.getProperty(key + variant, texts.getProperty(key));
    if (text == null) {
      throw new IllegalArgumentException("no text '" + key + "' in a language of the pages");
    }
    return text;
  }

  static Properties read(String name) {
    try (InputStream resource = SiteTexts.class.getResourceAsStream(name);
        InputStreamReader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }
}
