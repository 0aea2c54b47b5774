package org.sunset2g.watch;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds an event against what its specification asks of it, as we wrote it down. */
public final class LineageSchema {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(LineageSchema.class.getResourceAsStream("/lineage/run-event.schema.json"));

  private LineageSchema() {}

  /** What is wrong with the event, formats of times and identifiers included. */
  public static List<String> faults(byte[] json) {
    return SCHEMA
        .validate(
            new String(json, StandardCharsets.UTF_8),
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
