package org.sunset2g.report.backtest;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Scores with their pictures as one page of HTML; it loads nothing and runs nothing. */
public final class BacktestPage {
  private static final String TEMPLATES = "org.sunset2g.report.page";
  private static final String STYLE = "backtest.css";

  private BacktestPage() {}

  public static String html(BacktestContent content) throws IOException {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, BacktestPage.class.getClassLoader(), TEMPLATES)
        .render(
            "backtest.jte", Map.of("page", new BacktestView(content), "style", style()), output);
    return output.toString();
  }

  private static String style() throws IOException {
    try (InputStream css = BacktestPage.class.getResourceAsStream(STYLE)) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
