package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of 3GPP TS 23.003 on equipment identities. */
class ImeiTest {
  @ParameterizedTest
  @CsvSource({
    "490154203237518, 49015420323751",
    "4901542032375100, 49015420323751",
    "49015420323751, 49015420323751",
    "'  490154203237518 ', 49015420323751",
    "49015420323751#, 49015420323751",
    "49015420323751af, 49015420323751",
    "4901542032375, 4901542032375",
    "49015420323a51, 49015420323A51",
    "a1, A1",
    "49015420323751８, 49015420323751",
    "４9015420323751, ４9015420323751"
  })
  void theFirstFourteenDigitsAreTheNumber(String written, String normalised) {
    assertThat(Imei.normalised(written)).isEqualTo(normalised);
  }

  @Property
  void normalisingTwiceChangesNothing(
      @ForAll @StringLength(min = 1, max = 16) @CharRange(from = '0', to = 'f') String text) {
    assertThat(Imei.normalised(Imei.normalised(text))).isEqualTo(Imei.normalised(text));
  }

  @ParameterizedTest
  @CsvSource({
    "49015420323751, true",
    "490154203237518, false",
    "4901542032375, false",
    "49015420323A51, false",
    "00000000000000, true"
  })
  void wellFormedIsFourteenDigits(String normalised, boolean expected) {
    assertThat(Imei.isWellFormed(normalised)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "490154203237518", "4901542032375180", "aBcDeF*#", "0", "AFaf09"})
  void whatNetworksCanWriteIsWritten(String text) {
    assertThat(Imei.isWritten(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "49015420323751800",
        "InvaldIMEI",
        "49 01",
        "35-1234",
        "４9",
        "G",
        "g",
        "@",
        "`",
        ":"
      })
  void anythingElseIsNot(String text) {
    assertThat(Imei.isWritten(text)).isFalse();
  }

  @Test
  void theModelIsTheFirstEightDigitsAndTheirFirstTwoTheReportingBody() {
    assertThat(Imei.tac("01332700123456")).isEqualTo(new Tac("01332700"));
    assertThat(Imei.reportingBody("01332700123456")).isEqualTo("01");
  }

  @Test
  void reportingBodyZeroZeroIsATestDevice() {
    assertThat(Imei.isTest("00440125123456")).isTrue();
    assertThat(Imei.isTest("01440125123456")).isFalse();
    assertThat(Imei.isTest("10440125123456")).isFalse();
  }

  @Test
  void zerosAloneAreNoIdentity() {
    assertThat(Imei.isAllZero("00000000000000")).isTrue();
    assertThat(Imei.isAllZero("00000000000001")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"49015420323751, 8", "35120030203334, 6", "52003020863612, 4", "00000000000000, 0"})
  void theCheckDigitIsLuhns(String number, int digit) {
    assertThat(Imei.checkDigit(number)).isEqualTo(digit);
  }

  @ParameterizedTest
  @CsvSource({
    "490154203237518, false",
    "490154203237517, true",
    "490154203237510, false",
    "4901542032375177, false",
    "49015420323751, false",
    "49015420323751F, false"
  })
  void onlyFifteenDigitsCanHaveAWrongCheckDigit(String written, boolean wrong) {
    assertThat(Imei.hasWrongCheckDigit(written)).isEqualTo(wrong);
  }
}
