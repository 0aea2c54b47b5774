package org.sunset2g.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Contract;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The Iceberg tables of one lake folder.
 *
 * <p>A write replaces the rows of some operators and a week in one commit and answers with the id
 * of the snapshot it made; a read names the snapshot it wants. What readers may see is decided by
 * {@link RunRecords}, never by what a table holds at the moment.
 */
public final class Lake {
  private static final Namespace NAMESPACE = Namespace.of("sunset2g");
  private static final String TRIAL = "trial";

  private final SparkSession spark;
  private final String catalogName;
  private final Catalog catalog;

  private Lake(SparkSession spark, String catalogName, Catalog catalog) {
    this.spark = spark;
    this.catalogName = catalogName;
    this.catalog = catalog;
  }

  /**
   * Opens the lake, making its folder and catalogue where there is none yet.
   *
   * @param catalogueProperties Iceberg catalogue properties; empty for the embedded one, SQLite in
   *     the lake's folder
   */
  public static Lake open(
      SparkSession spark, Path folder, Map<String, String> catalogueProperties) {
    Path lake = folder.toAbsolutePath().normalize();
    if (lake.toString().indexOf('?') >= 0) {
      throw InputProblem.inFile(
          lake, "a lake's path cannot hold a question mark", "name another folder in paths.lake");
    }
    try {
      Files.createDirectories(lake.resolve("warehouse"));
      if (Files.getFileStore(lake).supportsFileAttributeView("posix")) {
        // The tables hold pseudonyms: only the owner may look into the folder.
        Files.setPosixFilePermissions(lake, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              lake,
              "the lake's folder cannot be made or written",
              "check paths.lake and its rights")
          .causedBy(unwritable);
    }
    // Spark remembers a catalogue by name for as long as the session lives.
    String name = "lake_" + Integer.toUnsignedString(lake.hashCode(), 36);
    Map<String, String> properties = new HashMap<>();
    if (catalogueProperties.isEmpty()) {
      properties.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
      properties.put("uri", "jdbc:sqlite:" + lake.resolve("catalogue.db"));
      properties.put("jdbc.schema-version", "V1");
      properties.put("warehouse", "file:" + lake.resolve("warehouse"));
    } else {
      properties.putAll(catalogueProperties);
    }
    spark.conf().set("spark.sql.catalog." + name, SparkCatalog.class.getName());
    properties.forEach(
        (key, value) -> spark.conf().set("spark.sql.catalog." + name + "." + key, value));
    Catalog catalog = Spark3Util.loadIcebergCatalog(spark, name);
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(NAMESPACE)) {
      namespaces.createNamespace(NAMESPACE);
    }
    return new Lake(spark, name, catalog);
  }

  /**
   * What a write made.
   *
   * @param snapshotId id of the snapshot
   * @param rows rows written
   */
  public record Commit(long snapshotId, long rows) {}

  /** Makes the table where it is missing, and adds the columns of phases it does not know yet. */
  public void ensure(Contract contract, Collection<String> phases) {
    TableIdentifier identifier = TableIdentifier.of(NAMESPACE, contract.table());
    TableLayout layout = TableLayout.of(contract, phases);
    if (!catalog.tableExists(identifier)) {
      catalog.createTable(identifier, layout.schema(), layout.partitions(), TableLayout.PROPERTIES);
      return;
    }
    Table table = catalog.loadTable(identifier);
    layout.addMissingColumns(table);
  }

  /**
   * Replaces the rows of those operators in a table that holds the current state only.
   *
   * @return the snapshot made
   */
  public Commit replace(Contract contract, Dataset<Row> rows, List<String> operators) {
    return overwrite(contract, rows, operatorIsIn(operators));
  }

  /**
   * Replaces the rows of those operators and that week.
   *
   * @return the snapshot made
   */
  public Commit replace(Contract contract, Dataset<Row> rows, List<String> operators, String week) {
    return overwrite(contract, rows, operatorIsIn(operators).and(col("week").equalTo(week)));
  }

  /**
   * Replaces the rows of that week.
   *
   * @return the snapshot made
   */
  public Commit replaceWeek(Contract contract, Dataset<Row> rows, String week) {
    return overwrite(contract, rows, col("week").equalTo(week));
  }

  /**
   * Begins a trial of a table: what is written from now on with {@link #tryOut} is beside the table
   * and seen by nobody, until {@link #accept} makes it the table's state. A trial that was never
   * accepted ends with the next one.
   */
  public void beginTrial(Contract contract) {
    Table table = catalog.loadTable(TableIdentifier.of(NAMESPACE, contract.table()));
    if (table.refs().containsKey(TRIAL)) {
      table.manageSnapshots().removeBranch(TRIAL).commit();
    }
    table.manageSnapshots().createBranch(TRIAL).commit();
  }

