package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunset2g.report.site.Browser.Key;

/** Searching, sorting, filtering and comparing without a mouse, and addresses that keep them. */
class SiteByKeyboardTest {
  private static final String SHOWN =
      "return [...document.querySelectorAll('#areas-table tbody tr:not([hidden])')]";
  private static final String FOUND = "return document.getElementById('found').textContent";

  @RegisterExtension static final OpenedSite SITE = new OpenedSite();

  @Test
  void tabReachesSkipLinkSearchLanguageAndSortButtonsAndIsSeen() {
    Browser browser = SITE.open(OpenedSite.COUNTRY);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      browser.press(Key.TAB);
      JsonNode at =
          browser.run(
              "const at = document.activeElement; const style = getComputedStyle(at);"
                  + " return [at.dataset.sort ? 'sort' : at.id || at.className,"
                  + " parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none',"
                  + " at.getBoundingClientRect().left >= 0]");
      String name = at.get(0).asText();
      assertThat(at.get(1).asBoolean()).as("focus seen on %s", name).isTrue();
      assertThat(at.get(2).asBoolean()).as("%s is on the page", name).isTrue();
      reached.add(name);
      if (name.equals("sort")) {
        break;
      }
    }
    assertThat(reached)
        .startsWith("skip", "search", "language")
        .contains("filter")
        .endsWith("sort");
  }

  @Test
  void theSkipLinkLeadsPastTheHead() {
    Browser browser = SITE.open(OpenedSite.PROVINCE);
    browser.press(Key.TAB + Key.ENTER);
    browser.await("location.hash.endsWith('main')");
    browser.press(Key.TAB);

    assertThat(browser.run("return !!document.activeElement.closest('main')").asBoolean()).isTrue();
  }

  @Test
  void enterOnAHeadingSortsTheRowsAndTurnsTheOrder() {
    Browser browser = SITE.open(OpenedSite.PROVINCE);
    browser.run("document.querySelectorAll('#areas-table thead button')[1].focus()");

    browser.press(Key.ENTER);
    assertThat(sorting(browser)).isEqualTo("descending");
    assertThat(left(browser)).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());

    browser.press(Key.ENTER);
    assertThat(sorting(browser)).isEqualTo("ascending");
    assertThat(left(browser)).isSorted();
  }

  @Test
  void theFilterNarrowsTellsHowManyAndEscapeRestores() {
    Browser browser = SITE.open(OpenedSite.COUNTRY);
    browser.run("document.getElementById('filter').focus()");

    browser.press("tinh");
    assertThat(browser.run(SHOWN + ".length").asInt()).isEqualTo(2);
    assertThat(browser.run(FOUND).asText()).contains("2").contains("3");
    assertThat(browser.run("return document.getElementById('found').role").asText())
        .isEqualTo("status");

    browser.press(Key.ESCAPE);
    assertThat(browser.run(SHOWN + ".length").asInt()).isEqualTo(3);
    assertThat(browser.address()).doesNotContain("tinh");
  }

  @Test
  void aNameIsFoundWithoutItsDiacriticsAndEnterOpensItsPage() {
    Browser browser = SITE.open(OpenedSite.COUNTRY);
    String name =
        SITE.open(OpenedSite.COMMUNE)
            .run("return document.querySelector('h1').textContent.trim()")
            .asText();
    SITE.open(OpenedSite.COUNTRY);
    browser.run("document.getElementById('search').focus()");

    browser.press(new Folding().fold(name));
    browser.await("document.querySelector('#search-list li[aria-selected=true]')");
    assertThat(
            browser.run("return document.querySelector('#search-list bdi').textContent").asText())
        .isEqualTo(name);

    browser.press(Key.ENTER);
    browser.await("document.querySelector('h1').textContent.trim() === '" + name + "'");
    assertThat(browser.address()).contains("/area/");
  }

  @Test
  void aFoundAreaOpensByAClick() {
    Browser browser = SITE.open(OpenedSite.COUNTRY);
    browser.run("document.getElementById('search').focus()");
    browser.press("xa");
    browser.await("document.querySelectorAll('#search-list li').length > 3");

    browser.click("#search-list li:nth-child(2)");

    browser.await("location.pathname.includes('/area/')");
  }

  @Test
  void aSearchThatFindsNothingSaysSo() {
    Browser browser = SITE.open(OpenedSite.COUNTRY);
    browser.run("document.getElementById('search').focus()");
    browser.press("zzzz");

    browser.await("document.querySelector('.top .none').checkVisibility()");
    assertThat(
            browser.run("return document.querySelector('.top .none').innerText").asText().strip())
        .isEqualTo("Không có địa bàn nào có tên như vậy");
  }

  @Test
  void theAddressAfterSortingOpensThePageLikeThat() {
    Browser browser = SITE.open(OpenedSite.COUNTRY + "#lang=en&q=tinh&at=areas");
    browser.run("document.querySelectorAll('#areas-table thead button')[0].focus()");
    browser.press(Key.ENTER + Key.ENTER);
    String sorted = rows(browser);
    String address = browser.address();

    browser.open("about:blank");
    browser.open(address);

    assertThat(rows(browser)).isEqualTo(sorted);
    assertThat(sorting(browser)).isEqualTo("descending");
    assertThat(browser.run(FOUND).asText()).isEqualTo("Showing 2 of 3");
    assertThat(
            browser
                .run("return document.getElementById('areas').getBoundingClientRect().top")
                .asDouble())
        .isBetween(-1.0, 900.0);
  }

  @Test
  void aLinkToASectionKeepsSortingAndFilterInTheAddress() {
    Browser browser = SITE.open(OpenedSite.COUNTRY + "#sort=1a&q=tinh");

    browser.click(".contents a[href='#areas']");

    browser.await("location.hash.includes('at=areas')");
    assertThat(browser.address()).contains("sort=1a").contains("q=tinh");
    browser.run("location.hash = 'sort=1d'");
    browser.await("document.getElementById('filter').value === ''");
    assertThat(browser.run(SHOWN + ".length").asInt()).isEqualTo(3);
  }

  @Test
  void anAreaChosenForComparisonStandsBesideThePages() {
    Browser browser = SITE.open(OpenedSite.PROVINCE);
    browser.run("document.getElementById('other').focus()");
    browser.press("xa");
    browser.await("document.querySelectorAll('#other-list li').length > 1");
    browser.press(Key.DOWN + Key.ENTER);

    browser.await("document.getElementById('comparison').checkVisibility()");
    JsonNode sides =
        browser.run(
            "return [...document.querySelectorAll('#comparison [data-side] a')]"
                + ".map((link) => link.href)");
    assertThat(sides).hasSize(2);
    assertThat(sides.get(0).asText()).endsWith("VN-2004-01.html");
    assertThat(sides.get(1).asText()).contains("/area/").isNotEqualTo(sides.get(0).asText());
    assertThat(browser.run("return document.querySelectorAll('#comparison svg').length").asInt())
        .isEqualTo(2);
    assertThat(browser.address()).contains("with=");
  }

  private static String sorting(Browser browser) {
    return browser
        .run("return document.querySelector('th[aria-sort]').getAttribute('aria-sort')")
        .asText();
  }

  private static List<Integer> left(Browser browser) {
    List<Integer> left = new ArrayList<>();
    browser
        .run(SHOWN + ".map((row) => Number(row.cells[1].dataset.v))")
        .forEach(number -> left.add(number.asInt()));
    return left;
  }

  private static String rows(Browser browser) {
    return browser.run(SHOWN + ".map((row) => row.cells[0].textContent)").toString();
  }
}
