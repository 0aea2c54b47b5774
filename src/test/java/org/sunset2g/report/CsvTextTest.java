package org.sunset2g.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+84", "-2+3", "@SUM(A1)", "\tx", "\rx", "=", "-", "+84912345678"})
  void aCellThatASpreadsheetWouldRunBeginsWithAnApostrophe(String cell) {
    assertThat(CsvText.harmless(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "-12", "0", "00123", "Huyện Đá Bạc", "a=b", "2024-W41"})
  void numbersAndPlainTextStayAsTheyAre(String cell) {
    assertThat(CsvText.harmless(cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({"-12a", "-1.5", "-1-1"})
  void onlyAWholeNumberMayBeginWithAMinus(String cell) {
    assertThat(CsvText.harmless(cell)).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1", "'=1", "''=1", "'", "''", "", "'a", "-5", "'-5", "''-5", "-5a", "'-5a", "＝1"
      })
  void everyTextCanBeReadBack(String text) {
    assertThat(CsvText.original(CsvText.harmless(text))).isEqualTo(text);
  }

  @Test
  void aFileIsUtf8WithAMarkQuotedAsRfc4180AndEndsLinesWithCrLf() throws IOException {
    StringWriter written = new StringWriter();
    CsvText.write(
        written,
        List.of("name", "number"),
        List.of(List.of("Đá \"Bạc\", xa", "5"), Arrays.asList("=x", null)));
    assertThat(written).hasToString("\uFEFFname,number\r\n\"Đá \"\"Bạc\"\", xa\",5\r\n'=x,\r\n");
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    assertThatThrownBy(
            () -> CsvText.write(new StringWriter(), List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 cells under a header of 2");
  }
}
