package org.sunset2g.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.vocabulary.Generation.FIVE_G;
import static org.sunset2g.vocabulary.Generation.FOUR_G;
import static org.sunset2g.vocabulary.Generation.THREE_G;
import static org.sunset2g.vocabulary.Generation.TWO_G;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.Generation;

class RadioTechnologyTest {
  private static final List<String> TECHNOLOGIES =
      List.of("GSM 1800", "GPRS", "WCDMA FDD Band I", "HSPA+", "EV-DO", "LTE-A", "NB-IoT", "5G NR");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GSM",
        "gsm",
        "GSM 1800",
        "GSM850 (GSM800)",
        "GSM900",
        "GSM 850/900/1800/1900",
        "GPRS",
        "EDGE",
        "EGPRS",
        "E-GSM 900",
        "DCS 1800",
        "2G",
        "2.5G",
        "GSM/GPRS; EDGE",
        "[GSM]",
        "GSM850MHz",
        "EC-GSM-IoT",
        "2G only (no 3G/4G)",
        "GSM / no LTE"
      })
  void theGsmFamilyIsTwoG(String text) {
    assertNames(text, TWO_G);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UMTS",
        "WCDMA",
        "WCDMA FDD Band I",
        "HSPA",
        "HSDPA",
        "HSUPA",
        "HSPA+",
        "HSPA evolved",
        "DC-HSDPA",
        "TD-SCDMA",
        "TD SCDMA",
        "CDMA2000",
        "CDMA 2000",
        "CDMA2000 1x",
        "EVDO",
        "EV-DO",
        "EV DO",
        "1xEV-DO",
        "EVDO Rev.A",
        "3G",
        "3.5G",
        "3.75G",
        "UMTS2100",
        "HSDPA 7.2",
        "UTRA",
        "1xRTT",
        "w-cdma",
        "CDMA / EVDO"
      })
  void umtsAndCdma2000AreThreeG(String text) {
    assertNames(text, THREE_G);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LTE",
        "LTE-A",
        "LTE Advanced Pro",
        "E-UTRA",
        "E UTRA Band 3",
        "E-UTRAN",
        "LTE FDD Band 3",
        "FDD-LTE",
        "TD-LTE",
        "LTE_B20",
        "LTE2100",
        "NB-IoT",
        "NB IoT",
        "LTE-M",
        "LTE-CAT4",
        "Cat-M1",
        "Cat M1",
        "eMTC",
        "VoLTE",
        "4G",
        "4G+",
        "4.5G",
        "4G LTE",
        "4G-LTE",
        "LTE 2100, CA_6"
      })
  void lteAndItsMachineVariantsAreFourG(String text) {
    assertNames(text, FOUR_G);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NR", "5G", "NR n78", "5G NR", "5G-NR", "NR-SA", "EN-DC", "5G SA", "nr_n78"})
  void newRadioIsFiveG(String text) {
    assertNames(text, FIVE_G);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Not Known",
        "N/A",
        "GENERAL",
        "UNRELATED",
        "U-NR",
        "U_NR",
        "DC_7C",
        "CA_6",
        "d3bdf1170bf4b026e6e29b15a0d66a5ca83f1944",
        "6cc923523f  690fe51b51efc7",
        "Handheld",
        "NONLTE",
        "no / LTX",
        "no /",
        "-",
        "no LTE",
        "without 3G",
        "not 2G",
        "15G",
        "2Gb",
        "5GHz",
        "GSMA",
        "LTEX",
        "KNOWLEDGE",
        "CDMA",
        "CDMA 800, WLAN",
        "iDEN",
        "2000"
      })
  void wordsThatNameNoGenerationLeaveTheModelUnknown(String text) {
    assertThat(RadioTechnology.generationsNamedIn(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None",
        "No cellular connectivity",
        "non-cellular",
        "WLAN",
        "Wi-Fi",
        "Bluetooth",
        "WLAN 2.4G, Bluetooth 5.0",
        "Wi-Fi 5G",
        "Wi-Fi 2.4G/5G",
        "Not Known, WLAN"
      })
  void aModelWithoutCellularRadioHasNoGenerations(String text) {
    assertThat(RadioTechnology.generationsNamedIn(text)).contains(Set.of());
  }

  @ParameterizedTest
  @CsvSource({
    "GSM / HSPA, 2G|3G",
    "GSM / CDMA / HSPA / EVDO / LTE, 2G|3G|4G",
    "GSM+WCDMA+LTE, 2G|3G|4G",
    "GSM|UMTS|5G, 2G|3G|5G",
    "GSM-HSPA-LTE, 2G|3G|4G",
    "Wi-Fi / GSM / 5G, 2G|5G",
    "Not Known / LTE, 4G",
    "WLAN / LTE, 4G",
    "２Ｇ / ４Ｇ, 2G|4G"
  })
  void severalTechnologiesAddUp(String text, String expected) {
    Set<Generation> generations = EnumSet.noneOf(Generation.class);
    for (String written : expected.split("\\|")) {
      generations.add(Generation.ofWritten(written).orElseThrow());
    }
    assertThat(RadioTechnology.generationsNamedIn(text)).contains(generations);
  }

  @Test
  void allTextsAreRead() {
    assertThat(RadioTechnology.generationsNamedIn("GSM 900", "Not Known", "LTE"))
        .contains(EnumSet.of(TWO_G, FOUR_G));
  }

  @Test
  void bandsDecideAndTheInterfaceOnlyAddsWhatIsAbove() {
    assertThat(RadioTechnology.generationsOf("WCDMA FDD Band I", "GPRS"))
        .contains(EnumSet.of(THREE_G));
    assertThat(RadioTechnology.generationsOf("GSM 900", "GPRS, LTE"))
        .contains(EnumSet.of(TWO_G, FOUR_G));
  }

  @Test
  void theInterfaceSpeaksWhereTheBandsNameNothing() {
    assertThat(RadioTechnology.generationsOf("Not Known", "GPRS")).contains(EnumSet.of(TWO_G));
    assertThat(RadioTechnology.generationsOf("WLAN", "GPRS")).contains(EnumSet.of(TWO_G));
    assertThat(RadioTechnology.generationsOf("WLAN", "Not Known")).contains(Set.of());
    assertThat(RadioTechnology.generationsOf("", "")).isEmpty();
  }

  @Property(tries = 500, seed = "20241016")
  void unrelatedWordsNeverChangeTheResult(
      @ForAll("technologies") List<String> technologies,
      @ForAll("unrelated") List<String> unrelated,
      @ForAll("separators") String separator) {
    Optional<Set<Generation>> plain =
        RadioTechnology.generationsNamedIn(String.join(separator, technologies));
    List<String> mixed = new ArrayList<>();
    for (int position = 0; position < Math.max(technologies.size(), unrelated.size()); position++) {
      if (position < unrelated.size()) {
        mixed.add(unrelated.get(position));
      }
      if (position < technologies.size()) {
        mixed.add(technologies.get(position));
      }
    }
    assertThat(RadioTechnology.generationsNamedIn(String.join(separator, mixed))).isEqualTo(plain);
  }

  @Property(tries = 500, seed = "20241016")
  void aWordThatOnlyContainsATechnologyNamesNone(
      @ForAll("technologies") List<String> technologies, @ForAll("unrelated") List<String> around) {
    for (int position = 0; position < Math.min(technologies.size(), around.size()); position++) {
      String inside = technologies.get(position).replaceAll("[^A-Za-z]", "");
      assertThat(RadioTechnology.generationsNamedIn(around.get(position) + inside)).isEmpty();
    }
  }

  @Property(tries = 500, seed = "20241016")
  void noTextIsTooOddToRead(@ForAll("oddities") String text) {
    assertThat(RadioTechnology.generationsNamedIn(text)).isNotNull();
  }

  @Provide
  Arbitrary<String> oddities() {
    return Arbitraries.of("no", "not", "GSM", "E", "CDMA", "2000", "Wi-Fi", " ", "/", "-", "+", "é")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> technologies() {
    return Arbitraries.of(TECHNOLOGIES).list().ofMaxSize(5);
  }

  /** Words, hashes and numbers that begin with a Q or a zero, as no technology does. */
  @Provide
  Arbitrary<List<String>> unrelated() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars('-', '_')
        .ofMinLength(1)
        .ofMaxLength(12)
        .flatMap(rest -> Arbitraries.of("Q", "0", "q").map(first -> first + rest))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(", ", " / ", ";", "|", " + ", " (", ")", "\n");
  }

  private static void assertNames(String text, Generation... expected) {
    assertThat(RadioTechnology.generationsNamedIn(text)).as(text).contains(Set.of(expected));
  }
}
