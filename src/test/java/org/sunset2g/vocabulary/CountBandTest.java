package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountBandTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 9",
    "9, 1, 9",
    "10, 10, 19",
    "19, 10, 19",
    "20, 20, 49",
    "50, 50, 99",
    "99, 50, 99",
    "100, 100, 199",
    "12345, 10000, 19999"
  })
  void aCountIsOnlyToldByItsBand(long count, long least, long most) {
    assertThat(CountBand.around(count, 10)).isEqualTo(new CountBand(least, most));
  }

  @Test
  void theBandsBeginAtTheMinimumCell() {
    assertThat(CountBand.around(7, 20)).isEqualTo(new CountBand(1, 19));
    assertThat(CountBand.around(25, 20)).isEqualTo(new CountBand(20, 39));
  }

  @Test
  void aBandCannotEndBeforeItBegins() {
    assertThatThrownBy(() -> new CountBand(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
