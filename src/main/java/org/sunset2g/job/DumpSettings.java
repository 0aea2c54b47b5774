package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.TreeSet;
import org.sunset2g.feed.dump.DumpLimits;

/** The block {@code dump} of the settings. */
final class DumpSettings {
  private DumpSettings() {}

  static DumpLimits read(SettingsTree settings) {
    return new DumpLimits(
        Configuration.number(settings, "dump.maxEmptyImeiShare"),
        Configuration.number(settings, "dump.maxEmptyImsiShare"),
        Configuration.number(settings, "dump.maxEmptyMsisdnShare"),
        Configuration.number(settings, "dump.maxUncleanImeiShare"),
        Configuration.number(settings, "dump.maxUncleanImsiShare"),
        Configuration.number(settings, "dump.maxUncleanMsisdnShare"),
        Configuration.number(settings, "dump.maxUncleanShare"),
        Configuration.whole(settings, "dump.smallFileRows"),
        Configuration.texts(settings.at("dump.mobileCountryCodes"), "dump.mobileCountryCodes"),
        Configuration.texts(settings.at("dump.countryCodes"), "dump.countryCodes"),
        code(settings.at("dump.homeCountryCode")),
        Configuration.number(settings, "dump.maxForeignImsiShare"),
        Configuration.number(settings, "dump.maxForeignMsisdnShare"),
        Configuration.number(settings, "dump.maxLostZeroShare"),
        Configuration.oneOf(
            DumpLimits.LostZeros.class, settings.at("dump.lostZeros").asText(), "dump.lostZeros"),
        Configuration.number(settings, "dump.maxTestImeiShare"),
        Configuration.number(settings, "dump.maxWrongCheckDigitShare"),
        Configuration.number(settings, "dump.minShareOfUsual"),
        Configuration.whole(settings, "dump.usualOfDumps"),
        new TreeSet<>(Configuration.texts(settings.at("dump.overridden"), "dump.overridden")));
  }

  private static Optional<String> code(JsonNode code) {
    return code.isNull() || code.asText().isBlank() ? Optional.empty() : Optional.of(code.asText());
  }
}
