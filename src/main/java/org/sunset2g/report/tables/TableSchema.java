package org.sunset2g.report.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;

/** The JSON Schema (draft 2020-12) of a table's JSON file, made from its contract. */
final class TableSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TableSchema() {}

  static ObjectNode of(Contract contract) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:sunset2g:" + contract.table() + ":" + contract.version());
    schema.put("title", contract.table() + ": " + contract.grain());
    schema.put("description", contract.description());
    schema.put("type", "array");
    ObjectNode row = schema.putObject("items");
    row.put("type", "object");
    row.put("additionalProperties", false);
    ArrayNode required = row.putArray("required");
    ObjectNode properties = row.putObject("properties");
    for (Column column : contract.columns()) {
      required.add(column.name());
      properties.set(column.name(), property(column));
    }
    return schema;
  }

  /** What is not required is there too, as a null. */
  private static ObjectNode property(Column column) {
    ObjectNode property = JSON.objectNode();
    String type =
        switch (column.type()) {
          case STRING, DATE, TIMESTAMP -> "string";
          case INT, LONG -> "integer";
          case DOUBLE -> "number";
          case BOOLEAN -> "boolean";
        };
    if (column.required()) {
      property.put("type", type);
    } else {
      property.putArray("type").add(type).add("null");
    }
    if (column.type() == Column.Type.DATE) {
      property.put("format", "date");
    }
    column.pattern().ifPresent(pattern -> property.put("pattern", pattern));
    column.maximumLength().ifPresent(length -> property.put("maxLength", length));
    column.minimum().ifPresent(least -> property.put("minimum", least));
    column.maximum().ifPresent(most -> property.put("maximum", most));
    if (!column.validValues().isEmpty()) {
      ArrayNode values = property.putArray("enum");
      column.validValues().forEach(values::add);
      if (!column.required()) {
        values.addNull();
      }
    }
    return property;
  }
}
