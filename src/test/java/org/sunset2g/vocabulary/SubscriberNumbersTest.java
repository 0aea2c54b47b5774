package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of ITU-T E.212 and E.164 on IMSI and MSISDN. */
class SubscriberNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "452010000000001, true, true, true",
    "45201000000000, true, true, true",
    "4520100000000, true, true, false",
    "452010, true, true, false",
    "45201, true, false, false",
    "4520100000000012, false, false, false",
    "45201000000000a, false, false, false",
    "'', false, false, false"
  })
  void anImsiHasAtMostFifteenDigitsAndUsuallyFourteenOrFifteen(
      String imsi, boolean written, boolean possible, boolean wellFormed) {
    assertThat(Imsi.isWritten(imsi)).isEqualTo(written);
    assertThat(Imsi.isPossible(imsi)).isEqualTo(possible);
    assertThat(Imsi.isWellFormed(imsi)).isEqualTo(wellFormed);
  }

  @Test
  void anImsiBeginsWithItsCountry() {
    assertThat(Imsi.countryCode("452010000000001")).isEqualTo("452");
    assertThat(Imsi.countryCode("45")).isEqualTo("45");
  }

  @ParameterizedTest
  @CsvSource({
    "84901234567, 84901234567",
    "+84901234567, 84901234567",
    "0084901234567, 84901234567",
    "0901234567, 84901234567",
    "+0901234567, 0901234567",
    "0001234567, 0001234567",
    "00, 00",
    "901234567, 901234567"
  })
  void aNumberIsWrittenWithItsCountryCodeAndNothingBefore(String written, String normalised) {
    assertThat(Msisdn.normalised(written, Optional.of("84"))).isEqualTo(normalised);
  }

  @Test
  void aNationalNumberStaysWhereTheCountryIsNotKnown() {
    assertThat(Msisdn.normalised("0901234567", Optional.empty())).isEqualTo("0901234567");
  }

  @ParameterizedTest
  @CsvSource({
    "1234567, true, true",
    "123456, true, false",
    "123456789012345, true, true",
    "1234567890123456, false, false",
    "+123456789012345, true, false",
    "+, false, false",
    "84 901, false, false",
    "InvalidMSIDN, false, false"
  })
  void aNumberHasSevenToFifteenDigits(String text, boolean written, boolean wellFormed) {
    assertThat(Msisdn.isWritten(text)).isEqualTo(written);
    assertThat(Msisdn.isWellFormed(text)).isEqualTo(wellFormed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "901234567",
        "Gọi cho cô Hoa 0901 234 567 sau 5 giờ",
        "(+84) 901-234.567",
        "0901/234/567",
        "0*9*0*1*2*3*4*5*6",
        "090\u00a0123\u202f456",
        "0901\u2013234\u2013567",
        "0901_234_567",
        "0901\t234\t567",
        "0901\u200b234\u200b567",
        "\uff10\uff19\uff10\uff11\uff12\uff13\uff14\uff15\uff16",
        "\ud835\udfce\ud835\udfd7\ud835\udfce1 234 56",
        "12345678 x 123456789"
      })
  void ninePartedDigitsMayBeSomebodysNumber(String text) {
    assertThat(Msisdn.mayStandIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678",
        "1234 5678 x 9",
        "2024-09, 15 máy",
        "0000:0000:0",
        "8:00, 11:30, 14:00",
        "12345678x9"
      })
  void fewerDigitsOrDigitsAmongWordsAreNot(String text) {
    assertThat(Msisdn.mayStandIn(text)).isFalse();
  }

  @Test
  void anEmptyNumberStaysEmpty() {
    assertThat(Msisdn.normalised("", Optional.of("84"))).isEmpty();
    assertThat(Imsi.countryCode("452")).isEqualTo("452");
  }
}
