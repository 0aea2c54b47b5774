package org.sunset2g.reference;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.Generation;

/** What one word of a band or technology list says, written in upper case without hyphens. */
enum RadioWord {
  /** The GSM family up to EDGE; DCS is GSM at 1800 MHz. */
  TWO_G(Generation.TWO_G, "(P|E|R|EC)?GSM(R|IOT)?|DCS|GPRS|EDGE|EGPRS2?|GERAN"),
  /** UMTS with its packet upgrades, TD-SCDMA, and the CDMA2000 family. */
  THREE_G(
      Generation.THREE_G,
      "UMTS|UTRA(N|FDD|TDD)?|WCDMA|(TD)?SCDMA|(DC|MC|4C)?HS(PA|DPA|UPA)(PLUS)?"
          + "|CDMA20001?X?(EVDO)?|1XRTT|(1X|CDMA)?EVDO(REV[0AB]?)?|EHRPD|HRPD"),
  /** LTE with its upgrades and its variants for machines. */
  FOUR_G(
      Generation.FOUR_G,
      "(FDD|TDD?|VO|4G)?LTE(FDD|TDD|A|APRO|PRO|ADVANCED|ADVANCEDPRO|M|CATM|CATNB)?|EUTRA(N|FDD|TDD)?"
          + "|NBIOT|EMTC|CATM|CATNB"),
  /** New Radio, with or without an LTE anchor. */
  FIVE_G(Generation.FIVE_G, "(5G)?NR(SA|NSA|FDD|TDD|FR)?|5GSA|5GNSA|ENDC|NGENDC|NEDC|VONR|REDCAP"),
  /** Networks outside the GSM family: cellular, of no generation that we count. */
  OTHER_CELLULAR(null, "CDMA|CDMAONE|IS95[AB]?|D?AMPS|N?TACS|TDMA|IDEN|PHS|PDC|TETRA|WIMAX|NMT"),
  /** Radios that reach no operator's network. */
  NON_CELLULAR(null, "WLAN|WIFI|BLUETOOTH|BLE|NFC|ZIGBEE");

  /** What may follow a technology: a band number, a speed, a category, with or without its unit. */
  private static final String BAND = "((B|BAND|CAT|N)?[0-9]{1,4}(\\.[0-9]+)?(MHZ)?)?";

  /** Marketing names of the steps: 2.5G is EDGE, 3.5G is HSPA, 4.5G is LTE Advanced. */
  private static final Pattern STEP = Pattern.compile("([2-5])(\\.(5|75|9))?G");

  private final Optional<Generation> generation;
  private final Pattern pattern;

  RadioWord(Generation generation, String words) {
    this.generation = Optional.ofNullable(generation);
    this.pattern = Pattern.compile("(" + words + ")" + BAND);
  }

  Optional<Generation> generation() {
    return generation;
  }

  static Optional<RadioWord> of(String word) {
    var step = STEP.matcher(word);
    if (step.matches()) {
      return Optional.of(values()[step.group(1).charAt(0) - '2']);
    }
    for (RadioWord candidate : values()) {
      if (candidate.pattern.matcher(word).matches()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