  /**
   * Replaces, on trial, the rows of an operator and week.
   *
   * @return the snapshot made
   */
  public Commit tryOut(Contract contract, Dataset<Row> rows, String operator, String week) {
    return overwrite(
        contract,
        rows,
        operatorIsIn(List.of(operator)).and(col("week").equalTo(week)),
        Optional.of(TRIAL));
  }

  /**
   * Takes rows of an operator and week on trial away and puts others there. The rest stays where it
   * is: what is taken is only marked as deleted.
   *
   * @param keyColumns columns whose {@code xxhash64} names a row
   * @param taken a frame with those hashes as its only column
   * @return the snapshot made, and by how many rows the table grew, which may be less than none
   */
  public Commit exchange(
      Contract contract,
      String operator,
      String week,
      List<String> keyColumns,
      Dataset<Row> taken,
      Dataset<Row> put) {
    String view = "taken_" + contract.table();
    Table table = catalog.loadTable(TableIdentifier.of(NAMESPACE, contract.table()));
    taken.createOrReplaceTempView(view);
    try {
      spark.sql(
          "DELETE FROM %s WHERE operator = '%s' AND week = '%s' AND xxhash64(%s) IN (SELECT * FROM %s)"
              .formatted(
                  name(contract.table()) + ".branch_" + TRIAL,
                  operator,
                  week,
                  String.join(", ", keyColumns),
                  view));
      table.refresh();
      long deleted = figure(table.snapshot(TRIAL), SnapshotSummary.ADDED_POS_DELETES_PROP);
      aligned(put, table).writeTo(name(contract.table()) + ".branch_" + TRIAL).append();
      table.refresh();
      Snapshot made = table.snapshot(TRIAL);
      return new Commit(
          made.snapshotId(), figure(made, SnapshotSummary.ADDED_RECORDS_PROP) - deleted);
    } catch (NoSuchTableException impossible) {
      throw new IllegalStateException(
          "table " + contract.table() + " was there a moment ago", impossible);
    } finally {
      spark.catalog().dropTempView(view);
    }
  }

  private static long figure(Snapshot snapshot, String name) {
    return Long.parseLong(snapshot.summary().getOrDefault(name, "0"));
  }

  /** Makes what was tried out the table's state. */
  public void accept(Contract contract) {
    Table table = catalog.loadTable(TableIdentifier.of(NAMESPACE, contract.table()));
    table.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, TRIAL).commit();
    table.manageSnapshots().removeBranch(TRIAL).commit();
  }

  /** The columns of a table as it stands now. */
  public StructType layout(Contract contract) {
    return SparkSchemaUtil.convert(
        catalog.loadTable(TableIdentifier.of(NAMESPACE, contract.table())).schema());
  }

  /** The table's rows in that snapshot. */
  public Dataset<Row> read(String table, long snapshotId) {
    return spark.read().option("snapshot-id", snapshotId).format("iceberg").load(name(table));
  }

  /** Gives the snapshot a name that keeps it from expiring. */
  public void tag(String table, String tag, long snapshotId) {
    Table iceberg = catalog.loadTable(TableIdentifier.of(NAMESPACE, table));
    if (iceberg.refs().containsKey(tag)) {
      iceberg.manageSnapshots().replaceTag(tag, snapshotId).commit();
    } else {
      iceberg.manageSnapshots().createTag(tag, snapshotId).commit();
    }
  }

  private Commit overwrite(Contract contract, Dataset<Row> rows, Column replaced) {
    return overwrite(contract, rows, replaced, Optional.empty());
  }

  private Commit overwrite(
      Contract contract, Dataset<Row> rows, Column replaced, Optional<String> branch) {
    Table table = catalog.loadTable(TableIdentifier.of(NAMESPACE, contract.table()));
    try {
      String written = name(contract.table()) + branch.map(name -> ".branch_" + name).orElse("");
      aligned(rows, table).writeTo(written).overwrite(replaced);
    } catch (NoSuchTableException impossible) {
      throw new IllegalStateException(
          "table " + contract.table() + " was there a moment ago", impossible);
    }
    table.refresh();
    Snapshot made = table.snapshot(branch.orElse(SnapshotRef.MAIN_BRANCH));
    return new Commit(made.snapshotId(), figure(made, SnapshotSummary.ADDED_RECORDS_PROP));
  }

  /** Columns of phases that the run no longer has are there, and empty. */
  private static Dataset<Row> aligned(Dataset<Row> rows, Table table) {
    List<String> given = Arrays.asList(rows.columns());
    return rows.select(
        table.schema().columns().stream()
            .map(
                field ->
                    !given.contains(field.name()) && field.name().contains("__")
                        ? lit(null).as(field.name())
                        : col("`" + field.name() + "`"))
            .toArray(Column[]::new));
  }

  private static Column operatorIsIn(List<String> operators) {
    return col("operator").isin(operators.toArray());
  }

  private String name(String table) {
    return catalogName + "." + NAMESPACE + "." + table;
  }
}
