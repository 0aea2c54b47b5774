package org.sunset2g.lake;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.SecretReference;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Which Iceberg catalogue knows the tables of a lake.
 *
 * @param lake the lake's folder, absolute
 * @param name the catalogue's own name, by which a JDBC catalogue tells lakes apart; where none is
 *     set it follows from the folder, because a session of Spark remembers a catalogue by its name
 * @param properties Iceberg's properties, secrets among them: not to be shown
 * @param isEmbedded whether it is the SQLite file in the lake's folder, which no other lake shares
 */
record LakeCatalogue(Path lake, String name, Map<String, String> properties, boolean isEmbedded) {
  static final String NAMESPACE = "sunset2g";
  static final String FILE = "catalogue.db";
  private static final String JDBC = "org.apache.iceberg.jdbc.JdbcCatalog";
  private static final String NAME = "name";
  private static final String TYPE = "type";
  private static final String WAREHOUSE = "warehouse";

  /** A writer waits so long for another one that is writing to the same SQLite file. */
  private static final String BUSY_MILLISECONDS = "60000";

  /**
   * A PostgreSQL that takes a question and never answers is not waited for longer: a driver left to
   * itself waits without end.
   */
  private static final String ANSWER_SECONDS = "60";

  /**
   * The catalogue of the lake in that folder; nothing is opened.
   *
   * @param named what the settings say; nothing for the embedded one
   */
  static LakeCatalogue of(Path folder, Map<String, String> named) {
    Path lake = folder.toAbsolutePath().normalize();
    if (lake.toString().indexOf('?') >= 0) {
      throw InputProblem.inFile(
          lake, "a lake's path cannot hold a question mark", "name another folder in paths.lake");
    }
    String ofPlace = Integer.toUnsignedString(lake.hashCode(), 36);
    if (named.isEmpty()) {
      refuseRemote(lake);
      return new LakeCatalogue(
          lake,
          "lake_" + ofPlace,
          Map.of(
              "catalog-impl",
              JDBC,
              "uri",
              "jdbc:sqlite:" + lake.resolve(FILE),
              "jdbc.schema-version",
              "V1",
              "jdbc.busy_timeout",
              BUSY_MILLISECONDS,
              WAREHOUSE,
              "file:" + lake.resolve(WAREHOUSE)),
          true);
    }
    Map<String, String> properties = new TreeMap<>(SecretReference.resolved(named));
    refuseSecretInUri(properties.getOrDefault("uri", ""));
    String name = properties.remove(NAME);
    if (name != null && !name.matches("[A-Za-z0-9_]{1,40}")) {
      throw InputProblem.of(
          "catalogue.name is '" + name + "'", "name it with 1 to 40 letters, digits or _");
    }
    String type = properties.getOrDefault(TYPE, "");
    if (!type.equals("rest")) {
      // A REST catalogue has warehouses of its own, by name.
      String warehouse = lake.resolve(WAREHOUSE).toString();
      properties.putIfAbsent(WAREHOUSE, Places.isRemote(lake) ? warehouse : "file:" + warehouse);
    }
    if (type.equals("jdbc")) {
      properties.putIfAbsent("jdbc.schema-version", "V1");
      if (properties.getOrDefault("uri", "").startsWith("jdbc:sqlite:")) {
        properties.putIfAbsent("jdbc.busy_timeout", BUSY_MILLISECONDS);
      }
    }
    if (properties.getOrDefault("uri", "").startsWith("jdbc:postgresql:")) {
      // Iceberg hands what begins with "jdbc." to the driver, without that beginning.
      properties.putIfAbsent("jdbc.socketTimeout", ANSWER_SECONDS);
      properties.putIfAbsent("jdbc.tcpKeepAlive", "true");
    }
    return new LakeCatalogue(
        lake, "lake_" + (name == null ? ofPlace : name), Map.copyOf(properties), false);
  }

  /** Whether its pointers can be read and written here; catalogues of other kinds are servers. */
  boolean isJdbc() {
    return JDBC.equals(properties.get("catalog-impl")) || "jdbc".equals(properties.get(TYPE));
  }

  /** Where the tables are to lie; empty where the catalogue itself decides. */
  Optional<String> warehouse() {
    return Optional.ofNullable(properties.get(WAREHOUSE))
        .filter(place -> !"rest".equals(properties.get(TYPE)))
        .map(place -> place.replaceFirst("/+$", ""));
  }

  /** Opens it in this process, without Spark. */
  Catalog open() {
    try {
      return build();
    } catch (RuntimeException perhapsMadeMeanwhile) {
      // Two processes that open a new database at once both make its tables.
      return openMade();
    }
  }

  private Catalog build() {
    return CatalogUtil.buildIcebergCatalog(name, properties, HadoopSettings.current());
  }

  private Catalog openMade() {
    try {
      return build();
    } catch (RuntimeException unreachable) {
      throw InputProblem.of(
              "the lake's catalogue cannot be opened: " + unreachable.getMessage(),
              "check 'catalogue' in the settings, and that its service runs and lets this user in")
          .causedBy(unreachable);
    }
  }

  private static void refuseRemote(Path lake) {
    if (Places.isRemote(lake)) {
      throw InputProblem.inFile(
          lake,
          "a lake that is not on this machine's disks needs a catalogue, and none is named",
          "name one in 'catalogue': PostgreSQL, Hive or REST, or for one machine a SQLite file"
              + " (type: jdbc, uri: jdbc:sqlite:/path/catalogue.db); see \"Storage\" in"
              + " jobs/README.md");
    }
  }

  private static void refuseSecretInUri(String uri) {
    if (uri.matches("(?i).*[?&](password|token|secret)=.*|.*//[^/@]*:[^/@]*@.*")) {
      throw InputProblem.of(
          "catalogue.uri holds a password, which would stand in messages",
          "take it out, and name it in catalogue.jdbc.password as ${env:NAME} or ${file:/path}");
    }
  }

  /** Nothing that could be a secret. */
  @Override
  public String toString() {
    return name;
  }
}
