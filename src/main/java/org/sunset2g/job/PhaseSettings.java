package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.Spelling;
import org.sunset2g.vocabulary.VoLte;

/** Sunset phases as the settings write them. */
final class PhaseSettings {
  private static final List<String> CASE = List.of("class", "volte", "form", "sim");
  private static final List<String> SUSPENSION = List.of("from", "until", "because");

  private PhaseSettings() {}

  static List<Phase> read(JsonNode nodes) {
    List<Phase> phases = new ArrayList<>();
    for (JsonNode node : nodes) {
      phases.add(
          new Phase(
              node.path("name").asText(""),
              node.path("titleVi").asText(""),
              node.path("titleEn").asText(""),
              moment(node.path("cutOff"), "phases.cutOff"),
              suspensions(node.path("suspensions")),
              rule(node.path("atRisk"), "phases.atRisk"),
              rule(node.path("target"), "phases.target"),
              enums(Segment.class, node.path("exemptSegments"), "phases.exemptSegments"),
              new TreeSet<>(
                  Configuration.texts(node.path("exemptAreas"), "phases.exemptAreas").stream()
                      .map(AreaCode::parse)
                      .toList())));
    }
    return phases;
  }

  /** The phase as the run record keeps it. */
  static Map<String, Object> written(Phase phase) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("name", phase.name());
    written.put("cutOff", phase.cutOff().toString());
    if (!phase.cutOff().equals(phase.announcedCutOff())) {
      written.put("announcedCutOff", phase.announcedCutOff().toString());
    }
    written.put("atRisk", phase.atRisk().written());
    written.put("target", phase.target().written());
    written.put(
        "exemptSegments", phase.exemptSegments().stream().map(Enum::name).sorted().toList());
    written.put(
        "exemptAreas", phase.exemptAreas().stream().map(AreaCode::toString).sorted().toList());
    return written;
  }

  /** The first day without service, by the clock where the phase is. */
  static LocalDate firstDayWithout(OffsetDateTime cutOff) {
    // Service that ends late in the evening ends with the day.
    return cutOff.plusHours(12).toLocalDate();
  }

  /**
   * The first day without service as a run knew it; as the phase has it now where the run's record
   * does not say.
   */
  static LocalDate cutOffOf(RunRecord run, Phase phase) {
    OffsetDateTime known = phase.cutOff();
    if (run.settings().get("phases") instanceof List<?> recorded) {
      for (Object each : recorded) {
        if (each instanceof Map<?, ?> written
            && phase.name().equals(written.get("name"))
            && written.get("cutOff") instanceof String cutOff) {
          known = OffsetDateTime.parse(cutOff);
        }
      }
    }
    return firstDayWithout(known);
  }

  /** Classes side by side are one case; each group of keys is a case of its own. */
  private static HandsetRule rule(JsonNode node, String key) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.isObject() || node.isTextual()) {
      elements.add(node);
    } else if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
      throw new IllegalArgumentException(
          key + " must be a list of handset classes, or of cases with class, volte, form and sim");
    } else {
      node.forEach(elements::add);
    }
    Set<HandsetClass> classes = EnumSet.noneOf(HandsetClass.class);
    List<HandsetRule.Case> cases = new ArrayList<>();
    try {
      for (JsonNode element : elements) {
        if (element.isObject()) {
          cases.add(oneCase(element, key));
        } else {
          classes.add(Configuration.oneOf(HandsetClass.class, element.asText(), key));
        }
      }
      if (!classes.isEmpty()) {
        cases.add(0, new HandsetRule.Case(classes, Set.of(), Set.of(), Set.of()));
      }
      return new HandsetRule(cases);
    } catch (IllegalArgumentException invalid) {
      throw invalid.getMessage().startsWith(key)
          ? invalid
          : new IllegalArgumentException(key + " " + invalid.getMessage());
    }
  }

  private static HandsetRule.Case oneCase(JsonNode node, String key) {
    refuseOthers(node, CASE, key);
    return new HandsetRule.Case(
        enums(HandsetClass.class, node.path("class"), key + ".class"),
        voLte(node.path("volte"), key + ".volte"),
        enums(HandsetForm.class, node.path("form"), key + ".form"),
        sims(node.path("sim"), key + ".sim"));
  }

  /** YAML takes a bare YES or NO for true or false. */
  private static Set<VoLte> voLte(JsonNode node, String key) {
    Set<VoLte> values = EnumSet.noneOf(VoLte.class);
    for (JsonNode value : node.isArray() ? node : List.of(node)) {
      if (value.isBoolean()) {
        values.add(value.asBoolean() ? VoLte.YES : VoLte.NO);
      } else {
        values.addAll(enums(VoLte.class, value, key));
      }
    }
    return values;
  }

  private static Set<Generation> sims(JsonNode node, String key) {
    List<String> known = Arrays.stream(Generation.values()).map(Generation::written).toList();
    Set<Generation> sims = EnumSet.noneOf(Generation.class);
    for (String text : Configuration.texts(node, key)) {
      sims.add(
          Generation.ofWritten(text)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s: '%s' is none of %s"
                              .formatted(key, text, String.join(", ", known)))));
    }
    return sims;
  }

  private static List<Phase.Suspension> suspensions(JsonNode nodes) {
    List<Phase.Suspension> suspensions = new ArrayList<>();
    for (JsonNode node : nodes) {
      refuseOthers(node, SUSPENSION, "phases.suspensions");
      suspensions.add(
          new Phase.Suspension(
              moment(node.path("from"), "phases.suspensions.from"),
              moment(node.path("until"), "phases.suspensions.until"),
              node.path("because").asText("")));
    }
    return suspensions;
  }

  private static void refuseOthers(JsonNode node, List<String> known, String key) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    "%s: there is no '%s'.%s Keys here: %s"
                        .formatted(
                            key, name, Spelling.suggestion(name, known), String.join(", ", known)));
              }
            });
  }

  private static OffsetDateTime moment(JsonNode node, String key) {
    try {
      return OffsetDateTime.parse(node.asText(""));
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "%s must be a moment such as 2024-10-16T00:00:00+07:00, was '%s'"
              .formatted(key, node.asText("")));
    }
  }

  private static <E extends Enum<E>> Set<E> enums(Class<E> type, JsonNode node, String key) {
    Set<E> values = EnumSet.noneOf(type);
    Configuration.texts(node, key)
        .forEach(text -> values.add(Configuration.oneOf(type, text, key)));
    return values;
  }
}
