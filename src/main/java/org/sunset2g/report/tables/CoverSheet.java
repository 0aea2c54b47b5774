package org.sunset2g.report.tables;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Worksheet;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.CsvText;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.WeekFacts;

/**
 * The first sheet: what week this is, whose data are in it, what rounding means, what every column
 * says, and how good the data were; Vietnamese on the left, English on the right.
 */
final class CoverSheet {
  private static final double[] WIDTHS = {30, 62, 28, 62, 24};
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");
  private static final String SECTION_FILL = "DCE8F2";
  private static final String LINE = "B5C0CC";

  private static final String COLUMNS = "cover.columns";

  private final Worksheet sheet;
  private final TableWords words;
  private final WeekFacts facts;
  private int row;

  CoverSheet(Worksheet sheet, TableWords words, WeekFacts facts) {
    this.sheet = sheet;
    this.words = words;
    this.facts = facts;
  }

  void fill(List<WeekTable> tables) {
    for (int column = 0; column < WIDTHS.length; column++) {
      sheet.width(column, WIDTHS[column]);
    }
    Bilingual title = words.of("cover.title");
    cell(0, title.vi());
    cell(2, title.en());
    sheet.range(row, 0, row, 3).style().bold().fontSize(14).set();
    sheet.rowHeight(row, 24);
    row += 2;
    facts();
    section(COLUMNS);
    columns(tables);
    section("cover.quality");
    facts.quality().forEach(this::quality);
    if (facts.quality().isEmpty()) {
      line(words.of("cover.quality"), words.of("cover.quality.none"));
    }
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    SheetPrint.landscape(sheet, words, facts, 1);
  }

  private void facts() {
    line(words.of("cover.phase"), words.of("cover.phase.is", facts.phaseName(), facts.phase()));
    String cutOff = facts.cutOff().format(MOMENT) + " (" + facts.cutOff().getZone() + ")";
    line(words.of("cover.cutOff"), new Bilingual(cutOff, cutOff));
    line(
        words.of("cover.week"),
        words.of(
            "cover.week.is", facts.week(), day(facts.week().monday()), day(facts.week().sunday())));
    line(words.of("cover.included"), names(facts.operatorsIncluded()));
    line(words.of("cover.missing"), names(facts.operatorsMissing()));
    line(
        words.of("cover.revision"),
        words.of(
            facts.revision() > 1 ? "cover.revision.again" : "cover.revision.first",
            facts.revision()));
    int least = facts.minimumCell();
    line(words.of("cover.rounding"), words.of("cover.rounding.is", least, least - 1));
    line(words.of("cover.zero"), words.of("cover.zero.is", least, least - 1));
    line(words.of("cover.subscriber"), words.of("cover.subscriber.is"));
    line(words.of("cover.conversion"), words.of("cover.conversion.is"));
    facts.notes().forEach(note -> line(words.of("cover.note"), note));
  }

  private void columns(List<WeekTable> tables) {
    Set<String> names = new LinkedHashSet<>();
    tables.forEach(table -> names.addAll(table.contract().columnNames()));
    for (String name : names) {
      Optional<Measure> measure = measure(name);
      String key = measure.map(found -> "measure." + found).orElse("column." + name);
      cell(4, name);
      line(words.of(key), words.of(key + ".means"));
    }
    if (tables.stream().anyMatch(table -> table.file().equals(AreaInflow.TABLE))) {
      for (InflowMeasure measure : InflowMeasure.values()) {
        cell(4, measure.name());
        line(words.of("inflow." + measure), words.of("inflow." + measure + ".means"));
      }
    }
    tables.stream()
        .filter(table -> table.file().equals(ForecastTable.TABLE))
        .map(table -> table.contract().column(ForecastTable.SCENARIO).orElseThrow())
        .flatMap(column -> column.validValues().stream())
        .forEach(
            scenario -> {
              cell(4, scenario);
              line(words.of("scenario." + scenario), words.of("scenario." + scenario + ".means"));
            });
  }

  private static Optional<Measure> measure(String column) {
    for (Measure measure : Measure.values()) {
      if (measure.name().toLowerCase(Locale.ROOT).equals(column)) {
        return Optional.of(measure);
      }
    }
    return Optional.empty();
  }

  private void quality(FeedQuality feed) {
    String name = feed.operator() + " · " + feed.feed();
    Bilingual gates =
        feed.gatesWarned().isEmpty()
            ? words.of("cover.quality.held", feed.gatesPassed())
            : words.of(
                "cover.quality.warned", feed.gatesPassed(), String.join(", ", feed.gatesWarned()));
    line(
        new Bilingual(name, name),
        words.of(
            "cover.quality.rows",
            FactsFile.about(feed.rowsIn()),
            FactsFile.about(feed.accepted()),
            FactsFile.about(feed.rejected()),
            gates));
  }

  private Bilingual names(List<String> operators) {
    String names = String.join(", ", operators);
    return operators.isEmpty() ? words.of("cover.none") : new Bilingual(names, names);
  }

  private void section(String key) {
    row++;
    Bilingual title = words.of(key);
    cell(0, title.vi());
    cell(2, title.en());
    if (key.equals(COLUMNS)) {
      cell(4, words.vietnamese("cover.columns.name"));
    }
    sheet.range(row, 0, row, 4).style().bold().fillColor(SECTION_FILL).set();
    row++;
  }

  private void line(Bilingual label, Bilingual text) {
    cell(0, label.vi());
    cell(1, text.vi());
    cell(2, label.en());
    cell(3, text.en());
    sheet
        .range(row, 0, row, 4)
        .style()
        .wrapText(true)
        .verticalAlignment("top")
        .borderStyle(BorderStyle.THIN)
        .borderColor(LINE)
        .set();
    for (int column = 0; column <= 2; column += 2) {
      sheet
          .style(row, column)
          .bold()
          .wrapText(true)
          .verticalAlignment("top")
          .borderStyle(BorderStyle.THIN)
          .borderColor(LINE)
          .set();
    }
    sheet.rowHeight(
        row,
        new RowHeight()
            .with(label.vi(), WIDTHS[0])
            .with(text.vi(), WIDTHS[1])
            .with(label.en(), WIDTHS[2])
            .with(text.en(), WIDTHS[3])
            .points());
    row++;
  }

  private void cell(int column, String text) {
    sheet.value(row, column, CsvText.harmless(text));
  }

  private static String day(LocalDate day) {
    return day.format(DAY);
  }
}
