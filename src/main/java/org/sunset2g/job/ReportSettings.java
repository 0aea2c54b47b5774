package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.report.letter.LetterHead;

/**
 * What planners' reports need beside the figures.
 *
 * @param forms what is written beside the tables
 * @param boundaries GeoJSON with the outlines of areas; a map of tiles is drawn where absent
 * @param boundaryCode property of each outline that holds the area's code
 * @param letter who sends the report in letter form, and what is added to its numbers; its
 *     distribution list comes from the registry of focal points
 */
record ReportSettings(
    Set<Form> forms, Optional<Path> boundaries, String boundaryCode, LetterHead letter) {

  /** A form of the report that people read; its tables are always written. */
  enum Form {
    /** A page per area. */
    PAGES,
    /** The report in letter form, to sign and send. */
    LETTER
  }

  static ReportSettings read(SettingsTree settings, Optional<Path> boundaries) {
    JsonNode letter = settings.at("report.letter");
    return new ReportSettings(
        forms(settings.at("report.forms")),
        boundaries,
        settings.at("report.boundaryCode").asText(),
        new LetterHead(
            text(letter, "superior"),
            text(letter, "issuer"),
            text(letter, "symbol"),
            text(letter, "place"),
            text(letter, "basis"),
            texts(letter, "addressees"),
            List.of(),
            text(letter, "signer"),
            texts(letter, "difficulties"),
            texts(letter, "proposals"),
            texts(letter, "plans")));
  }

  private static Set<Form> forms(JsonNode node) {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (String form : Configuration.texts(node, "report.forms")) {
      forms.add(Configuration.oneOf(Form.class, form.toUpperCase(Locale.ROOT), "report.forms"));
    }
    return forms;
  }

  private static Optional<String> text(JsonNode letter, String key) {
    return Optional.of(letter.path(key).asText("").strip()).filter(text -> !text.isEmpty());
  }

  private static List<String> texts(JsonNode letter, String key) {
    return Configuration.texts(letter.path(key), "report.letter." + key);
  }
}
