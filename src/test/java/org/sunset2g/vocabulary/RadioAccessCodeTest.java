package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Radio access types as networks number them. */
class RadioAccessCodeTest {
  @ParameterizedTest
  @CsvSource({
    "002, 2G", "104, 2G", "1001, 2G", "001, 3G", "005, 3G", "102, 3G", "103, 3G", "1000, 3G",
    "006, 4G", "101, 4G", "105, 4G", "008, 4G", "009, 4G", "1004, 4G", "010, 5G", "051, 5G",
    "1006, 5G", "6, 4G", "' 006 ', 4G"
  })
  void aCodeHasItsGeneration(String code, String generation) {
    assertThat(RadioAccessCode.highestIn(code)).map(Generation::written).contains(generation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"003", "004", "007", "1002", "003|004|007"})
  void wiFiAndTheLikeAreNoCellularAccess(String list) {
    assertThat(RadioAccessCode.firstUnknownIn(list)).isEmpty();
    assertThat(RadioAccessCode.highestIn(list)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "104|001|006, 4G",
    "002|003, 2G",
    "007|102|002, 3G",
    "006|010|002, 5G",
    "102|003|006|101|104, 4G"
  })
  void ofAListTheHighestCounts(String list, String generation) {
    assertThat(RadioAccessCode.highestIn(list)).map(Generation::written).contains(generation);
  }

  @ParameterizedTest
  @CsvSource({
    "123, 123",
    "002|123, 123",
    "123|002, 123",
    "002||006, ''",
    "'', ''",
    "002|, ''",
    "4G, 4G",
    "00002, 00002",
    "-2, -2",
    "002;006, 002;006",
    "000, 000"
  })
  void theFirstUnknownCodeIsNamed(String list, String unknown) {
    assertThat(RadioAccessCode.firstUnknownIn(list)).contains(unknown);
  }

  @Test
  void everyCodeIsFoundByItsOwnNumberAlone() {
    assertThat(RadioAccessCode.values())
        .allSatisfy(code -> assertThat(RadioAccessCode.valueOf(code.name())).isSameAs(code));
    assertThat(RadioAccessCode.of("002")).contains(RadioAccessCode.GERAN);
    assertThat(RadioAccessCode.of("2")).contains(RadioAccessCode.GERAN);
  }
}
