package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as a browser prints them. */
class SiteOnPaperTest {
  /** Millimetres of a point: PDF measures in points. */
  private static final double POINT = 25.4 / 72;

  @RegisterExtension static final OpenedSite SITE = new OpenedSite();

  @ParameterizedTest
  @MethodSource("org.sunset2g.report.site.OpenedSite#kinds")
  void everySheetIsA4AndCarriesItsNumber(String page) throws IOException {
    try (PDDocument printed = printed(page)) {
      assertThat(printed.getNumberOfPages()).isBetween(1, 8);
      for (PDPage sheet : printed.getPages()) {
        assertThat(sheet.getMediaBox().getWidth() * POINT).isBetween(209.0, 211.0);
        assertThat(sheet.getMediaBox().getHeight() * POINT).isBetween(296.0, 298.0);
      }
      PDFTextStripper text = new PDFTextStripper();
      for (int sheet = 1; sheet <= printed.getNumberOfPages(); sheet++) {
        text.setStartPage(sheet);
        text.setEndPage(sheet);
        assertThat(text.getText(printed))
            .contains(sheet + " / " + printed.getNumberOfPages())
            .contains(SiteWorld.FIRST.plus(5).toString());
      }
    }
  }

  @Test
  void paperHasTheRowsButNothingToTypeInto() throws IOException {
    try (PDDocument printed = printed(OpenedSite.COUNTRY)) {
      assertThat(new PDFTextStripper().getText(printed))
          .contains("Tỉnh")
          .doesNotContain("Lọc theo tên", "English", "Tìm địa bàn");
    }
  }

  @ParameterizedTest
  @MethodSource("org.sunset2g.report.site.OpenedSite#kinds")
  void controlsAreNotPrinted(String page) {
    Browser browser = SITE.open(page);
    browser.devtools("Emulation.setEmulatedMedia", Map.of("media", "print"));
    try {
      assertThat(
              browser.run(
                  "return [...document.querySelectorAll("
                      + "'input, select, summary, #language, .skip, #compare')]"
                      + ".filter((one) => one.checkVisibility()).map((one) => one.outerHTML)"))
          .isEmpty();
    } finally {
      browser.devtools("Emulation.setEmulatedMedia", Map.of("media", ""));
    }
  }

  private static PDDocument printed(String page) throws IOException {
    String pdf =
        SITE.open(page)
            .devtools("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
            .get("data")
            .asText();
    return Loader.loadPDF(Base64.getDecoder().decode(pdf));
  }
}
