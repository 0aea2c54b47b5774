package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a value from a file that holds identifiers. */
class IdentifierShapeTest {
  @ParameterizedTest
  @CsvSource({
    "313113414AA1143, 9{9}A{2}9{4}",
    "490154203237518, 9{15}",
    "InvaldIMEI, 'InvaldIMEI'",
    "AbcdefghijklmnoP, 'AbcdefghijklmnoP'",
    "AbcdefghijklmnoPq, A{17}",
    "Đoàn, A{4}",
    "3590-00 01, 9{4}-9{2} 9{2}",
    "1----2, 9{1}?{4}9{1}",
    "1-2-3-4, *{7}",
    "１２３, ?{3}",
    "a1b2c3d4, *{8}"
  })
  void anIdentifierIsShownAsItsShapeAndAWordAsItStands(String text, String shown) {
    assertThat(IdentifierShape.shown(text)).isEqualTo(unquoted(shown));
  }

  @ParameterizedTest
  @CsvSource({
    "2016070, 2016070",
    "2016-13-40, 2016-13-40",
    "nineteen, nineteen",
    "'', ''",
    "20160703, 20160703"
  })
  void aDateOrCodeIsQuoted(String text, String quoted) {
    assertThat(IdentifierShape.shownOutsideIdentifiers(text)).isEqualTo("'" + quoted + "'");
  }

  @ParameterizedTest
  @CsvSource({"201607031, 9{9}", "20160703120000, 9{14}", "84901234567|3, 9{11}|9{1}"})
  void whatMayBeAnIdentifierInTheWrongColumnIsNot(String text, String shape) {
    assertThat(IdentifierShape.shownOutsideIdentifiers(text)).isEqualTo(shape);
  }

  @Test
  void noControlCharacterReachesATerminal() {
    assertThat(IdentifierShape.shownOutsideIdentifiers("\u001b[31m")).isEqualTo("'?[31m'");
  }

  private static String unquoted(String shown) {
    return shown.startsWith("Abc") || shown.startsWith("Inv") ? "'" + shown + "'" : shown;
  }
}
