package org.sunset2g.feed.registry;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Identifiers of a table, each there once. Letter case does not tell two apart: they name files,
 * and not every disk tells them apart.
 */
final class Identifiers {
  private final String column;
  private final Map<String, Long> lines = new TreeMap<>();

  Identifiers(String column) {
    this.column = column;
  }

  void take(RegistryRow row) {
    String identifier = row.text(column);
    if (identifier.matches("\\.+")) {
      throw row.problem(
          "the %s '%s' cannot be part of a file name".formatted(column, identifier),
          "use letters from A to Z and digits too");
    }
    Long before = lines.putIfAbsent(identifier.toLowerCase(Locale.ROOT), row.line());
    if (before != null) {
      throw row.problem(
          "the %s '%s' is there already, on line %d".formatted(column, identifier, before),
          "give every row an identifier of its own");
    }
  }
}
