package org.sunset2g.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists shipped beside these classes: UTF-8, {@code #} opens a comment line. */
final class BuiltInLines {
  private BuiltInLines() {}

  /** Each line's fields, which a vertical bar parts. */
  static List<List<String>> of(String resource) {
    try (InputStream list = BuiltInLines.class.getResourceAsStream(resource)) {
      if (list == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\\|", -1)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + resource + " from the jar", unreadable);
    }
  }
}
