package org.sunset2g.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the contracts of {@code data-schema/}, a stated subset of the Open Data Contract Standard
 * 3.0. A key outside the subset is an error, so that no rule is written and then not kept.
 */
public final class Contracts {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Map<String, Contract> READ = new ConcurrentHashMap<>();
  private static final Set<String> COLUMN_KEYS =
      Set.of(
          "name",
          "logicalType",
          "physicalType",
          "description",
          "required",
          "primaryKey",
          "primaryKeyPosition",
          "classification",
          "logicalTypeOptions",
          "quality",
          "customProperties");

  private Contracts() {}

  /** The contract of a table, from the jar. */
  public static Contract of(String table) {
    return READ.computeIfAbsent(table, Contracts::read);
  }

  private static Contract read(String table) {
    String resource = "/data-schema/" + table + ".yaml";
    try (InputStream yaml = Contracts.class.getResourceAsStream(resource)) {
      if (yaml == null) {
        throw new IllegalArgumentException("no contract " + resource + " in the jar");
      }
      return contract(YAML.readTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the contract " + resource, unreadable);
    }
  }

  private static Contract contract(JsonNode document) {
    JsonNode schema = document.at("/schema/0");
    List<Column> columns = new ArrayList<>();
    schema.required("properties").forEach(property -> columns.add(column(property)));
    return new Contract(
        schema.required("name").asText(),
        document.required("version").asText(),
        schema.required("dataGranularityDescription").asText(),
        schema.required("description").asText(),
        columns);
  }

  private static Column column(JsonNode property) {
    String name = property.required("name").asText();
    property
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!COLUMN_KEYS.contains(key)) {
                throw new IllegalArgumentException(
                    "column " + name + ": '" + key + "' is outside the accepted subset");
              }
            });
    JsonNode options = property.path("logicalTypeOptions");
    return new Column(
        name,
        Column.Type.valueOf(
            property.required("physicalType").asText().toUpperCase(java.util.Locale.ROOT)),
        property.path("required").asBoolean(false),
        text(options.path("pattern")),
        text(options.path("maxLength")).map(Integer::valueOf),
        text(options.path("minimum")).map(Long::valueOf),
        text(options.path("maximum")).map(Long::valueOf),
        validValues(property.path("quality")),
        custom(property, "emptyMeans"),
        custom(property, "readFrom").isPresent(),
        custom(property, "perPhase").isPresent(),
        custom(property, "columnMayBeMissing").isPresent(),
        property.path("classification").asText("").equals("restricted"));
  }

  private static List<String> validValues(JsonNode quality) {
    List<String> values = new ArrayList<>();
    for (JsonNode rule : quality) {
      rule.path("validValues").forEach(value -> values.add(value.asText()));
    }
    return values;
  }

  private static Optional<String> custom(JsonNode property, String wanted) {
    for (JsonNode custom : property.path("customProperties")) {
      if (custom.path("property").asText().equals(wanted)) {
        return text(custom.path("value"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }
}
