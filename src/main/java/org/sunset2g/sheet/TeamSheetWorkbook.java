package org.sunset2g.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sunset2g.format.SettledZip;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.ContactOutcome;

/**
 * Writes a team's sheet as a workbook. It opens on the task; the form for results lies before it,
 * since a file of results is read from its first sheet.
 */
public final class TeamSheetWorkbook {
  private static final int EMPTY_RESULTS = 40;
  private static final double[] RESULT_WIDTHS = {36, 12, 18, 9, 24, 22, 30, 30};
  private static final double[] VISIT_WIDTHS = {6, 42, 24, 46, 24, 14, 14, 10, 10, 10, 10, 10, 10};
  private static final double ROW_HEIGHT = 30;
  private static final String HEADER_FILL = "DCE8F2";
  private static final String LINE = "B5C0CC";

  private final TeamSheetView view;
  private final TeamSheet sheet;

  private TeamSheetWorkbook(TeamSheet sheet) {
    this.sheet = sheet;
    this.view = new TeamSheetView(sheet);
  }

  /** Writes the workbook to an open stream, which is flushed but not closed. */
  public static void write(OutputStream stream, TeamSheet sheet) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream(1 << 15);
    try (Workbook workbook = new Workbook(written, "sunset2g", null)) {
      workbook.setCompressionLevel(0);
      workbook.setGlobalDefaultFont("Arial", 11);
      new TeamSheetWorkbook(sheet).fill(workbook);
    }
    SettledZip.copy(written.toByteArray(), sheet.heading().week().monday(), stream);
    stream.flush();
  }

  private void fill(Workbook workbook) throws IOException {
    Worksheet results = workbook.newWorksheet(SheetText.of("sheet.result"));
    Worksheet task = workbook.newWorksheet(SheetText.of("sheet.task"));
    Worksheet visits = workbook.newWorksheet(SheetText.of("sheet.visits"));
    Worksheet words = workbook.newWorksheet(SheetText.of("sheet.words"));
    words(words);
    results(results, words);
    task(task);
    visits(visits);
    for (Worksheet page : List.of(results, task, visits)) {
      forPrint(page);
    }
    workbook.setActiveTab(1);
  }

  private void words(Worksheet words) {
    words.setVisibilityState(VisibilityState.HIDDEN);
    column(words, 0, Channel.values(), Channel::vietnamese);
    column(words, 1, ContactOutcome.values(), ContactOutcome::vietnamese);
  }

  private static <T> void column(
      Worksheet words, int column, T[] values, Function<T, String> word) {
    for (int row = 0; row < values.length; row++) {
      words.inlineString(row, column, word.apply(values[row]));
    }
  }

  private void results(Worksheet results, Worksheet words) {
    List<String> headers = ResultColumn.headers();
    widths(results, RESULT_WIDTHS);
    header(results, headers);
    int last = sheet.visits().size() + EMPTY_RESULTS;
    int token = ResultColumn.TOKEN.ordinal();
    for (int row = 1; row <= sheet.visits().size(); row++) {
      results.inlineString(row, token, PlainLine.harmless(sheet.visits().get(row - 1).token()));
    }
    int outcome = ResultColumn.OUTCOME.ordinal();
    int channel = ResultColumn.CHANNEL.ordinal();
    int day = ResultColumn.DAY.ordinal();
    int runs = ResultColumn.RUNS.ordinal();
    results
        .range(1, 0, last, headers.size() - 1)
        .style()
        .borderStyle("thin")
        .borderColor(LINE)
        .wrapText(true)
        .verticalAlignment("top")
        .set();
    results
        .range(1, token, last, token)
        .style()
        .fontName("Courier New")
        .fontSize(10)
        .wrapText(false)
        .set();
    results.range(1, day, last, day).style().format("dd/mm/yyyy").set();
    results
        .range(1, channel, last, channel)
        .validateWithList(words.range(0, 0, Channel.values().length - 1, 0))
        .errorTitle(SheetText.of("workbook.refused"))
        .error(SheetText.of("workbook.channel"));
    results
        .range(1, outcome, last, outcome)
        .validateWithList(words.range(0, 1, ContactOutcome.values().length - 1, 1))
        .errorTitle(SheetText.of("workbook.refused"))
        .error(SheetText.of("workbook.outcome"));
    results.range(1, runs, last, runs).style().horizontalAlignment("right").set();
  }

  private void task(Worksheet task) {
    new TaskPage(task, view).fill();
  }

  private void visits(Worksheet visits) {
    widths(visits, VISIT_WIDTHS);
    List<String> headers = new ArrayList<>();
    for (String key :
        List.of("number", "token", "hamlet", "reasonOnly", "handset", "from", "until")) {
      headers.add(SheetText.of("visit." + key));
    }
    headers.addAll(view.outcomes());
    header(visits, headers);
    visits.rowHeight(0, 2 * ROW_HEIGHT);
    int row = 0;
    for (Visit visit : sheet.visits()) {
      row++;
      visits.value(row, 0, row);
      visits.rowHeight(row, ROW_HEIGHT);
      List<String> cells =
          List.of(
              visit.spokenToken(),
              view.hamlet(visit),
              visit.reason(),
              visit.brand() + " " + visit.model(),
              visit.from(),
              visit.until());
      for (int i = 0; i < cells.size(); i++) {
        visits.inlineString(row, i + 1, PlainLine.harmless(cells.get(i)));
      }
    }
    if (row == 0) {
      visits.inlineString(1, 1, view.withoutVisits());
    } else {
      visits
          .range(1, 0, row, headers.size() - 1)
          .style()
          .borderStyle("thin")
          .borderColor(LINE)
          .wrapText(true)
          .verticalAlignment("top")
          .set();
      visits.range(1, 1, row, 1).style().fontName("Courier New").fontSize(10).set();
    }
  }

  private static void header(Worksheet page, List<String> headers) {
    for (int column = 0; column < headers.size(); column++) {
      page.inlineString(0, column, headers.get(column));
    }
    page.range(0, 0, 0, headers.size() - 1)
        .style()
        .bold()
        .fillColor(HEADER_FILL)
        .borderStyle("thin")
        .borderColor(LINE)
        .wrapText(true)
        .verticalAlignment("center")
        .set();
    page.freezePane(0, 1);
    page.repeatRows(0);
    page.pageOrientation("landscape");
  }

  private static void widths(Worksheet page, double... widths) {
    for (int column = 0; column < widths.length; column++) {
      page.width(column, widths[column]);
    }
  }

  private void forPrint(Worksheet page) {
    page.paperSize(PaperSize.A4_PAPER);
    page.setFitToPage(true);
    page.fitToWidth((short) 1);
    page.fitToHeight((short) 0);
    page.leftMargin(0.5f);
    page.rightMargin(0.5f);
    page.topMargin(0.7f);
    page.bottomMargin(0.6f);
    // In the head of a page an ampersand begins a code.
    page.header(view.runningHead().replace("&", "&&"), Position.LEFT, "Arial,Regular", 9);
    page.footer(SheetText.of("running.page") + " &P/&N", Position.RIGHT, "Arial,Regular", 9);
  }
}
