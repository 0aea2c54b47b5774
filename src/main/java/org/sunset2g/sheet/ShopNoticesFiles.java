package org.sunset2g.sheet;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/** Writes the notices for sale points as a page to print and as a table. */
public final class ShopNoticesFiles {
  private static final List<String> HEADER =
      List.of(
          "sale_point",
          "name",
          "address",
          "code_system",
          "commune_code",
          "commune",
          "subject",
          "brand",
          "model",
          "cause",
          "cause_vi",
          "share_vi",
          "band",
          "programme",
          "offer_text",
          "terms_vi",
          "expires_on");

  private ShopNoticesFiles() {}

  /** Writes the page in UTF-8, or replaces it. */
  public static void writeHtml(Path file, ShopNotices notices) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      ShopNoticesView view = new ShopNoticesView(notices);
      SheetPage.write(writer, "shops.jte", view, view.runningHead());
    }
  }

  /**
   * Writes the table in UTF-8, or replaces it: one row per sale point and model (subject MODEL) and
   * one per sale point and programme (subject PROGRAMME).
   */
  public static void writeCsv(Path file, ShopNotices notices) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = SheetCsv.begin(writer, HEADER)) {
      String expiresOn = notices.expiresOn().toString();
      for (ShopNotices.Shop shop : notices.shops()) {
        for (ShopNotices.Model model : shop.models()) {
          print(
              printer,
              shop,
              expiresOn,
              "MODEL",
              PlainLine.harmless(model.brand()),
              PlainLine.harmless(model.model()),
              model.cause().name(),
              model.cause().vietnamese(),
              model.share().vietnamese(),
              model.band().map(Band::words).orElse(""),
              "",
              "",
              "");
        }
        for (OfferShown offer : shop.programmes()) {
          print(
              printer,
              shop,
              expiresOn,
              "PROGRAMME",
              "",
              "",
              "",
              "",
              "",
              "",
              PlainLine.harmless(offer.programme()),
              offer.labelled(),
              offer.terms());
        }
      }
    }
  }

  private static void print(
      CSVPrinter printer, ShopNotices.Shop shop, String expiresOn, String... subject)
      throws IOException {
    List<String> cells = new ArrayList<>(HEADER.size());
    cells.add(PlainLine.harmless(shop.id()));
    cells.add(PlainLine.harmless(shop.place().name()));
    cells.add(PlainLine.harmless(shop.place().address()));
    cells.add(shop.commune().system());
    cells.add(shop.commune().code());
    cells.add(PlainLine.harmless(shop.communeName()));
    cells.addAll(List.of(subject));
    cells.add(expiresOn);
    printer.printRecord(cells);
  }
}
