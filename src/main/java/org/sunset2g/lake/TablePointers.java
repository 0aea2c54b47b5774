package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What a JDBC catalogue itself keeps: which metadata file each table has now. */
record TablePointers(LakeCatalogue catalogue) {
  /**
   * What the catalogue says of one table.
   *
   * @param catalogue name under which it is kept
   * @param metadata place of its metadata file
   */
  record Pointer(String catalogue, String table, String metadata) {
    /** The folder of the table. */
    String location() {
      return metadata.replaceFirst("/metadata(/moved-[0-9a-f]+)*/[^/]*$", "");
    }
  }

  /** All pointers to tables of lakes in this catalogue, by table; none before the first. */
  List<Pointer> all() {
    if (catalogue.isEmbedded() && Files.notExists(catalogue.lake().resolve(LakeCatalogue.FILE))) {
      return List.of();
    }
    try (Connection connection = connect()) {
      return all(connection);
    } catch (SQLException unreadable) {
      throw new UncheckedIOException(
          new IOException("the catalogue of " + catalogue.lake() + " cannot be read", unreadable));
    }
  }

  private static List<Pointer> all(Connection connection) throws SQLException {
    List<Pointer> pointers = new ArrayList<>();
    if (!hasTable(connection, "iceberg_tables")) {
      return pointers;
    }
    String query =
        "SELECT catalog_name, table_name, metadata_location FROM iceberg_tables"
            + " WHERE table_namespace = ? ORDER BY catalog_name, table_name";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, LakeCatalogue.NAMESPACE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          pointers.add(new Pointer(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return pointers;
  }

  static boolean hasTable(Connection connection, String name) throws SQLException {
    for (String spelling : List.of(name, name.toUpperCase(Locale.ROOT))) {
      try (ResultSet found = connection.getMetaData().getTables(null, null, spelling, null)) {
        if (found.next()) {
          return true;
        }
      }
    }
    return false;
  }

  Connection connect() throws SQLException {
    Properties settings = new Properties();
    catalogue
        .properties()
        .forEach(
            (key, value) -> {
              if (key.startsWith("jdbc.")) {
                settings.setProperty(key.substring("jdbc.".length()), value);
              }
            });
    settings.remove("schema-version");
    return DriverManager.getConnection(catalogue.properties().get("uri"), settings);
  }
}
