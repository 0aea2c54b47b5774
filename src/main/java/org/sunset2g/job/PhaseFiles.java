package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sunset2g.vocabulary.Spelling;

/** Phases that settings name instead of writing them out: shipped ones, and files of one each. */
final class PhaseFiles {
  /** The phases that are shipped, by the names under which they can be named. */
  static final List<String> SHIPPED =
      List.of("vietnam-2024-2g", "vietnam-2026-gsm", "vietnam-2028-3g", "australia-2024-3g");

  private PhaseFiles() {}

  /**
   * The same list with every name in the place of which the phase itself stands.
   *
   * @param phases one name, or a list of names and phases
   * @param base folder that paths are relative to
   */
  static JsonNode read(JsonNode phases, Path base) {
    if (phases.isTextual()) {
      return JsonNodeFactory.instance.arrayNode().add(phase(phases.asText(), base));
    }
    if (!(phases instanceof ArrayNode)) {
      return phases;
    }
    ArrayNode read = JsonNodeFactory.instance.arrayNode();
    phases.forEach(phase -> read.add(phase.isTextual() ? phase(phase.asText(), base) : phase));
    return read;
  }

  private static JsonNode phase(String name, Path base) {
    JsonNode phase;
    try {
      phase = SettingsTree.parsed(text(name, base), name);
    } catch (IOException unreadable) {
      throw new ConfigurationProblem("%s cannot be read: %s".formatted(name, unreadable));
    }
    if (!phase.isObject()) {
      throw new ConfigurationProblem(
          name + ": expected the keys of one phase, such as name and cutOff");
    }
    return phase;
  }

  private static String text(String name, Path base) throws IOException {
    if (SHIPPED.contains(name)) {
      try (InputStream shipped =
          PhaseFiles.class.getResourceAsStream("/phases/" + name + ".yaml")) {
        return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    Path file = SettingsTree.resolved("phases", base, name);
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationProblem(
          "phases: '%s' is neither a file nor one of the shipped phases: %s.%s"
              .formatted(name, String.join(", ", SHIPPED), Spelling.suggestion(name, SHIPPED)));
    }
    return Files.readString(file);
  }
}
