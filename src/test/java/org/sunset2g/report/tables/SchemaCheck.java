package org.sunset2g.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds a document against as much of JSON Schema as published files use; refuses other words. */
final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$id",
          "$ref",
          "$defs",
          "title",
          "description",
          "format",
          "type",
          "const",
          "enum",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "pattern",
          "minimum",
          "multipleOf");

  private SchemaCheck() {}

  static void check(JsonNode schema, JsonNode document) {
    check(schema, schema, document, "");
  }

  private static void check(JsonNode root, JsonNode said, JsonNode value, String path) {
    JsonNode schema = said.has("$ref") ? root.at(said.get("$ref").asText().substring(1)) : said;
    assertThat(KNOWN).containsAll(names(schema));
    if (schema.has("type")) {
      assertThat(texts(schema.get("type"))).as(path).contains(type(value));
    }
    if (schema.has("const")) {
      assertThat(value).as(path).isEqualTo(schema.get("const"));
    }
    if (schema.has("enum")) {
      assertThat(schema.get("enum")).as(path).contains(value);
    }
    if (schema.has("pattern") && value.isTextual()) {
      assertThat(value.textValue()).as(path).matches(schema.get("pattern").asText());
    }
    if (schema.has("minimum")) {
      assertThat(value.longValue()).as(path).isGreaterThanOrEqualTo(schema.get("minimum").asLong());
    }
    if (schema.has("multipleOf")) {
      assertThat(value.longValue() % schema.get("multipleOf").asLong()).as(path).isZero();
    }
    if (value.isObject()) {
      assertThat(names(value)).as(path).containsAll(texts(schema.get("required")));
      assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
      for (String name : names(value)) {
        assertThat(schema.get("properties").has(name)).as(path + "/" + name).isTrue();
        check(root, schema.get("properties").get(name), value.get(name), path + "/" + name);
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(root, schema.get("items"), value.get(i), path + "/" + i);
      }
    }
  }

  private static String type(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode oneOrMore) {
    List<String> texts = new ArrayList<>();
    if (oneOrMore.isTextual()) {
      texts.add(oneOrMore.asText());
    }
    oneOrMore.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
