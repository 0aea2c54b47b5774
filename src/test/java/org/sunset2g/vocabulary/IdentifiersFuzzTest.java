package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Identifiers of handsets, SIMs and numbers, areas, weeks and access codes from any text. */
class IdentifiersFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void whatIsReadIsWrittenAndNothingElseIsTaken(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(Tac.isTac(text)).isEqualTo(text.matches("[0-9]{8}"));
    assertThat(Imsi.isWritten(text)).isEqualTo(text.matches("[0-9]{1,15}"));
    assertThat(Imsi.isPossible(text)).isEqualTo(text.matches("[0-9]{6,15}"));
    assertThat(Msisdn.isWritten(text)).isEqualTo(text.matches("[+]?[0-9]{1,15}"));
    assertThat(Imei.isWritten(text)).isEqualTo(text.matches("[0-9*#a-fA-F]{1,16}"));
    String imei = Imei.normalised(text);
    assertThat(Imei.normalised(imei)).isEqualTo(imei);
    if (Imei.isWellFormed(imei)) {
      assertThat(imei).startsWith(Imei.tac(imei).digits());
      assertThat(Imei.hasWrongCheckDigit(imei + Imei.checkDigit(imei))).isFalse();
    }
    if (Msisdn.isWritten(text)) {
      String number = Msisdn.normalised(text, Optional.of("84"));
      assertThat(text).endsWith(number.startsWith("84") ? number.substring(2) : number);
    }
    try {
      assertThat(AreaCode.parse(text)).hasToString(text);
    } catch (IllegalArgumentException noArea) {
      assertThat(noArea.getMessage()).startsWith("an area is written as");
    }
    if (IsoWeek.isWritten(text)) {
      IsoWeek week = IsoWeek.parse(text);
      assertThat(week).hasToString(text);
      assertThat(IsoWeek.of(week.sunday())).isEqualTo(week);
    }
    if (RadioAccessCode.firstUnknownIn(text).isEmpty()) {
      assertThat(text.chars())
          .allMatch(letter -> "0123456789|".indexOf(letter) >= 0 || Character.isWhitespace(letter));
    }
    RadioAccessCode.highestIn(text);
  }
}
