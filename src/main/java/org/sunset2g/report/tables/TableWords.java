package org.sunset2g.report.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.Wording;
import org.sunset2g.report.Written;

/** The workbook's words, from {@code tables_vi.properties} and {@code tables_en.properties}. */
final class TableWords {
  private final Properties vi = read("tables_vi.properties");
  private final Properties en = read("tables_en.properties");
  private final String variant;

  /** Some texts have a variant for phases that are about more than handsets with only 2G. */
  TableWords(Wording wording) {
    this.variant =
        switch (wording) {
          case TWO_G_ONLY -> "";
          case AT_RISK -> ".atRisk";
        };
  }

  /**
   * A text in both languages, <code>{0}</code>, <code>{1}</code> … filled in: whole numbers as each
   * language writes them, texts of two languages in that language.
   */
  Bilingual of(String key, Object... values) {
    String inVietnamese = text(vi, key);
    String inEnglish = text(en, key);
    for (int i = 0; i < values.length; i++) {
      String place = "{" + i + "}";
      if (values[i] instanceof Number number) {
        String written = Written.number(number.longValue());
        inVietnamese = inVietnamese.replace(place, written);
        inEnglish = inEnglish.replace(place, written.replace('.', ','));
      } else if (values[i] instanceof Bilingual text) {
        inVietnamese = inVietnamese.replace(place, text.vi());
        inEnglish = inEnglish.replace(place, text.en());
      } else {
        inVietnamese = inVietnamese.replace(place, values[i].toString());
        inEnglish = inEnglish.replace(place, values[i].toString());
      }
    }
    return new Bilingual(inVietnamese, inEnglish);
  }

  /** The Vietnamese text alone. */
  String vietnamese(String key) {
    return text(vi, key);
  }

  private String text(Properties texts, String key) {
    String text = texts.getProperty(key + variant, texts.getProperty(key));
    if (text == null) {
      throw new IllegalArgumentException("no text '" + key + "' in a language of the workbook");
    }
    return text;
  }

  private static Properties read(String name) {
    try (InputStream resource = TableWords.class.getResourceAsStream(name);
        InputStreamReader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }
}
