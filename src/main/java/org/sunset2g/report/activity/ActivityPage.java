package org.sunset2g.report.activity;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.util.Map;
import org.sunset2g.report.paper.PrintedStyle;

/**
 * The report as one page of HTML, to read and to print on A4; it loads nothing and runs nothing.
 */
public final class ActivityPage {
  private static final String TEMPLATES = "org.sunset2g.report.page";

  private ActivityPage() {}

  public static String html(ActivityReport report) throws IOException {
    PrintedStyle style = PrintedStyle.of(ActivityPage.class, "activity.css");
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, ActivityPage.class.getClassLoader(), TEMPLATES)
        .render(
            "activity.jte",
            Map.of(
                "words", new ActivityWords(report), "style", style.css(), "policy", style.policy()),
            output);
    return output.toString();
  }
}
