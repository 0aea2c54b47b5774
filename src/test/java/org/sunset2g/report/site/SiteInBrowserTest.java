package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as a browser shows them: silent, offline, readable, in both languages, at every width. */
class SiteInBrowserTest {
  /** What a page may weigh with all it loads, so that it opens at once over a slow line. */
  private static final long HEAVIEST = 1_500_000;

  private static final String KINDS = "org.sunset2g.report.site.OpenedSite#kinds";

  @RegisterExtension static final OpenedSite SITE = new OpenedSite();

  @ParameterizedTest
  @MethodSource(KINDS)
  void aPageIsSilentAndAsksForNothingButItsFiles(String page) {
    Browser browser = SITE.open(page);
    browser.run(
        "document.getElementById('search')?.focus(); document.querySelector('.term')?.focus()");
    browser.await("[...document.scripts].every((script) => script.src.startsWith('file:'))");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .filteredOn(address -> !address.equals("about:blank"))
        .isNotEmpty()
        .allMatch(address -> address.startsWith("file:///") || address.startsWith("data:"));
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void axeFindsNoSeriousBarrier(String page) throws IOException {
    Browser browser = SITE.browser();
    for (String language : List.of("vi", "en")) {
      for (int width : List.of(OpenedSite.WIDE, OpenedSite.NARROW)) {
        browser.resize(width);
        SITE.open(page + "#lang=" + language);
        browser.run(axe());
        JsonNode barriers =
            browser.run(
                "return axe.run(document, { resultTypes: ['violations'] }).then((found) =>"
                    + " found.violations.filter((one) => /serious|critical/.test(one.impact))"
                    + " .map((one) => one.id + ': ' + one.nodes.map((node) =>"
                    + " node.html + ' ' + node.failureSummary).join(' | ')))");
        assertThat(barriers).as("%s, %s, %d pixels", page, language, width).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void noWidthMakesThePageScrollSideways(String page) {
    Browser browser = SITE.browser();
    for (int width : List.of(OpenedSite.NARROW, OpenedSite.MIDDLE, OpenedSite.WIDE)) {
      browser.resize(width);
      for (String language : List.of("vi", "en")) {
        SITE.open(page + "#lang=" + language);
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
            .as("%s, %s, %d pixels", page, language, width)
            .isLessThanOrEqualTo(width);
        assertThat(texts(browser, CUT_OFF)).as("cut off at %d pixels", width).isEmpty();
        assertThat(texts(browser, SMALL)).as("small at %d pixels", width).isEmpty();
      }
    }
  }

  /** Texts that reach over the window's edge and stand in nothing that scrolls. */
  private static final String CUT_OFF =
      "return [...document.querySelectorAll('h1, h2, p, dt, dd, li, button, input')]"
          + ".filter((one) => one.checkVisibility() && !one.closest('.scroll, .quiet, .skip'))"
          + ".filter((one) => { const box = one.getBoundingClientRect();"
          + " return box.right > innerWidth + 1 || box.left < -1"
          + " || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'"
          + " && one.tagName !== 'INPUT'; })"
          + ".map((one) => one.outerHTML)";

  /** Buttons and fields below 24 pixels (WCAG 2.2, 2.5.8 Target Size (Minimum)). */
  private static final String SMALL =
      "return [...document.querySelectorAll('button, input, summary')]"
          + ".filter((one) => one.checkVisibility())"
          + ".filter((one) => { const box = one.getBoundingClientRect();"
          + " return box.width < 24 || box.height < 24; })"
          + ".map((one) => one.outerHTML)";

  @ParameterizedTest
  @CsvSource({"plain/index.html", "plain/area/VN-2004-01.html", "plain/area/VN-2004-00001.html"})
  void theNumberLeftStandsOnTheFirstScreen(String page) {
    for (int width : List.of(OpenedSite.NARROW, OpenedSite.MIDDLE, OpenedSite.WIDE)) {
      SITE.browser().resize(width);
      JsonNode bottom =
          SITE.open(page)
              .run(
                  "return document.querySelector('[data-figure=left]')"
                      + ".getBoundingClientRect().bottom");
      assertThat(bottom.asDouble()).as("%d pixels", width).isBetween(1.0, 640.0);
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void theButtonTurnsAllThatIsReadIntoEnglishAndBack(String page) {
    Browser browser = SITE.open(page);
    assertThat(texts(browser, speaking("en"))).containsOnlyOnce("English").hasSize(1);

    browser.click("#language");

    assertThat(browser.run("return document.documentElement.lang").asText()).isEqualTo("en");
    assertThat(browser.run("return document.title").asText())
        .isEqualTo(browser.run("return document.body.dataset.titleEn").asText());
    assertThat(texts(browser, speaking("vi")))
        .as("Vietnamese that is no name")
        .containsOnlyOnce("Tiếng Việt")
        .hasSize(1);

    browser.click("#language");

    assertThat(browser.run("return document.documentElement.lang").asText()).isEqualTo("vi");
  }

  /** Visible texts of a language; names of places are Vietnamese in both. */
  private static String speaking(String language) {
    return "return [...document.querySelectorAll('[lang="
        + language
        + "]:not(html, bdi, .where)')].filter((one) => one.checkVisibility())"
        + ".map((one) => one.textContent)";
  }

  @Test
  void theLanguageIsRememberedOnTheNextPageAndTheAddressDecides() {
    SITE.open(OpenedSite.COUNTRY).click("#language");

    assertThat(language(SITE.open(OpenedSite.PROVINCE))).isEqualTo("en");
    assertThat(language(SITE.open(OpenedSite.COMMUNE + "#lang=vi"))).isEqualTo("vi");
    assertThat(language(SITE.open(OpenedSite.WORDS))).isEqualTo("en");
  }

  @Test
  void englishWritesItsNumbersWithCommasAndVietnameseWithPoints() {
    String number = "return document.querySelector('[data-figure=left] .n').textContent";

    assertThat(SITE.open(OpenedSite.COUNTRY).run(number).asText()).matches("\\d{1,3}(\\.\\d{3})+");
    assertThat(SITE.open(OpenedSite.COUNTRY + "#lang=en").run(number).asText())
        .matches("\\d{1,3}(,\\d{3})+");
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void aPageWithAllItLoadsStaysLight(String page) throws IOException {
    Browser browser = SITE.open(page);
    if (!page.equals(OpenedSite.WORDS)) {
      browser.run("document.getElementById('search').focus()");
      browser.await("document.querySelector('script[src$=\"areas.js\"]')");
    }

    long bytes = 0;
    for (String address : new LinkedHashSet<>(browser.requests())) {
      if (address.startsWith("file:")) {
        bytes += Files.size(Path.of(java.net.URI.create(address.replaceAll("#.*", ""))));
      }
    }
    assertThat(bytes).isBetween(10_000L, HEAVIEST);
  }

  private static String language(Browser browser) {
    return browser.run("return document.documentElement.lang").asText();
  }

  private static List<String> texts(Browser browser, String body) {
    List<String> texts = new ArrayList<>();
    browser.run(body).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String axe() throws IOException {
    try (InputStream script = SiteInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
