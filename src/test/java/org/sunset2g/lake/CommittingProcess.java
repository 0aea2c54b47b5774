package org.sunset2g.lake;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;

/** A process that commits to a table that others commit to, and to one of its own. */
final class CommittingProcess {
  static final Namespace NAMESPACE = Namespace.of("sunset2g");
  static final TableIdentifier SHARED = TableIdentifier.of(NAMESPACE, "shared");

  private CommittingProcess() {}

  /** Arguments: the lake, its name, how many commits, and catalogue settings as key=value. */
  public static void main(String[] arguments) {
    Map<String, String> named = new TreeMap<>();
    for (int at = 3; at < arguments.length; at++) {
      String[] setting = arguments[at].split("=", 2);
      named.put(setting[0], setting[1]);
    }
    Catalog catalog = LakeCatalogue.of(Path.of(arguments[0]), named).open();
    Table shared = catalog.loadTable(SHARED);
    Table own = catalog.loadTable(own(arguments[1]));
    for (int commit = 0; commit < Integer.parseInt(arguments[2]); commit++) {
      commit(shared, arguments[1] + "-" + commit);
      commit(own, arguments[1] + "-" + commit);
    }
  }

  static TableIdentifier own(String process) {
    return TableIdentifier.of(NAMESPACE, "own_" + process);
  }

  static void create(Catalog catalog, TableIdentifier table) {
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(NAMESPACE)) {
      namespaces.createNamespace(NAMESPACE);
    }
    Schema schema = new Schema(Types.NestedField.optional(1, "week", Types.StringType.get()));
    catalog
        .buildTable(table, schema)
        .withProperty("commit.retry.num-retries", TableLayout.COMMIT_RETRIES)
        .create();
  }

  private static void commit(Table table, String name) {
    table
        .newAppend()
        .appendFile(
            DataFiles.builder(table.spec())
                .withPath(table.location() + "/data/" + name + ".parquet")
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build())
        .commit();
  }
}
