package org.sunset2g.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.registry.Validity;
import org.sunset2g.vocabulary.Channel;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10, dưới 10",
    "9, 10, dưới 10",
    "10, 10, 10–19",
    "47, 10, 40–49",
    "99, 10, 90–99",
    "100, 10, 100–199",
    "1234, 10, 1.000–1.999",
    "7, 5, 5–9",
    "50, 5, 50–99"
  })
  void aNumberIsToldAsABand(long number, int cell, String words) {
    assertThat(Band.of(number, cell).words()).isEqualTo(words);
  }

  @Property
  void aBandHoldsItsNumberAndAtLeastACellOfNumbers(
      @ForAll @LongRange(min = 0, max = 200_000_000) long number,
      @ForAll @IntRange(min = 5, max = 50) int cell) {
    Band band = Band.of(number, cell);
    assertThat(number).isBetween(band.least(), band.most());
    assertThat(band.most() - band.least() + 1).isGreaterThanOrEqualTo(cell);
    assertThat(Band.of(band.least(), cell)).isEqualTo(Band.of(band.most(), cell));
  }

  @Test
  void aCellBelowFiveIsRefused() {
    assertThatThrownBy(() -> Band.of(3, 4)).hasMessage("minimumCell must be at least 5, was 4");
  }

  @ParameterizedTest
  @CsvSource({"50, MOST", "49, MANY", "20, MANY", "19, SOME", "5, SOME", "4, FEW"})
  void aShareIsAWord(long part, Share share) {
    assertThat(Share.of(part, 100)).isEqualTo(share);
  }

  @Test
  void aNoticeAnnouncesBeforeTheDayAndExplainsFromThenOn() {
    LocalDate day = SampleSheets.CUT_OFF.toLocalDate();
    assertThat(ServiceNotice.text(Channel.ZALO, SampleSheets.CUT_OFF, day.minusDays(1), "1800 0"))
        .startsWith("Từ 0 giờ ngày 16/10/2024, mạng di động dừng phục vụ")
        .contains("gọi 1800 0.");
    assertThat(ServiceNotice.text(Channel.LOUDSPEAKER, SampleSheets.CUT_OFF, day, "1800 0"))
        .startsWith("Kính thưa bà con! Từ 0 giờ ngày 16/10/2024, mạng di động đã dừng phục vụ");
  }

  @Test
  void aHotlineWithAPlaceholderIsNotFilledIn() {
    assertThat(
            ServiceNotice.text(
                Channel.ZALO, SampleSheets.CUT_OFF, SampleSheets.WEEK.monday(), "{date}"))
        .contains("gọi {date}.");
  }

  @Test
  void aTextLosesControlsAndMarksThatTurnIt() {
    assertThat(PlainLine.of("\t=1+1\r\nx\u202Egpj.exe\u2066 ")).isEqualTo("=1+1  xgpj.exe");
    assertThat(PlainLine.harmless("=1+1")).isEqualTo("'=1+1");
    assertThat(PlainLine.harmless("+84")).isEqualTo("'+84");
    assertThat(PlainLine.harmless("Thôn 1")).isEqualTo("Thôn 1");
  }

  @Test
  void aRestrictionSaysWhatNotToDoAndWhatInstead() {
    Restriction restriction =
        new Restriction(
            "xã Quốc Khánh",
            new Validity(Optional.of(LocalDate.of(2024, 9, 14)), Optional.empty()),
            Set.of(Channel.ZALO, Channel.LOUDSPEAKER),
            "ngập lụt");
    assertThat(restriction.order())
        .isEqualTo("Không đến nhà từ 14/9/2024 cho đến khi có thông báo mới tại xã Quốc Khánh.");
    assertThat(restriction.instead()).isEqualTo("Được dùng: loa truyền thanh, nhóm Zalo.");
  }
}
