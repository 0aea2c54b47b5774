package org.sunset2g.feed.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.ContactOutcome;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Result files as teams write them by hand. */
class ResultFilesTest {
  private static final ResultRules RULES =
      new ResultRules(Optional.of(new IsoWeek(2024, 37)), "VN-2004");
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String HEADER =
      "Mã phiếu,Ngày thực hiện,Hình thức tuyên truyền,Số lượt,Phương tiện,Kết quả,"
          + "\"Khó khăn, vướng mắc\",\"Kiến nghị, đề xuất\",Tổ,Mã xã\n";

  @TempDir Path folder;

  @Test
  void aRowOfASubscriberIsReadAsItIsWritten() {
    ReadResults results =
        read(HEADER + TOKEN + ",10/09/2024,Đến tận nhà,1,,Đã chuyển đổi máy,,,to-1,\n");

    assertThat(results.rejects()).isEmpty();
    assertThat(results.rows())
        .containsExactly(
            new ResultRow(
                "a.csv",
                2,
                LocalDate.of(2024, 9, 10),
                Channel.VISIT,
                Optional.of("to-1"),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.of(TOKEN),
                Optional.of(ContactOutcome.CONVERTED),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aProgrammeInAnAreaIsReadAsItIsWritten() {
    ReadResults results =
        read(HEADER + ",9/9/2024,Loa phát thanh,12,Đài xã,,Loa hỏng,Thêm loa,,06007\n");

    assertThat(results.rejects()).isEmpty();
    assertThat(results.rows())
        .containsExactly(
            new ResultRow(
                "a.csv",
                2,
                LocalDate.of(2024, 9, 9),
                Channel.LOUDSPEAKER,
                Optional.empty(),
                Optional.of(new AreaCode("VN-2004", "06007")),
                Optional.of("Đài xã"),
                12,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Loa hỏng"),
                Optional.of("Thêm loa")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MÃ PHIẾU,NGÀY,HÌNH THỨC,KẾT QUẢ",
        "ma phieu,ngay,hinh thuc,ket qua",
        "Ma_phieu,Ngay_thuc_hien,Hinh_thuc_tuyen_truyen,Ket_qua",
        "  mã , Ngày: ,Hình thức (tuyên truyền), kết  quả ",
        "token,done_on,channel,outcome"
      })
  void aHeaderIsReadHoweverItIsTyped(String header) {
    ReadResults results = read(header + "\n" + TOKEN + ",10/09/2024,gọi,đã gặp\n");

    assertThat(results.rejects()).isEmpty();
    assertThat(results.rows()).hasSize(1);
  }

  @Test
  void aHeaderTypedWithLooseMarksIsTheSame() {
    String decomposed =
        java.text.Normalizer.normalize(
            "Mã phiếu,Ngày,Hình thức,Kết quả", java.text.Normalizer.Form.NFD);

    assertThat(read(decomposed + "\n" + TOKEN + ",10/09/2024,gọi,đã gặp\n").rows()).hasSize(1);
  }

  @Test
  void titleLinesMayStandAboveTheHeader() {
    ReadResults results =
        read(
            "UBND xã,,,\nBÁO CÁO KẾT QUẢ THÁNG 9\n\nTổ,1\n"
                + HEADER
                + TOKEN
                + ",10/09/2024,gọi,,,đã gặp,,,,\n");

    assertThat(results.rows()).extracting(ResultRow::line).containsExactly(6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void otherDelimitersAreRead(String delimiter) {
    String text =
        "Mã phiếu,Ngày,Hình thức,Kết quả,Khó khăn\n" + TOKEN + ",10/09/2024,gọi,vắng nhà,\n";

    assertThat(read(text.replace(",", delimiter)).rows())
        .extracting(row -> row.outcome().orElseThrow())
        .containsExactly(ContactOutcome.NOT_REACHED);
  }

  @ParameterizedTest
  @CsvSource({
    "05/09/2024, 2024-09-05",
    "5/9/2024, 2024-09-05",
    "5-9-2024, 2024-09-05",
    "05.09.2024, 2024-09-05",
    "2024-09-05, 2024-09-05"
  })
  void daysAreReadDayFirstOrAsIsoWritesThem(String written, LocalDate day) {
    assertThat(read(HEADER + TOKEN + "," + written + ",gọi,,,đã gặp,,,,\n").rows())
        .extracting(ResultRow::doneOn)
        .containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({
    "31/09/2024, not a day of the calendar",
    "9/13/2024, not a day of the calendar",
    "hôm qua, not a day of the calendar",
    "16/09/2024, lies after the week of the delivery",
    "10/07/2024, more than 60 days before"
  })
  void aDayThatCannotBeIsRejected(String written, String reason) {
    ReadResults results = read(HEADER + TOKEN + "," + written + ",gọi,,,đã gặp,,,,\n");

    assertThat(results.rows()).isEmpty();
    assertThat(results.rejects())
        .singleElement()
        .satisfies(fault -> assertThat(fault.column()).isEqualTo("done_on"))
        .satisfies(fault -> assertThat(fault.reason()).contains(reason));
  }

  @Test
  void theLastDayThatIsNotTooLateCounts() {
    assertThat(read(HEADER + TOKEN + ",11/07/2024,gọi,,,đã gặp,,,,\n").rows()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "loa, LOUDSPEAKER",
    "LOA PHAT THANH, LOUDSPEAKER",
    "truyền thanh, LOUDSPEAKER",
    "Zalo, ZALO",
    "nhóm Zalo, ZALO",
    "điểm bán, SALE_POINT",
    "nhắn tin, SMS",
    "điện thoại, CALL",
    "đến nhà, VISIT",
    "visit, VISIT"
  })
  void formsAreKnownByTheWordsPeopleUse(String written, Channel channel) {
    assertThat(read(HEADER + ",10/09/2024," + written + ",2,,,,,to-1,\n").rows())
        .extracting(ResultRow::channel)
        .containsExactly(channel);
  }

  @ParameterizedTest
  @CsvSource({
    "'đã gặp, đã thông báo', REACHED",
    "da gap, REACHED",
    "Vắng nhà, NOT_REACHED",
    "từ chối, REFUSED",
    "đã đổi máy, CONVERTED",
    "không còn nhu cầu, NOT_NEEDED",
    "Sai số, WRONG_CONTACT",
    "CONVERTED, CONVERTED"
  })
  void outcomesAreKnownByTheWordsPeopleUse(String written, ContactOutcome outcome) {
    assertThat(read(HEADER + TOKEN + ",10/09/2024,gọi,,,\"" + written + "\",,,,\n").rows())
        .extracting(row -> row.outcome().orElseThrow())
        .containsExactly(outcome);
  }

  @Test
  void anUnknownWordIsRejectedWithTheLikelyOne() {
    assertThat(read(HEADER + ",10/09/2024,loa truyên thnah,2,,,,,to-1,\n").rejects())
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.reason()).contains("Did you mean 'loa truyền thanh'?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01234567-89AB-CDEF-0123-456789abcdef",
        "0123 4567 89ab cdef 0123 4567 89ab cdef",
        "0123456789ABCDEF0123456789ABCDEF"
      })
  void aTokenMayBeWrittenInGroupsAndCapitals(String written) {
    assertThat(read(HEADER + written + ",10/09/2024,gọi,,,đã gặp,,,,\n").rows())
        .extracting(row -> row.token().orElseThrow())
        .containsExactly(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0912345678", "0123456789abcdef0123456789abcde", "1.23457E+31"})
  void whatIsNoTokenIsRejectedWithoutShowingIt(String written) {
    ReadResults results = read(HEADER + written + ",10/09/2024,gọi,,,đã gặp,,,,\n");

    assertThat(results.rows()).isEmpty();
    assertThat(results.rejects()).singleElement().asString().doesNotContain(written);
  }

  @Test
  void aRowThatIsEmptyOrOnlyPrefilledIsPassedOver() {
    ReadResults results =
        read(
            HEADER
                + TOKEN
                + ",,,,,,,,to-1,\n,,,,,,,,,\n,,loa,,,,,,to-1,06007\nTổng,,,25,,,,,,\n"
                + TOKEN
                + ",10/09/2024,gọi,,,đã gặp,,,,\n");

    assertThat(results.rejects()).isEmpty();
    assertThat(results.rows()).hasSize(1);
    assertThat(results.skipped()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T,10/09/2024,gọi,,,,,,,|outcome|missing",
        "T,,gọi,,,đã gặp,,,,|done_on|missing",
        "T,10/09/2024,,,,đã gặp,,,,|channel|missing",
        "T,10/09/2024,loa,,,đã gặp,,,,|channel|reaches an area",
        "T,10/09/2024,gọi,3,,đã gặp,,,,|runs|counts once",
        ",10/09/2024,loa,2,,đã gặp,,,to-1,|outcome|no token",
        ",10/09/2024,loa,,,,,,to-1,|runs|missing",
        ",10/09/2024,loa,0,,,,,to-1,|runs|not a whole number",
        ",10/09/2024,loa,2.5,,,,,to-1,|runs|not a whole number",
        ",10/09/2024,loa,2,,,,,,|commune|neither the commune nor the team",
        ",10/09/2024,loa,2,,,,,,xã Tân Tiến|commune|not the code"
      })
  void aRowThatContradictsItselfIsRejectedByItsColumn(String row, String column, String reason) {
    ReadResults results = read(HEADER + row.replace("T,", TOKEN + ",") + "\n");

    assertThat(results.rows()).isEmpty();
    assertThat(results.rejects())
        .singleElement()
        .satisfies(fault -> assertThat(fault.column()).isEqualTo(column))
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(2))
        .satisfies(fault -> assertThat(fault.reason()).contains(reason));
  }

  @Test
  void goodRowsCountBesideBadOnes() {
    ReadResults results =
        read(
            HEADER
                + "x,10/09/2024,gọi,,,không rõ,,,,\n"
                + TOKEN
                + ",10/09/2024,gọi,,,đã gặp,,,,\n");

    assertThat(results.rows()).extracting(ResultRow::line).containsExactly(3L);
    assertThat(results.rejects())
        .extracting(ResultFault::column)
        .containsExactly("token", "outcome");
    assertThat(results.rejectedRows()).isEqualTo(1);
  }

  @Test
  void freeTextWithATelephoneNumberIsEmptiedAndTheRowCounts() {
    ReadResults results =
        read(HEADER + ",10/09/2024,loa,2,,,gọi lại 0912 345 678,Thêm loa,to-1,\n");

    assertThat(results.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.difficulties()).isEmpty())
        .satisfies(row -> assertThat(row.proposals()).contains("Thêm loa"));
    assertThat(results.emptied()).containsExactly(new EmptiedText("a.csv", 2, "difficulties"));
  }

  @ParameterizedTest
  @CsvSource({"6007, VN-2004/06007", "06007, VN-2004/06007", "VN-2025/06007, VN-2025/06007"})
  void zerosThatASpreadsheetDroppedFromACommuneArePutBack(String written, String commune) {
    assertThat(read(HEADER + ",10/09/2024,loa,2,,,,,," + written + "\n").rows())
        .extracting(row -> row.commune().orElseThrow().toString())
        .containsExactly(commune);
  }

  @Test
  void aFileWithoutAHeaderIsRefusedWithWhatItHasInstead() {
    assertThatThrownBy(() -> read("Họ tên,Ghi chú\nHoa,0912345678\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("none of the first 10 lines is a header")
        .hasMessageContaining("'Họ tên', 'Ghi chú'")
        .hasMessageContaining("'Ngày thực hiện'")
        .hasMessageNotContaining("0912345678");
  }

  @Test
  void aHeaderThatLacksWhatEveryRowNeedsIsRefused() {
    assertThatThrownBy(() -> read("Mã phiếu,Kết quả,Ngày\n" + TOKEN + ",đã gặp,10/09/2024\n"))
        .hasMessageContaining("the header lacks 'Hình thức tuyên truyền'");
  }

  @Test
  void aColumnThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> read("Mã,Mã phiếu,Ngày,Hình thức,Kết quả\n"))
        .hasMessageContaining("'Mã phiếu' more than once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16", "windows-1258"})
  void anotherCharacterSetIsRefusedAndNeverGuessed(String charset) throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, HEADER.replace("ế", "ê").getBytes(Charset.forName(charset)));

    assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aWorkbookIsReadWithItsDaysAndNumbers() throws IOException {
    Path file = folder.resolve("b.xlsx");
    workbook(
        file,
        sheet -> {
          sheet.value(0, 0, "KẾT QUẢ CỦA TỔ 1");
          header(sheet, 2);
          sheet.value(3, 0, TOKEN);
          sheet.value(3, 1, LocalDate.of(2024, 9, 10));
          sheet.style(3, 1).format("dd/mm/yyyy").set();
          sheet.value(3, 2, "gọi");
          sheet.value(3, 4, "Đã gặp");
          sheet.value(4, 1, "11/09/2024");
          sheet.value(4, 2, "loa");
          sheet.value(4, 3, 5);
          sheet.value(4, 5, 6007);
        });

    ReadResults results = ResultFiles.readFile(file, RULES);

    assertThat(results.rejects()).isEmpty();
    assertThat(results.rows())
        .extracting(row -> row.line() + " " + row.doneOn() + " " + row.channel() + " " + row.runs())
        .containsExactly("4 2024-09-10 CALL 1", "5 2024-09-11 LOUDSPEAKER 5");
    assertThat(results.rows().get(1).commune()).contains(new AreaCode("VN-2004", "06007"));
  }

  @Test
  void aTokenThatASpreadsheetMadeANumberIsRejected() throws IOException {
    Path file = folder.resolve("b.xlsx");
    workbook(
        file,
        sheet -> {
          header(sheet, 0);
          sheet.value(1, 0, 12_345_678_901_234.0);
          sheet.value(1, 1, "10/09/2024");
          sheet.value(1, 2, "gọi");
          sheet.value(1, 4, "Đã gặp");
        });

    assertThat(ResultFiles.readFile(file, RULES).rejects())
        .extracting(ResultFault::column)
        .containsExactly("token");
  }

  @Test
  void whatOnlyHasTheNameOfAWorkbookIsRefused() throws IOException {
    Path file = folder.resolve("b.xlsx");
    Files.writeString(file, "Mã phiếu,Ngày\n");

    assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is not an XLSX workbook");
  }

  @Test
  void filesOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
    String row = ",10/09/2024,loa,2,,,,,to-1,\n";
    Files.writeString(folder.resolve("c.csv"), HEADER + row);
    Files.writeString(folder.resolve("a.CSV"), HEADER + row + row);
    Files.writeString(folder.resolve("~$b.xlsx"), "a lock of a spreadsheet programme");

    assertThat(ResultFiles.read(folder, RULES).rows())
        .extracting(read -> read.file() + " " + read.line())
        .containsExactly("a.CSV 2", "a.CSV 3", "c.csv 2");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Files.writeString(folder.resolve("ket-qua.docx"), "x");

    assertThatThrownBy(() -> ResultFiles.read(folder, RULES))
        .hasMessageContaining("is neither .csv nor .xlsx");
  }

  @Test
  void aWeekWithoutResultsHasNone() {
    assertThat(ResultFiles.read(folder.resolve("results"), RULES)).isEqualTo(ReadResults.NONE);
  }

  private ReadResults read(String text) {
    Path file = folder.resolve("a.csv");
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
    return ResultFiles.readFile(file, RULES);
  }

  private interface Filling {
    void fill(Worksheet sheet);
  }

  private static void header(Worksheet sheet, int row) {
    List<String> names = List.of("Mã phiếu", "Ngày", "Hình thức", "Số lượt", "Kết quả", "Mã xã");
    for (int column = 0; column < names.size(); column++) {
      sheet.value(row, column, names.get(column));
    }
  }

  private static void workbook(Path file, Filling filling) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      filling.fill(workbook.newWorksheet("Kết quả"));
    }
  }
}
