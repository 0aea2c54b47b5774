package org.sunset2g.sheet;

import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;

/** The task as a page of the workbook: a label and a text on each line. */
final class TaskPage {
  private static final int LETTERS_OF_A_LINE = 88;
  private static final double LINE_HEIGHT = 15;

  private final Worksheet page;
  private final TeamSheetView view;
  private final TeamSheet sheet;
  private int row;

  TaskPage(Worksheet page, TeamSheetView view) {
    this.page = page;
    this.view = view;
    this.sheet = view.sheet();
  }

  void fill() {
    page.width(0, 30);
    page.width(1, 80);
    page.hideGridLines();
    top();
    restrictions();
    section("steps");
    List<String> steps = view.steps();
    for (int i = 0; i < steps.size(); i++) {
      line("Bước " + (i + 1), steps.get(i));
    }
    section("reach");
    line(view.cutOffLabel(), view.cutOffDays() + " – " + view.cutOffDate());
    line(
        SheetText.of("reach.whole"),
        sheet.reach().commune().words() + " " + SheetText.of("reach.unit"));
    for (TeamSheet.HamletReach hamlet : sheet.reach().hamlets()) {
      line(hamlet.hamlet(), hamlet.band().words());
    }
    line(
        "",
        sheet.reach().hamlets().isEmpty()
            ? SheetText.of("reach.noHamlets")
            : SheetText.of("reach.why"));
    handsets();
    message();
    places();
    offices();
    section("form");
    line("", SheetText.of("workbook.intro"));
    line("", view.formIntroduction());
    row++;
    line("", view.origin());
  }

  private void top() {
    whole(view.classification());
    page.range(0, 0, 0, 1)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor("9A2D12")
        .wrapText(true)
        .verticalAlignment("center")
        .set();
    // The only one: fastexcel writes several merged ranges in an order that changes from run to
    // run.
    page.range(0, 0, 0, 1).merge();
    page.rowHeight(0, 34);
    page.freezePane(0, 1);
    page.repeatRows(0);
    whole(SheetText.of("team.title") + " – " + sheet.heading().team());
    page.range(1, 0, 1, 1).style().bold().fontSize(16).fontColor("0B4F7D").set();
    page.rowHeight(1, 26);
    line(SheetText.of("team.place"), sheet.heading().place());
    line(SheetText.of("team.hamlets"), view.hamlets());
    line(SheetText.of("team.week"), view.days());
    line(SheetText.of("team.operator"), sheet.heading().operator());
    line(
        SheetText.of("valid.label"),
        view.expiryWithWeekday() + ". " + SheetText.of("valid.destroy"));
    page.range(row - 1, 0, row - 1, 1)
        .style()
        .bold()
        .fontColor("9A2D12")
        .verticalAlignment("top")
        .wrapText(true)
        .set();
  }

  private void restrictions() {
    if (sheet.restrictions().isEmpty() && view.postponed().isEmpty()) {
      return;
    }
    heading(SheetText.of("section.restrictions"), "9A2D12");
    for (Restriction restriction : sheet.restrictions()) {
      line(
          restriction.area(),
          restriction.order() + " " + restriction.instead() + " " + view.reason(restriction));
    }
    if (!view.postponed().isEmpty()) {
      line("", view.postponed());
    }
  }

  private void handsets() {
    section("handsets");
    for (HandsetToLookFor handset : sheet.handsets()) {
      line(
          handset.brand() + " " + handset.model(),
          SheetText.sentence(handset.share().vietnamese())
              + ", "
              + view.form(handset)
              + ". "
              + SheetText.of("handset.tacs")
              + ": "
              + view.tacs(handset));
    }
    for (int i = 1; i <= 4; i++) {
      line(i == 1 ? SheetText.of("recognise.title") : "", SheetText.of("recognise." + i));
    }
  }

  private void message() {
    section("message");
    line(SheetText.of("message.notice"), sheet.message().notice());
    List<OfferShown> offers = sheet.message().offers();
    if (offers.isEmpty()) {
      line(SheetText.of("message.offer"), view.withoutOffers());
    }
    for (OfferShown offer : offers) {
      line(SheetText.of("message.offer"), offer.labelled() + " " + offer.terms());
    }
  }

  private void places() {
    section("places");
    if (sheet.salePlaces().isEmpty()) {
      line("", SheetText.of("place.none"));
    }
    for (SalePlace place : sheet.salePlaces()) {
      line(
          place.name(),
          place.address() + ". " + place.hours() + ". " + place.servicesInWords() + ".");
    }
  }

  private void offices() {
    section("offices");
    if (sheet.offices().isEmpty()) {
      line("", SheetText.of("office.none"));
    }
    for (Map.Entry<Office.Level, List<Office>> level : view.offices().entrySet()) {
      for (Office office : level.getValue()) {
        line(
            level.getKey().vietnamese() + " – " + office.side().vietnamese(),
            office.name() + ": " + office.telephone() + " (" + office.role().vietnamese() + ")");
      }
    }
  }

  private void section(String name) {
    heading(view.heading(name), "0B4F7D");
  }

  private void heading(String text, String colour) {
    row++;
    whole(text);
    page.range(row - 1, 0, row - 1, 1).style().bold().fontSize(13).fontColor(colour).set();
    page.rowHeight(row - 1, 20);
  }

  /** A text that runs on over the empty cell beside it. */
  private void whole(String text) {
    page.inlineString(row, 0, PlainLine.harmless(text));
    row++;
  }

  private void line(String label, String text) {
    page.inlineString(row, 0, PlainLine.harmless(label));
    page.inlineString(row, 1, PlainLine.harmless(text));
    page.style(row, 0).fontColor("4D5B6A").verticalAlignment("top").wrapText(true).set();
    // A colour of its own: LibreOffice shows the default font smaller than it is.
    page.style(row, 1).fontColor("17212B").verticalAlignment("top").wrapText(true).set();
    int lines = Math.max(lines(text, LETTERS_OF_A_LINE), lines(label, LETTERS_OF_A_LINE / 3));
    page.rowHeight(row, Math.min(409, lines * LINE_HEIGHT + 2));
    row++;
  }

  private static int lines(String text, int letters) {
    return 1 + text.length() / letters;
  }
}
