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

  @Test
  void aMinimumCellOfOneHidesNothingAndIsRefused() {
    assertThatThrownBy(() -> CountBand.around(1, 1)).hasMessageContaining("was 1");
    assertThat(CountBand.around(1, 2)).isEqualTo(new CountBand(1, 1));
    assertThat(CountBand.around(3, 2)).isEqualTo(new CountBand(2, 3));
  }

  @Test
  void onlyABandWithOneCountIsExact() {
    assertThat(CountBand.exactly(7).isExact()).isTrue();
    assertThat(CountBand.around(12, 10).isExact()).isFalse();
    assertThat(new CountBand(0, 0).isExact()).isTrue();
    assertThatThrownBy(() -> new CountBand(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
