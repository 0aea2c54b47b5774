package org.sunset2g.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.io.FileIO;
import org.sunset2g.lake.TablePointers.Pointer;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Lets a lake that was copied name its own files. Nothing is copied here, and the old place is
 * neither read nor written.
 *
 * <p>The order makes it safe to be killed anywhere, and to be run again: everything is written
 * under new names first (delete files are replaced one by one, see {@link MovedTable}), then the
 * catalogue is switched in one transaction, then the old bookkeeping is deleted. Until the switch
 * the lake is refused as before; after it, it is whole. The caller holds the lake's lock.
 */
public final class LakeMove {
  private final LakeCatalogue catalogue;
  private final Optional<String> from;
  private final FileIO storage;

  /**
   * @param folder the lake, where it is now
   * @param catalogueProperties as for {@link Lake#open}
   * @param hadoop settings of the storage by Hadoop's names, such as keys of an object store
   * @param from where the lake's folder or its warehouse was; needed only where the catalogue knows
   *     the lake by several places or is shared
   */
  public LakeMove(
      Path folder,
      Map<String, String> catalogueProperties,
      Map<String, String> hadoop,
      Optional<String> from) {
    this.catalogue = LakeCatalogue.of(folder, catalogueProperties);
    if (!catalogue.isJdbc() || catalogue.warehouse().isEmpty()) {
      throw InputProblem.inFile(
          catalogue.lake(),
          "the catalogue of this lake is a server that keeps the places of tables itself",
          "move the tables by its own means, Iceberg's rewrite_table_path and register_table, and"
              + " then the folder");
    }
    this.from = from;
    this.storage = CopiedFiles.storage(catalogue.properties(), hadoop);
  }

  /**
   * One table that names another place than it lies in.
   *
   * @param from its folder by its metadata
   * @param to its folder now
   * @param files how many files are to be written anew
   */
  public record Step(String table, String from, String to, int files) {}

  /** What {@link #carryOut} would do; empty where all lies where it should. Changes nothing. */
  public List<Step> look() {
    return steps(tables());
  }

  /** Writes the paths anew, and says of which tables. */
  public List<Step> carryOut() {
    SortedMap<String, MovedTable> tables = tables();
    List<Step> steps = steps(tables);
    tables.values().forEach(MovedTable::check);
    SortedMap<String, String> written = new TreeMap<>();
    tables.forEach((name, table) -> written.put(name, table.write()));
    if (!written.isEmpty()) {
      switchTo(written);
    }
    tables.forEach((name, table) -> table.sweep(written.get(name)));
    return steps;
  }

  private static List<Step> steps(SortedMap<String, MovedTable> tables) {
    List<Step> steps = new ArrayList<>();
    tables.forEach((name, table) -> steps.add(table.step()));
    return steps;
  }

  private SortedMap<String, MovedTable> tables() {
    SortedMap<String, MovedTable> tables = new TreeMap<>();
    List<Pointer> pointers = chosen();
    boolean isInPlace =
        pointers.stream()
            .allMatch(
                pointer ->
                    pointer.catalogue().equals(catalogue.name())
                        && pointer.location().equals(place(pointer.table())));
    if (!isInPlace) {
      pointers.forEach(
          pointer ->
              tables.put(
                  pointer.table(), new MovedTable(pointer, place(pointer.table()), storage)));
    }
    return tables;
  }

  private String place(String table) {
    return catalogue.warehouse().orElseThrow() + "/" + LakeCatalogue.NAMESPACE + "/" + table;
  }

  private List<Pointer> chosen() {
    List<Pointer> pointers =
        new TablePointers(catalogue).all().stream().filter(this::isOfThisLake).toList();
    if (pointers.isEmpty()) {
      throw InputProblem.inFile(
          catalogue.lake(),
          "its catalogue knows no table of it" + from.map(place -> " from " + place).orElse(""),
          "check paths.lake, catalogue and --from; a copy of a lake has its catalogue.db with it");
    }
    Map<String, List<Pointer>> byName =
        pointers.stream()
            .collect(Collectors.groupingBy(Pointer::catalogue, TreeMap::new, Collectors.toList()));
    if (byName.size() > 1) {
      TreeSet<String> places =
          pointers.stream()
              .map(pointer -> LakePlace.old(TableFiles.place(pointer.location()), pointer.table()))
              .collect(Collectors.toCollection(TreeSet::new));
      throw InputProblem.inFile(
          catalogue.lake(),
          "its catalogue knows tables of it in several places: " + String.join(", ", places),
          "say with --from which of them the rows were written in; the others' are forgotten");
    }
    return pointers;
  }

  private boolean isOfThisLake(Pointer pointer) {
    if (from.isEmpty()) {
      return catalogue.isEmbedded() || pointer.catalogue().equals(catalogue.name());
    }
    String old = TableFiles.place(from.get());
    String warehouse = LakePlace.old(TableFiles.place(pointer.location()), pointer.table());
    return warehouse.equals(old) || warehouse.equals(old + "/warehouse");
  }

  /** In an embedded catalogue nothing else stays; in a shared one the old lake's entries do. */
  private void switchTo(SortedMap<String, String> metadata) {
    try (Connection connection = new TablePointers(catalogue).connect()) {
      connection.setAutoCommit(false);
      String here = catalogue.name();
      boolean hasTypes = hasColumn(connection, "iceberg_type");
      for (String table : new String[] {"iceberg_tables", "iceberg_namespace_properties"}) {
        if (table.equals("iceberg_tables") || TablePointers.hasTable(connection, table)) {
          delete(connection, table, here, LakeCatalogue.NAMESPACE);
          // The table of the lock lay in the old place, too, and is made anew.
          delete(connection, table, here, CatalogueLock.NAMESPACE.toString());
        }
      }
      String insert =
          "INSERT INTO iceberg_tables (catalog_name, table_namespace, table_name,"
              + " metadata_location"
              + (hasTypes
                  ? ", iceberg_type) VALUES (?, ?, ?, ?, 'TABLE')"
                  : ") VALUES (?, ?, ?, ?)");
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        for (Map.Entry<String, String> table : metadata.entrySet()) {
          statement.setString(1, here);
          statement.setString(2, LakeCatalogue.NAMESPACE);
          statement.setString(3, table.getKey());
          statement.setString(4, table.getValue());
          statement.executeUpdate();
        }
      }
      connection.commit();
      if (catalogue.isEmbedded()) {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
          statement.execute("VACUUM"); // what was deleted still stands in free pages
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot write to the catalogue of the lake", failed);
    }
  }

  private void delete(Connection connection, String table, String here, String namespace)
      throws SQLException {
    String column = table.equals("iceberg_tables") ? "table_namespace" : "namespace";
    String which = catalogue.isEmbedded() ? "" : " AND catalog_name = ?";
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + table + " WHERE " + column + " = ?" + which)) {
      statement.setString(1, namespace);
      if (!catalogue.isEmbedded()) {
        statement.setString(2, here);
      }
      statement.executeUpdate();
    }
  }

  private static boolean hasColumn(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM iceberg_tables WHERE 1 = 0")) {
      for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
        if (rows.getMetaData().getColumnName(at).equalsIgnoreCase(name)) {
          return true;
        }
      }
      return false;
    }
  }
}
