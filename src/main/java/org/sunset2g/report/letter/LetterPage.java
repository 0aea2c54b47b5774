package org.sunset2g.report.letter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.util.Map;
import org.sunset2g.report.paper.PrintedStyle;

/** The letter as a page of HTML, to read and to print on A4; it loads nothing and runs nothing. */
final class LetterPage {
  private static final String TEMPLATES = "org.sunset2g.report.page";

  private LetterPage() {}

  static String html(LetterText text) throws IOException {
    PrintedStyle style = PrintedStyle.of(LetterPage.class, "letter.css");
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, LetterPage.class.getClassLoader(), TEMPLATES)
        .render(
            "letter.jte",
            Map.of("text", text, "style", style.css(), "policy", style.policy()),
            output);
    return output.toString();
  }
}
