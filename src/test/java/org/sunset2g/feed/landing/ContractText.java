package org.sunset2g.feed.landing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sunset2g.vocabulary.IsoWeek;

/** A contract as its file says it, read and applied without anything of the engine. */
record ContractText(JsonNode properties) {
  private static final String BLANK = "[ \\t\\r\\n\\x0B\\f\\u00a0\\u202f\\u3000\\ufeff]*";

  static ContractText of(String table) {
    try (InputStream yaml =
        ContractText.class.getResourceAsStream("/data-schema/" + table + ".yaml")) {
      return new ContractText(
          new ObjectMapper(new YAMLFactory()).readTree(yaml).at("/schema/0/properties"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Columns of the file. */
  List<String> columns() {
    List<String> names = new ArrayList<>();
    for (JsonNode property : properties) {
      if (!property.path("customProperties").toString().contains("readFrom")) {
        names.add(property.path("name").asText());
      }
    }
    return names;
  }

  private JsonNode property(String column) {
    for (JsonNode property : properties) {
      if (property.path("name").asText().equals(column)) {
        return property;
      }
    }
    throw new IllegalArgumentException(column);
  }

  /** Whether a field may hold the text; days called seen must lie within the week. */
  boolean allows(String column, String written, IsoWeek week) {
    String text = written.replaceAll("^" + BLANK, "").replaceAll(BLANK + "$", "");
    JsonNode property = property(column);
    if (text.isEmpty()) {
      return !property.path("required").asBoolean();
    }
    JsonNode options = property.path("logicalTypeOptions");
    JsonNode values = property.path("quality").path(0).path("validValues");
    return switch (property.path("physicalType").asText()) {
      case "string" ->
          text.matches("(?s)" + options.path("pattern").asText(".*"))
              && text.codePointCount(0, text.length())
                  <= options.path("maxLength").asInt(Integer.MAX_VALUE)
              && (values.isMissingNode() || contains(values, text));
      case "boolean" -> List.of("true", "false").contains(text.toLowerCase(Locale.ROOT));
      case "date" -> isDay(text) && (!column.endsWith("_seen") || isWithin(week, text));
      case "int" ->
          text.matches("-?[0-9]+")
              && new BigInteger(text)
                      .compareTo(
                          BigInteger.valueOf(options.path("minimum").asLong(Integer.MIN_VALUE)))
                  >= 0
              && new BigInteger(text)
                      .compareTo(
                          BigInteger.valueOf(options.path("maximum").asLong(Integer.MAX_VALUE)))
                  <= 0;
      default -> throw new IllegalArgumentException(column);
    };
  }

  private static boolean contains(JsonNode values, String text) {
    for (JsonNode value : values) {
      if (value.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDay(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && LocalDate.parse(text) != null;
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private static boolean isWithin(IsoWeek week, String text) {
    LocalDate day = LocalDate.parse(text);
    return !day.isBefore(week.monday()) && !day.isAfter(week.sunday());
  }
}
