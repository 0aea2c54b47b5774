package org.sunset2g.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.Msisdn;

/** How a number becomes a pseudonym. */
class PseudonymTest {
  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final PseudonymKey KEY = new PseudonymKey("00000001", SECRET);
  private static final ClearIdentifier CLEAR = new ClearIdentifier("84");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+84912345678",
        "84912345678",
        "0912345678",
        "0084912345678",
        "+84 912 345 678",
        "0912.345.678",
        "(+84) 912-345-678"
      })
  void aNumberIsTheSameHoweverItIsWritten(String written) {
    assertThat(CLEAR.canonical(IdentifierKind.MSISDN, written)).contains("84912345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "912345678",
        "",
        "abc",
        "84 91234",
        "+0912345678",
        "849123456789012345",
        "0912345678x",
        "8.4912345678E10",
        "٠٩١٢٣٤٥٦٧٨"
      })
  void whatIsNoNumberIsNone(String written) {
    assertThat(CLEAR.canonical(IdentifierKind.MSISDN, written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "IMEI, 35000005123456, 35000005123456",
    "IMEI, 350000051234563, 35000005123456",
    "IMEI, 3500000512345601, 35000005123456",
    "IMEI, 35-000005-123456-3, 35000005123456",
    "IMSI, 452041234567890, 452041234567890"
  })
  void devicesAndCardsHaveOneFormToo(IdentifierKind kind, String written, String canonical) {
    assertThat(CLEAR.canonical(kind, written)).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "IMEI, 3500000512345",
    "IMEI, 35000005123456012",
    "IMSI, 4520412",
    "IMSI, 4520A1234567890"
  })
  void aDeviceOrCardThatIsNoneIsNone(IdentifierKind kind, String written) {
    assertThat(CLEAR.canonical(kind, written)).isEmpty();
  }

  @Test
  void thePseudonymIsTheKeyedHashOfKindAndNumber() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    byte[] hash =
        mac.doFinal("sunset2g/v1/msisdn\u000084912345678".getBytes(StandardCharsets.UTF_8));

    assertThat(KEY.hasher().pseudonym(IdentifierKind.MSISDN, "84912345678"))
        .isEqualTo(HexFormat.of().formatHex(hash))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void equalDigitsOfTwoKindsHaveDifferentPseudonyms() {
    PseudonymKey.Hasher hasher = KEY.hasher();

    assertThat(hasher.pseudonym(IdentifierKind.IMSI, "45204123456789"))
        .isNotEqualTo(hasher.pseudonym(IdentifierKind.IMEI, "45204123456789"))
        .isEqualTo(hasher.pseudonym(IdentifierKind.IMSI, "45204123456789"));
  }

  @Test
  void aKeyForAnotherPurposeTellsNothingOfTheKey() {
    assertThat(KEY.derived("crosswalk"))
        .hasSize(PseudonymKey.BYTES)
        .isNotEqualTo(SECRET)
        .isNotEqualTo(KEY.derived("other"));
  }

  @Test
  void aKeyDoesNotPrintItself() {
    assertThat(KEY.toString()).isEqualTo("key 00000001");
  }

  @ParameterizedTest
  @CsvSource({
    "thôn 7, false",
    "gọi 0912.345.678, true",
    "2024-09-01, false",
    "35000005, false",
    "912345678, true"
  })
  void aNumberIsFoundAmongWords(String text, boolean found) {
    assertThat(Msisdn.mayStandIn(text)).isEqualTo(found);
  }

  @Test
  void aManifestIsReadAsItWasWritten() {
    PseudonymManifest manifest =
        PseudonymManifest.of("0a1b2c3d", IdentifierKind.MSISDN)
            .with(
                "device_observation.csv", new PseudonymManifest.Made("ab", 3, 1, new TreeMap<>()));

    assertThat(PseudonymManifest.fromJson(manifest.toJson())).contains(manifest);
    assertThat(PseudonymManifest.fromJson("{}")).isEmpty();
    assertThat(PseudonymManifest.fromJson("not JSON")).isEmpty();
  }

  @Test
  void aCountryCodeIsChecked() {
    assertThatThrownBy(() -> new ClearIdentifier("084")).hasMessageContaining("084");
  }
}
