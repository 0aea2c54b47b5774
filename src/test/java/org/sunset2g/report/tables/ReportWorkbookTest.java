package org.sunset2g.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.contract.Contracts;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.forecast.ForecastRow;
import org.sunset2g.forecast.ForecastRows;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.Wording;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;

/** The workbook as another library reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportWorkbookTest {
  private static final int FIRST_MEASURE = 5;

  private final ReportContent content = SampleReport.content();
  private XSSFWorkbook workbook;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    PublishedFiles.write(folder, content);
    workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("report.xlsx")));
  }

  @AfterAll
  void close() throws IOException {
    workbook.close();
  }

  @Test
  void theSheetsStandInOrderBehindTheCover() {
    List<String> names = new ArrayList<>();
    workbook.forEach(sheet -> names.add(sheet.getSheetName()));
    assertThat(names)
        .containsExactly(
            "Bìa",
            "Theo địa bàn",
            "Máy và SIM",
            "Kiểu máy",
            "Máy mới vào mạng",
            "Thay đổi so với lần trước",
            "Dự báo");
  }

  @Test
  void theForecastTellsTheDaysThatPagesTell() {
    Sheet sheet = workbook.getSheet("Dự báo");
    List<LocalDate> days =
        Stream.of("2024-09-22", "2024-10-13", "2024-10-15", "2024-11-10")
            .map(LocalDate::parse)
            .toList();
    List<ForecastRow> rows =
        ForecastRows.of(content.forecast()).stream()
            .filter(row -> !row.scenario().equals("AS_NOW") || days.contains(row.day()))
            .toList();
    assertThat(rows).hasSize((4 + 3) * content.table().figures().size());
    assertThat(sheet.getLastRowNum()).isEqualTo(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      ForecastRow row = rows.get(i);
      var cells = sheet.getRow(i + 1);
      assertThat(cells.getCell(6).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(row.day());
      assertThat(cells.getCell(12).getNumericCellValue()).isEqualTo(row.q50());
      assertThat(cells.getCell(17).getNumericCellValue()).isEqualTo(row.chanceOfTarget());
    }
    DataFormatter shown = new DataFormatter(java.util.Locale.ENGLISH);
    assertThat(shown.formatCellValue(sheet.getRow(1).getCell(5))).isEqualTo("Như hiện nay");
    assertThat(shown.formatCellValue(sheet.getRow(1).getCell(6))).isEqualTo("22/09/2024");
    assertThat(shown.formatCellValue(sheet.getRow(1).getCell(17))).matches("\\d+%");
  }

  @Test
  void everyFigureOfEveryAreaIsANumberThatAddsUp() {
    Sheet sheet = workbook.getSheet("Theo địa bàn");
    List<AreaFigures> figures = content.table().figures();
    assertThat(sheet.getLastRowNum()).isEqualTo(figures.size());
    for (int i = 0; i < figures.size(); i++) {
      assertThat(sheet.getRow(i + 1).getCell(4).getStringCellValue())
          .isEqualTo(figures.get(i).area().code().code());
      for (Measure measure : Measure.values()) {
        assertThat(
                sheet
                    .getRow(i + 1)
                    .getCell(FIRST_MEASURE + measure.ordinal())
                    .getNumericCellValue())
            .isEqualTo(figures.get(i).of(measure));
      }
    }
  }

  @Test
  void modelsStandBesideTheNameOfTheirAreaAndOthersAreCalledSo() {
    Sheet sheet = workbook.getSheet("Kiểu máy");
    List<ModelFigure> models = WeekTables.allModels(content.table());
    assertThat(sheet.getLastRowNum()).isEqualTo(models.size());
    for (int i = 0; i < models.size(); i++) {
      String model = models.get(i).model();
      assertThat(sheet.getRow(i + 1).getCell(5).getStringCellValue())
          .isEqualTo(model.isEmpty() ? "Các kiểu máy khác" : model);
      assertThat(sheet.getRow(i + 1).getCell(6).getNumericCellValue())
          .isEqualTo(models.get(i).subscribers());
    }
    assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Cả nước");
  }

  @Test
  void aCommuneSaysWhereItIsAndKeepsTheZerosOfItsCode() {
    Sheet sheet = workbook.getSheet("Theo địa bàn");
    int at = 1;
    while (!sheet.getRow(at).getCell(1).getStringCellValue().equals("Xã, phường, đặc khu")) {
      at++;
    }
    assertThat(sheet.getRow(at).getCell(4).getCellType()).isEqualTo(CellType.STRING);
    assertThat(sheet.getRow(at).getCell(4).getStringCellValue()).isEqualTo("00001");
    assertThat(sheet.getRow(at).getCell(2).getStringCellValue()).matches("Huyện .*, Tỉnh .*");
  }

  @Test
  void aNameLikeAFormulaIsText() {
    Sheet sheet = workbook.getSheet("Theo địa bàn");
    var name = sheet.getRow(sheet.getLastRowNum()).getCell(0);
    assertThat(name.getCellType()).isEqualTo(CellType.STRING);
    assertThat(name.getStringCellValue()).isEqualTo("'" + SampleReport.FORMULA);
    for (Sheet any : workbook) {
      any.forEach(
          row ->
              row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
    }
  }

  @Test
  void aZeroIsShownAsFewAndNumbersInGroups() {
    DataFormatter shown = new DataFormatter(java.util.Locale.ENGLISH);
    Sheet sheet = workbook.getSheet("Theo địa bàn");
    var unplaced = sheet.getRow(4);
    assertThat(unplaced.getCell(1).getStringCellValue()).isEqualTo("Chưa rõ địa bàn");
    assertThat(shown.formatCellValue(unplaced.getCell(FIRST_MEASURE))).isEqualTo("dưới 10");
    assertThat(shown.formatCellValue(unplaced.getCell(FIRST_MEASURE + 1))).isEqualTo("–");
    var country = sheet.getRow(1).getCell(FIRST_MEASURE);
    assertThat(country.getNumericCellValue()).isGreaterThan(1000);
    assertThat(shown.formatCellValue(country)).matches("\\d,\\d{3}");
  }

  @Test
  void headersStayInSightAndOnEveryPage() {
    for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
      XSSFSheet sheet = workbook.getSheetAt(i);
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getRepeatingRows().getFirstRow()).isZero();
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:");
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
    }
  }

  @Test
  void theCoverSaysWhatWeekThisIsAndExplainsEveryColumn() {
    List<String> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (var row : workbook.getSheet("Bìa")) {
      StringBuilder line = new StringBuilder();
      row.forEach(cell -> line.append(new DataFormatter().formatCellValue(cell)).append(" | "));
      lines.add(line.toString());
      if (row.getCell(4) != null) {
        names.add(row.getCell(4).getStringCellValue());
      }
    }
    assertThat(String.join("\n", lines))
        .contains(
            "Báo cáo tuần: thuê bao 2G Only theo địa bàn",
            "Dừng 2G Only (2g-only)",
            "00:00, 16/10/2024",
            "2024-W37: từ thứ Hai 09/09/2024 đến hết Chủ nhật 15/09/2024",
            "Viettel, VNPT",
            "MobiFone",
            "Lần thứ 2",
            "bội số của 10",
            "at most 9 away",
            "khoảng 1.234.500 dòng",
            "About 1,234,500 rows",
            "8 đạt, cảnh báo: SHARE_UNKNOWN",
            "TWICE_THE_VISITS",
            "là giả định, chưa đo được")
        .doesNotContain("{0}", "{1}", "{2}");
    for (WeekTable table : WeekTables.of(content)) {
      assertThat(names).containsAll(table.contract().columnNames());
    }
  }

  @Test
  void thereAreWordsInBothLanguagesForAllThatThereIs() throws IOException {
    for (Wording wording : Wording.values()) {
      TableWords words = new TableWords(wording);
      for (Measure measure : Measure.values()) {
        words.of("measure." + measure);
        words.of("measure." + measure + ".means");
      }
      for (AreaLevel level : AreaLevel.values()) {
        words.of("level." + level);
      }
      for (HandsetClass handset : HandsetClass.values()) {
        words.of("handset." + handset);
      }
      for (HandsetForm form : HandsetForm.values()) {
        words.of("form." + form);
      }
      for (InflowMeasure measure : InflowMeasure.values()) {
        words.of("inflow." + measure + ".means");
      }
    }
    Properties vi = new Properties();
    vi.load(TableWords.class.getResourceAsStream("tables_vi.properties"));
    Properties en = new Properties();
    en.load(TableWords.class.getResourceAsStream("tables_en.properties"));
    assertThat(en.keySet()).isEqualTo(vi.keySet());
    assertThat(Contracts.of("changed_figure").column("measure").orElseThrow().validValues())
        .containsExactlyElementsOf(
            List.of(Measure.values()).stream().map(WeekTables::column).toList());
  }
}
