package org.sunset2g.report.tables;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table as a JSON array with one object per line, and other documents in lines for people. */
final class TableJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TableJson() {}

  static void write(Path file, WeekTable table) throws IOException {
    List<String> columns = table.contract().columnNames();
    try (OutputStream stream = Files.newOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(stream, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(new RowPerLine());
      json.writeStartArray();
      for (List<Object> row : table.rows()) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
          json.writeFieldName(columns.get(i));
          write(json, row.get(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean isSo) {
      json.writeBoolean(isSo);
    } else {
      json.writeString(value.toString());
    }
  }

  /** Writes a document with two blanks per level and a line feed at the end of each line. */
  static void writeDocument(Path file, JsonNode document) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (OutputStream stream = Files.newOutputStream(file);
        JsonGenerator json = MAPPER.getFactory().createGenerator(stream, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      MAPPER.writeTree(json, document);
      json.writeRaw('\n');
    }
  }

  private static final class RowPerLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
      json.writeRaw('\n');
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(",\n");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
      json.writeRaw("\n]");
    }
  }
}
