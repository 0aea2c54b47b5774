package org.sunset2g.notebook;

import java.util.Locale;
import java.util.ResourceBundle;
import org.sunset2g.disclosure.Measure;

/**
 * Measures as the report names them, in both languages.
 *
 * @param wording what facts.json says of those at risk: {@code TWO_G_ONLY} or {@code AT_RISK}
 */
public record MeasureNames(String wording) {
  private static final String REPORT_TEXTS = "org.sunset2g.report.site.site";

  /** Such as {@code Còn lại cuối tuần · Left at the end of the week}. */
  public String of(Measure measure) {
    return in("vi", measure) + " · " + in("en", measure);
  }

  /** The column of area_week that holds the measure. */
  public static String column(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  private String in(String language, Measure measure) {
    ResourceBundle texts = ResourceBundle.getBundle(REPORT_TEXTS, Locale.forLanguageTag(language));
    String key = "measure." + measure.name();
    String variant = key + ".atRisk";
    return texts.getString(wording.equals("AT_RISK") && texts.containsKey(variant) ? variant : key);
  }
}
