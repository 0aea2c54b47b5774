package org.sunset2g.report.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The small country's pages, without and with outlines, on disk before a browser that the tests of
 * a class share.
 */
final class OpenedSite implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String COUNTRY = "plain/index.html";
  static final String PROVINCE = "plain/area/VN-2004-01.html";
  static final String COMMUNE = "plain/area/VN-2004-00001.html";
  static final String WORDS = "plain/words.html";
  static final String MAP = "mapped/index.html";
  static final int NARROW = 360;
  static final int MIDDLE = 768;
  static final int WIDE = 1440;

  private Path folder;
  private Browser browser;

  /** One page of each kind. */
  static Stream<String> kinds() {
    return Stream.of(COUNTRY, PROVINCE, COMMUNE, WORDS, MAP);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("site");
    browser = Browser.start(folder.resolve("profile"));
    ReportSite.write(folder.resolve("plain"), SiteWorld.small(), Optional.empty());
    Path outlines = Files.writeString(folder.resolve("outlines.geojson"), outlines());
    ReportSite.write(
        folder.resolve("mapped"),
        SiteWorld.small(),
        Optional.of(Boundaries.read(outlines, "code")));
  }

  /** Every test begins with a wide window and no language remembered. */
  @Override
  public void beforeEach(ExtensionContext context) {
    browser.resize(WIDE);
    browser.open(folder.resolve(WORDS).toUri().toString());
    browser.run("localStorage.clear()");
    browser.console();
    browser.requests();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (browser != null) {
      browser.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  Browser browser() {
    return browser;
  }

  Path folder() {
    return folder;
  }

  /** Opens a page of the folder anew, with what follows the # of its address, if anything does. */
  Browser open(String page) {
    browser.open("about:blank");
    int hash = page.indexOf('#');
    String file = hash < 0 ? page : page.substring(0, hash);
    browser.open(folder.resolve(file).toUri() + (hash < 0 ? "" : page.substring(hash)));
    browser.await(
        "!document.getElementById('language').hidden"
            + " && (!document.getElementById('outlines') || document.querySelector('canvas'))");
    return browser;
  }

  private static String outlines() {
    return IntStream.of(1, 2)
        .mapToObj(
            code ->
                ("{\"type\":\"Feature\",\"properties\":{\"code\":\"0%d\"},\"geometry\":"
                        + "{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[%d,20],[%d,20],[%d,21],[%d,21],[%d,20]]]}}")
                    .formatted(code, 104 + code, 105 + code, 105 + code, 104 + code, 104 + code))
        .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
  }
}
