package org.sunset2g.report.tables;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.sunset2g.vocabulary.InputProblem;

/**
 * A JSON object that somebody hands in: what is asked of it must be there and of that type.
 *
 * @param file where it was read
 * @param path where it stands in the document, such as {@code /quality/0}
 */
record JsonDocument(Path file, String path, JsonNode node) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final String CURE =
      "fetch the folder tables/ again from where it was published; its files are not for editing";

  /**
   * Reads a document of that version.
   *
   * @throws InputProblem where the file is missing, no JSON object, or of another version
   */
  static JsonDocument read(Path file, int version) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InputProblem.inFile(file, "the file is missing", CURE);
    }
    JsonNode node;
    try {
      node = MAPPER.readTree(Files.readAllBytes(file));
    } catch (CharConversionException otherCharset) {
      throw InputProblem.inFile(file, "is not UTF-8", CURE).causedBy(otherCharset);
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      throw InputProblem.inLine(file, line, "not JSON: " + broken.getOriginalMessage(), CURE)
          .causedBy(broken);
    }
    JsonDocument document = new JsonDocument(file, "", node);
    if (!node.isObject()) {
      throw document.problem("is not an object");
    }
    long found = document.number("schema_version");
    if (found != version) {
      throw InputProblem.inFile(
          file,
          "schema_version is %d, known is %d".formatted(found, version),
          "read it with the version of sunset2g that wrote it, or have it written again with this"
              + " one");
    }
    return document;
  }

  String text(String field) {
    JsonNode value = required(field);
    if (!value.isTextual()) {
      throw at(field).problem("is not a text: " + value);
    }
    return value.textValue();
  }

  /** The text, as something that can be made of it. */
  <T> T parsed(String field, Function<String, T> parse) {
    String text = text(field);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
      throw at(field).problem("is '" + text + "': " + wrong.getMessage());
    }
  }

  long number(String field) {
    JsonNode value = required(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw at(field).problem("is not a whole number from 0: " + value);
    }
    return value.longValue();
  }

  int smallNumber(String field) {
    long number = number(field);
    if (number > Integer.MAX_VALUE) {
      throw at(field).problem("is too large: " + number);
    }
    return (int) number;
  }

  JsonDocument object(String field) {
    JsonDocument value = at(field);
    if (!required(field).isObject()) {
      throw value.problem("is not an object");
    }
    return value;
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonDocument element : elements(field)) {
      if (!element.node.isTextual()) {
        throw element.problem("is not a text: " + element.node);
      }
      texts.add(element.node.textValue());
    }
    return texts;
  }

  List<JsonDocument> objects(String field) {
    List<JsonDocument> elements = elements(field);
    for (JsonDocument element : elements) {
      if (!element.node.isObject()) {
        throw element.problem("is not an object");
      }
    }
    return elements;
  }

  InputProblem problem(String what) {
    return InputProblem.inFile(file, (path.isEmpty() ? "/" : path) + " " + what, CURE);
  }

  private List<JsonDocument> elements(String field) {
    JsonNode array = required(field);
    if (!array.isArray()) {
      throw at(field).problem("is not a list");
    }
    List<JsonDocument> elements = new ArrayList<>();
    for (Iterator<JsonNode> all = array.elements(); all.hasNext(); ) {
      elements.add(new JsonDocument(file, path + "/" + field + "/" + elements.size(), all.next()));
    }
    return elements;
  }

  private JsonDocument at(String field) {
    return new JsonDocument(file, path + "/" + field, node.path(field));
  }

  private JsonNode required(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw at(field).problem("is missing");
    }
    return value;
  }
}
