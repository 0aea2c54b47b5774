package org.sunset2g.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
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
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.TableFiles.Held;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The Iceberg tables of one lake folder.
 *
 * <p>A write replaces the rows of some operators and a week in one commit and answers with the id
 * of the snapshot it made; a read names the snapshot it wants. What readers may see is decided by
 * {@link RunRecords}, never by what a table holds at the moment.
 */
public final class Lake {
  private static final Namespace NAMESPACE = Namespace.of(LakeCatalogue.NAMESPACE);

  private final SparkSession spark;
  private final LakeCatalogue described;
  private final Catalog catalog;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Map<String, List<Held>> held = new ConcurrentHashMap<>();

  private Lake(SparkSession spark, LakeCatalogue described, Catalog catalog) {
    this.spark = spark;
    this.described = described;
    this.catalog = catalog;
  }

  /**
   * The folder that holds the tables of the lake in that folder, without a slash at its end and
   * without {@code file:}; nothing is opened. Where only the catalogue knows, the lake's own.
   */
  public static String warehouse(Path folder, Map<String, String> catalogueProperties) {
    LakeCatalogue known = LakeCatalogue.of(folder, catalogueProperties);
    return known
        .warehouse()
        .map(place -> place.replaceFirst("^file:/+", "/"))
        .orElseGet(() -> known.lake().resolve("warehouse").toString());
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
    LakeCatalogue known = LakeCatalogue.of(lake, catalogueProperties);
    try {
      // The tables hold pseudonyms: only the owner may look into the folder.
      if (!Places.isRemote(lake)) {
        RestrictedFile.folder(Files.isSymbolicLink(lake) ? lake.toRealPath() : lake);
        RestrictedFile.folder(lake.resolve("warehouse"));
      } else {
        Places.makeRestricted(lake);
        Files.createDirectories(lake.resolve("warehouse"));
      }
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              lake,
              "the lake's folder cannot be made or written",
              "check paths.lake and its rights")
          .causedBy(unwritable);
    }
    if (known.isEmbedded()) {
      refuseLostCatalogue(lake);
    }
    LakeFormat.refuseNewer(lake);
    LakePlace.check(known);
    LakeFormat.settle(lake);
    // Spark remembers a catalogue by name for as long as the session lives.
    String name = known.name();
    spark.conf().set("spark.sql.catalog." + name, SparkCatalog.class.getName());
    known
        .properties()
        .forEach((key, value) -> spark.conf().set("spark.sql.catalog." + name + "." + key, value));
    Catalog catalog = Spark3Util.loadIcebergCatalog(spark, name);
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(NAMESPACE)) {
      namespaces.createNamespace(NAMESPACE);
    }
    return new Lake(spark, known, catalog);
  }

  /**
   * Refuses what {@link #open} would refuse because of format, catalogue or place; makes nothing
   * and needs no session.
   */
  public static void look(Path folder, Map<String, String> catalogueProperties) {
    LakeFormat.refuseNewer(folder);
    LakePlace.check(LakeCatalogue.of(folder, catalogueProperties));
  }

  /** An empty catalogue would be made beside tables that it does not know. */
  private static void refuseLostCatalogue(Path lake) {
    Path catalogue = lake.resolve("catalogue.db");
    try {
      if (!Files.notExists(lake.resolve("warehouse/sunset2g"))
          && (Files.notExists(catalogue) || Files.size(catalogue) == 0)) {
        throw new LakeDamage(
            catalogue + " is gone or empty, and there are tables beside it",
            "restore the lake from a backup; without one, move it away and run all weeks again"
                + " (sunset2g backfill --from FIRST --to LAST)",
            null);
      }
    } catch (IOException unreadable) {
      throw InputProblem.inFile(catalogue, "cannot be read", "check its rights")
          .causedBy(unreadable);
    }
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
      Map<String, String> properties = new HashMap<>(layout.properties());
      properties.put(ContractVersion.PROPERTY, contract.version());
      catalog.createTable(identifier, layout.schema(), layout.partitions(), properties);
      return;
    }
    Table table = catalog.loadTable(identifier);
    ContractVersion.refuseNewer(contract, table);
    ContractVersion.refuseOutgrown(contract, layout, table);
    layout.addMissingColumns(table);
    layout.addMissingProperties(table);
    ContractVersion.note(contract, table);
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
   * Rows of a small table, read in this process and not by a job of Spark, of which planning alone
   * takes longer than such a read.
   *
   * @param snapshots the snapshot in which to read a week, by week
   * @param from makes a value of a row, which answers the value of a column
   * @return one value a row, in the order of the weeks
   */
  public <T> List<T> weeksOf(
      String table, SortedMap<String, Long> snapshots, Function<Function<String, Object>, T> from) {
    List<T> rows = new ArrayList<>();
    if (snapshots.isEmpty()) {
      return rows; // before the first week there is no table either
    }
    Table found = table(table);
    snapshots.forEach(
        (week, snapshot) -> {
          try (CloseableIterable<Record> records =
              IcebergGenerics.read(found)
                  .useSnapshot(snapshot)
                  .where(Expressions.equal("week", week))
                  .build()) {
            for (Record record : records) {
              rows.add(from.apply(record::getField));
            }
          } catch (IOException unreadable) {
            throw new UncheckedIOException(table + " of " + week + " cannot be read", unreadable);
          }
        });
    return rows;
  }

  /**
   * Replaces all rows of the table.
   *
   * @return the snapshot made
   */
  Commit replaceAll(Contract contract, Dataset<Row> rows) {
    return overwrite(contract, rows, lit(true));
  }

  /** Makes data files for an operator's rows of a week, in tasks. */
  public LandingFiles landing(Contract contract, String operator, String week) {
    return new LandingFiles(table(contract.table()), operator, week);
  }

  /**
   * Takes rows that lie in data files into the table, in place of those that it had of the operator
   * and week.
   *
   * @return the snapshot made
   */
  public Commit land(Contract contract, String operator, String week, LandedRows rows) {
    Table table = table(contract.table());
    ContractVersion.refuseNewer(contract, table);
    Expression replaced =
        Expressions.and(Expressions.equal("operator", operator), Expressions.equal("week", week));
    Transaction transaction = table.newTransaction();
    if (holds(table, replaced)) {
      transaction.newDelete().deleteFromRowFilter(replaced).commit();
    }
    RowDelta change = transaction.newRowDelta();
    rows.files().forEach(file -> change.addRows(file.file()));
    PositionDeletes.of(table, new LandingFiles(table, operator, week).partition(), rows)
        .ifPresent(change::addDeletes);
    change.commit();
    transaction.commitTransaction();
    table.refresh();
    return new Commit(table.currentSnapshot().snapshotId(), rows.rows());
  }

  /** Deletes files that no table was given. */
  public void discard(Contract contract, Collection<LandedFile> files) {
    Table table = table(contract.table());
    files.forEach(file -> table.io().deleteFile(file.path()));
  }

  private static boolean holds(Table table, Expression filter) {
    try (CloseableIterable<FileScanTask> files = table.newScan().filter(filter).planFiles()) {
      return files.iterator().hasNext();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The tables there are, by name. */
  List<String> tables() {
    return catalog.listTables(NAMESPACE).stream().map(TableIdentifier::name).sorted().toList();
  }

  /** Where the tables lie, by name; a table nobody has written to yet is not among them. */
  public SortedMap<String, String> places() {
    SortedMap<String, String> places = new TreeMap<>();
    tables().forEach(name -> places.put(name, TableFiles.place(table(name).location())));
    return places;
  }

  /** Whether tables are read in this session by a reader that passes over checksums of pages. */
  boolean isReadUnchecked() {
    return spark.sparkContext().getConf().get("spark.plugins", "").contains("CometPlugin");
  }

  /** Whether the file is looked at for the first time since the lake was opened. */
  boolean isNewlySeen(String place) {
    return seen.add(place);
  }

  /** The files of a snapshot, which never change: its bookkeeping is read once. */
  List<Held> held(Table table, Snapshot snapshot) {
    return held.computeIfAbsent(
        table.name() + " " + snapshot.snapshotId(), none -> new TableFiles(table).of(snapshot));
  }

  SparkSession spark() {
    return spark;
  }

  Table table(String name) {
    Table table = catalog.loadTable(TableIdentifier.of(NAMESPACE, name));
    LakePlace.check(described, name, table.location());
    return table;
  }

  /** The columns of a table as it stands now. */
  public StructType layout(Contract contract) {
    return SparkSchemaUtil.convert(table(contract.table()).schema());
  }

  /** The table's rows in that snapshot. */
  public Dataset<Row> read(String table, long snapshotId) {
    return spark.read().option("snapshot-id", snapshotId).format("iceberg").load(name(table));
  }

  /** Whether the table still has the snapshot: an old one may have been expired. */
  public boolean hasSnapshot(String table, long snapshotId) {
    return table(table).snapshot(snapshotId) != null;
  }

  /** Gives the snapshot a name that keeps it from expiring. */
  public void tag(String table, String tag, long snapshotId) {
    Table iceberg = table(table);
    if (iceberg.refs().containsKey(tag)) {
      iceberg.manageSnapshots().replaceTag(tag, snapshotId).commit();
    } else {
      iceberg.manageSnapshots().createTag(tag, snapshotId).commit();
    }
  }

  private Commit overwrite(Contract contract, Dataset<Row> rows, Column replaced) {
    Table table = table(contract.table());
    ContractVersion.refuseNewer(contract, table);
    try {
      aligned(rows, table).writeTo(name(contract.table())).overwrite(replaced);
    } catch (NoSuchTableException impossible) {
      throw new IllegalStateException(
          "table " + contract.table() + " was there a moment ago", impossible);
    }
    table.refresh();
    Snapshot made = table.currentSnapshot();
    return new Commit(
        made.snapshotId(),
        Long.parseLong(made.summary().getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0")));
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
    return described.name() + "." + NAMESPACE + "." + table;
  }
}
