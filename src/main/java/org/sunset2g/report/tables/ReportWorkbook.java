package org.sunset2g.report.tables;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastRow;
import org.sunset2g.forecast.ForecastRows;
import org.sunset2g.format.SettledZip;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.ToldDay;

/** The tables of a week as an XLSX workbook in Vietnamese, behind a cover that explains them. */
final class ReportWorkbook {
  private final ReportContent content;
  private final List<WeekTable> tables;
  private final TableWords words;

  private ReportWorkbook(ReportContent content, List<WeekTable> tables) {
    this.content = content;
    this.tables = tables;
    this.words = new TableWords(content.facts().wording());
  }

  /** Writes a file, or replaces it. */
  static void write(Path file, ReportContent content, List<WeekTable> tables) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try {
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(draft));
          Workbook workbook = new Workbook(stream, "sunset2g", null)) {
        // What is written here is packed once, on its way to the file.
        workbook.setCompressionLevel(0);
        workbook.setGlobalDefaultFont("Arial", 10);
        new ReportWorkbook(content, tables).fill(workbook);
      }
      try (OutputStream settled = new BufferedOutputStream(Files.newOutputStream(file))) {
        SettledZip.copy(draft, content.facts().week().sunday(), settled);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void fill(Workbook workbook) throws IOException {
    Worksheet cover = workbook.newWorksheet(words.vietnamese("sheet.cover"));
    new CoverSheet(cover, words, content.facts()).fill(tables);
    cover.finish();
    ProtectedWeek week = content.table();
    SheetColumns columns = new SheetColumns(words, week);
    add(workbook, "sheet.area_week", columns.areaWeek(), week.figures(), 2);
    add(workbook, "sheet.area_handset_sim", columns.sims(), WeekTables.allHandsetSims(week), 1);
    add(workbook, "sheet.area_model", columns.models(), WeekTables.allModels(week), 1);
    if (content.inflow().isPresent()) {
      add(
          workbook,
          "sheet.area_inflow",
          columns.inflow(),
          content.inflow().orElseThrow().figures(),
          1);
    }
    if (!content.revised().isEmpty()) {
      add(workbook, "sheet.changed", columns.changed(), content.revised(), 1);
    }
    if (!content.forecast().isEmpty()) {
      add(workbook, "sheet.forecast", columns.forecast(), told(content.forecast()), 1);
    }
  }

  /** A day for each area and week to come would be more than a spreadsheet opens with ease. */
  private static List<ForecastRow> told(List<Forecast> forecasts) {
    Set<LocalDate> days = ToldDay.of(forecasts.get(0)).keySet();
    return ForecastRows.of(forecasts).stream()
        .filter(row -> row.isCutOff() || days.contains(row.day()))
        .toList();
  }

  private <T> void add(
      Workbook workbook, String name, List<SheetColumn<T>> columns, List<T> rows, int pagesWide)
      throws IOException {
    Worksheet sheet = workbook.newWorksheet(words.vietnamese(name));
    TableSheet<T> table = new TableSheet<>(sheet, columns, content.facts().minimumCell());
    table.fill(rows);
    SheetPrint.landscape(sheet, words, content.facts(), pagesWide);
    sheet.finish();
  }
}
