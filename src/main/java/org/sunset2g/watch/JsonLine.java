package org.sunset2g.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One event as one line of JSON, in the order of its keys. */
public final class JsonLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLine() {}

  /** The object without its empty values; an {@code Optional} is its value or nothing. */
  public static String of(Map<String, ?> keys) {
    Map<String, Object> present = new LinkedHashMap<>();
    keys.forEach(
        (key, value) -> {
          Object plain = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
          if (plain != null && !"".equals(plain)) {
            present.put(key, plain);
          }
        });
    try {
      return JSON.writeValueAsString(present);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }

  /**
   * Writes the line in one piece and does not return before it is out: whoever reads along knows
   * where a process was when it was killed.
   */
  public static void write(PrintStream out, Map<String, ?> keys) {
    byte[] line = (of(keys) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(line, 0, line.length);
      out.flush();
    }
  }
}
