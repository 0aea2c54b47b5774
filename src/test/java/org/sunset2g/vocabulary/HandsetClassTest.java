package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which class a handset has by its radios, and how the plain catalogue writes them. */
class HandsetClassTest {
  @ParameterizedTest
  @CsvSource({
    "2G, TWO_G_ONLY",
    "3G, THREE_G",
    "4G, FOUR_G",
    "5G, FIVE_G",
    "2G|3G, THREE_G",
    "2G|4G, FOUR_G",
    "2G|3G|4G, FOUR_G",
    "3G|5G, FIVE_G",
    "2G|3G|4G|5G, FIVE_G"
  })
  void theHighestRadioIsTheClass(String radios, HandsetClass expected) {
    Capability capability = with(radios);
    assertThat(capability.handsetClass()).isEqualTo(expected);
    assertThat(capability.writtenGenerations()).isEqualTo(radios);
  }

  @ParameterizedTest
  @CsvSource({"4G|2G, 2G|4G", "5G|3G|2G, 2G|3G|5G"})
  void radiosAreWrittenFromTheOldestToTheNewest(String radios, String written) {
    assertThat(with(radios).writtenGenerations()).isEqualTo(written);
  }

  @Test
  void noRadioAtAllAndNothingKnownAreTwoDifferentThings() {
    Capability tablet = new Capability(Optional.of(Set.of()), VoLte.UNKNOWN, HandsetForm.TABLET);
    assertThat(tablet.handsetClass()).isEqualTo(HandsetClass.NON_CELLULAR);
    assertThat(tablet.writtenGenerations()).isEqualTo("none");
    assertThat(Capability.UNKNOWN.handsetClass()).isEqualTo(HandsetClass.UNKNOWN);
    assertThat(Capability.UNKNOWN.writtenGenerations()).isEmpty();
  }

  private static Capability with(String radios) {
    return new Capability(
        Optional.of(
            Arrays.stream(radios.split("\\|"))
                .map(written -> Generation.ofWritten(written).orElseThrow())
                .collect(Collectors.toSet())),
        VoLte.UNKNOWN,
        HandsetForm.UNKNOWN);
  }
}
