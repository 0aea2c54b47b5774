package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.Spelling;

/**
 * The settings as a tree: the defaults, over them the configuration file, over that each {@code
 * --set}. The defaults name every key there is; another one is refused with the nearest match.
 */
final class SettingsTree {
  private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder().build());

  /** Parts whose keys are somebody else's. */
  private static final Set<String> FREE = Set.of("spark", "catalogue", "codeSystems");

  /** Keys of other parts that are paths: relative to the file that names them, too. */
  private static final Map<String, String> PATHS_BESIDE =
      Map.of("metrics", "file", "lineage", "folder", "report", "boundaries");

  private final ObjectNode settings;

  private SettingsTree(ObjectNode settings) {
    this.settings = settings;
  }

  static SettingsTree defaults() {
    try (InputStream yaml = SettingsTree.class.getResourceAsStream("/defaults.yaml")) {
      ObjectNode settings = (ObjectNode) YAML.readTree(yaml);
      settings.set("phases", PhaseFiles.read(settings.get("phases"), Path.of("")));
      return new SettingsTree(settings);
    } catch (IOException broken) {
      throw new UncheckedIOException("defaults.yaml is not in the jar", broken);
    }
  }

  /** Lays a configuration file over the settings. */
  void add(Path file) {
    JsonNode given = parsed(file);
    if (given.isMissingNode() || given.isNull()) {
      return;
    }
    if (!(given instanceof ObjectNode object)) {
      throw new ConfigurationProblem(file + ": expected keys with values at the top");
    }
    resolvePaths(object, file.toAbsolutePath().getParent());
    readPhases(object, file.toAbsolutePath().getParent());
    overlay(settings, object, "", file.toString());
  }

  private static JsonNode parsed(Path file) {
    try {
      return parsed(Files.readString(file), file.toString());
    } catch (NoSuchFileException missing) {
      throw new ConfigurationProblem("no configuration file " + file);
    } catch (IOException unreadable) {
      throw new ConfigurationProblem("%s cannot be read: %s".formatted(file, unreadable));
    }
  }

  /** The text as YAML; {@code source} says in a message where it stands. */
  static JsonNode parsed(String text, String source) {
    try {
      return SettingsYaml.read(text);
    } catch (SettingsYaml.Malformed malformed) {
      throw new ConfigurationProblem(source + ", " + malformed.getMessage());
    }
  }

  /** Lays one {@code key=value} over the settings; the value is read as YAML. */
  void set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationProblem(
          "--set takes key=value, such as --set disclosure.minimumCell=20; was '"
              + assignment
              + "'");
    }
    String key = assignment.substring(0, equals).trim();
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    String[] steps = key.split("\\.", FREE.contains(key.split("\\.", -1)[0]) ? 2 : -1);
    ObjectNode at = given;
    for (int step = 0; step < steps.length - 1; step++) {
      at = at.putObject(steps[step]);
    }
    at.set(steps[steps.length - 1], value(key, assignment.substring(equals + 1)));
    resolvePaths(given, Path.of("").toAbsolutePath());
    readPhases(given, Path.of("").toAbsolutePath());
    overlay(settings, given, "", "--set");
  }

  JsonNode at(String key) {
    return settings.at("/" + key.replace('.', '/'));
  }

  private static JsonNode value(String key, String text) {
    if (key.startsWith("paths.") || key.startsWith("reference.")) {
      return TextNode.valueOf(text);
    }
    try {
      JsonNode value = SettingsYaml.read(text);
      return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    } catch (SettingsYaml.Malformed malformed) {
      throw new ConfigurationProblem(
          "--set %s: '%s' is not a YAML value: %s".formatted(key, text, malformed.getMessage()));
    }
  }

  private static void overlay(ObjectNode under, ObjectNode over, String prefix, String source) {
    over.fields()
        .forEachRemaining(
            field -> {
              String key = prefix + field.getKey();
              if (!under.has(field.getKey())) {
                throw unknown(key, prefix, under, source);
              }
              JsonNode known = under.get(field.getKey());
              JsonNode value = field.getValue();
              if (known.isObject() && !value.isObject()) {
                throw new ConfigurationProblem(
                    "%s: %s has keys of its own: %s"
                        .formatted(source, key, String.join(", ", names(known))));
              }
              if (FREE.contains(key)) {
                ((ObjectNode) known).setAll((ObjectNode) value);
              } else if (known.isObject()) {
                overlay((ObjectNode) known, (ObjectNode) value, key + ".", source);
              } else {
                if (value.isObject()) {
                  throw new ConfigurationProblem(
                      "%s: %s is a value, not a group of keys".formatted(source, key));
                }
                if (key.equals("phases")) {
                  checkPhases(value, source);
                }
                under.set(field.getKey(), value);
              }
            });
  }

  private static void readPhases(ObjectNode given, Path base) {
    if (given.has("phases")) {
      given.set("phases", PhaseFiles.read(given.get("phases"), base));
    }
  }

  private static void checkPhases(JsonNode phases, String source) {
    ObjectNode known = (ObjectNode) defaults().settings.at("/phases/0");
    if (!(phases instanceof ArrayNode)) {
      throw new ConfigurationProblem(
          source + ": phases is a list, each with " + String.join(", ", names(known)));
    }
    for (JsonNode phase : phases) {
      if (!phase.isObject()) {
        throw new ConfigurationProblem(
            "%s: each of the phases has keys (%s), was %s"
                .formatted(source, String.join(", ", names(known)), phase));
      }
      phase
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!known.has(name)) {
                  throw unknown("phases." + name, "phases.", known, source);
                }
              });
    }
  }

  private static ConfigurationProblem unknown(
      String key, String prefix, ObjectNode known, String source) {
    List<String> names = names(known).stream().map(name -> prefix + name).toList();
    return new ConfigurationProblem(
        "%s: there is no setting '%s'.%s Settings here: %s"
            .formatted(source, key, Spelling.suggestion(key, names), String.join(", ", names)));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String resolved(Path base, String key, String path) {
    return Places.isRemote(path) ? path : resolved(key, base, path).normalize().toString();
  }

  private static void resolvePaths(ObjectNode given, Path base) {
    PATHS_BESIDE.forEach(
        (part, key) -> {
          if (given.path(part).path(key).isTextual()
              && !given.path(part).path(key).asText().isBlank()) {
            Path place =
                resolved(part + "." + key, base, given.path(part).path(key).asText()).normalize();
            ((ObjectNode) given.get(part)).put(key, place.toString());
          }
        });
    for (String part : List.of("paths", "reference")) {
      if (given.get(part) instanceof ObjectNode paths) {
        for (Iterator<Map.Entry<String, JsonNode>> it = paths.fields(); it.hasNext(); ) {
          Map.Entry<String, JsonNode> path = it.next();
          if (path.getValue().isTextual() && !path.getValue().asText().isBlank()) {
            path.setValue(
                TextNode.valueOf(
                    resolved(base, part + "." + path.getKey(), path.getValue().asText())));
          }
        }
      }
    }
  }

  /** The path, relative to the folder, that a setting names. */
  static Path resolved(String key, Path base, String written) {
    try {
      return base.resolve(written);
    } catch (InvalidPathException impossible) {
      throw new ConfigurationProblem(
          "%s is no path: %s at character %d"
              .formatted(key, impossible.getReason(), impossible.getIndex() + 1));
    }
  }
}
