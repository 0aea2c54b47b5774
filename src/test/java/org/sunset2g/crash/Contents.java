package org.sunset2g.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;

/**
 * What a lake and its outputs hold, as readers see it: fingerprints of rows, files and run records
 * by name. It reads tables without the product and without Spark.
 *
 * @param folder where {@code lake} and {@code output} are
 * @param drawn columns that are not looked at, since what stands in them is drawn by chance
 */
record Contents(Path folder, Set<String> drawn) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Numbers that an erasure draws by chance, and nothing else does. */
  static final Set<String> DRAWN = Set.of("subscriber_key", "subscriber_check");

  private static final Set<String> OF_ONE_RUN =
      Set.of("runId", "startedAt", "endedAt", "snapshots", "stepSeconds", "basedOn");

  Path lake() {
    return folder.resolve("lake");
  }

  Path output() {
    return folder.resolve("output");
  }

  /** All of it: {@code table/…}, {@code output/…}, {@code record/…} and {@code lake/…}. */
  SortedMap<String, String> all() {
    SortedMap<String, String> all = new TreeMap<>(tables());
    all.putAll(outputs());
    for (Map.Entry<String, RunRecord> shown : shown().entrySet()) {
      all.put("record/" + shown.getKey(), normalised(shown.getValue()));
    }
    records().stream()
        .filter(run -> run.status() == RunRecord.Status.RUNNING)
        .forEach(run -> all.put("record/running", run.runId()));
    for (Path file : children(lake())) {
      all.put("lake/" + file.getFileName(), "there");
    }
    for (Path file : children(lake().resolve("runs"))) {
      if (file.getFileName().toString().startsWith(".")) {
        all.put("lake/runs/" + file.getFileName(), "there");
      }
    }
    return all;
  }

  /** The rows of every table of every run that readers see, by {@code table/week/operator/name}. */
  SortedMap<String, String> tables() {
    SortedMap<String, String> tables = new TreeMap<>();
    try (JdbcCatalog catalog = catalog()) {
      for (Map.Entry<String, RunRecord> shown : shown().entrySet()) {
        String operator = shown.getKey().split("/")[1];
        for (Map.Entry<String, Long> named : shown.getValue().snapshots().entrySet()) {
          tables.put(
              "table/" + shown.getKey() + "/" + named.getKey(),
              rows(
                  catalog.loadTable(TableIdentifier.of("sunset2g", named.getKey())),
                  named.getValue(),
                  operator,
                  shown.getValue().week()));
        }
      }
    }
    return tables;
  }

  /** The newest published run by week and operator. */
  SortedMap<String, RunRecord> shown() {
    SortedMap<String, RunRecord> shown = new TreeMap<>();
    for (RunRecord run : records()) {
      if (run.isPublished()) {
        run.operators().forEach(operator -> shown.put(run.week() + "/" + operator, run));
      }
    }
    return shown;
  }

  List<RunRecord> records() {
    return new RunRecords(lake()).all();
  }

  /** Every file and folder among the outputs with its rights and bytes, hidden ones included. */
  SortedMap<String, String> outputs() {
    SortedMap<String, String> outputs = new TreeMap<>();
    if (Files.isDirectory(output())) {
      try (Stream<Path> files = Files.walk(output())) {
        for (Path file : files.toList()) {
          String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          outputs.put(
              "output/" + output().relativize(file),
              rights + (Files.isRegularFile(file) ? sha256(Files.readAllBytes(file)) : ""));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return outputs;
  }

  /** Files under the tables that nothing in the tables names. */
  Set<String> orphans() {
    Set<String> lying = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(lake().resolve("warehouse"));
        JdbcCatalog catalog = catalog()) {
      files.filter(Files::isRegularFile).forEach(file -> lying.add(file.toString()));
      for (TableIdentifier name : catalog.listTables(Namespace.of("sunset2g"))) {
        Table table = catalog.loadTable(name);
        named.addAll(ReachableFileUtil.metadataFileLocations(table, false));
        named.addAll(ReachableFileUtil.manifestListLocations(table));
        for (Snapshot snapshot : table.snapshots()) {
          for (ManifestFile manifest : snapshot.allManifests(table.io())) {
            named.add(manifest.path());
          }
          for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
            try (var held = ManifestFiles.read(manifest, table.io(), table.specs())) {
              held.forEach(file -> named.add(file.location()));
            }
          }
          for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
            try (var held = ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
              held.forEach(file -> named.add(file.location()));
            }
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    named.forEach(file -> lying.remove(file.replaceFirst("^file:/*", "/")));
    return lying;
  }

  private JdbcCatalog catalog() {
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.setConf(new Configuration());
    catalog.initialize(
        // The name under which the product has made the tables.
        "lake_" + Integer.toUnsignedString(lake().toAbsolutePath().normalize().hashCode(), 36),
        Map.of(
            "uri",
            "jdbc:sqlite:" + lake().resolve("catalogue.db"),
            "jdbc.schema-version",
            "V1",
            "warehouse",
            "file:" + lake().resolve("warehouse")));
    return catalog;
  }

  private String rows(Table table, long snapshot, String operator, String week) {
    Expression part = Expressions.alwaysTrue();
    if (table.schema().findField("operator") != null) {
      part = Expressions.and(part, Expressions.equal("operator", operator));
    }
    if (!table.name().endsWith("subscriber_state") && table.schema().findField("week") != null) {
      part = Expressions.and(part, Expressions.equal("week", week));
    }
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table).useSnapshot(snapshot).where(part).build()) {
      for (Record record : records) {
        StringBuilder row = new StringBuilder();
        for (Types.NestedField field : table.schema().columns()) {
          if (!drawn.contains(field.name())) {
            row.append(record.getField(field.name())).append('|');
          }
        }
        rows.add(row.toString());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    rows.sort(null);
    return rows.size()
        + " rows "
        + sha256(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
  }

  /** What of a record depends neither on when it ran nor on how often. */
  private static String normalised(RunRecord run) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(RunRecords.asJson(run));
      json.put("tables", String.join(" ", run.snapshots().keySet()));
      json.put("steps", String.join(" ", new TreeSet<>(run.stepSeconds().keySet())));
      json.remove(OF_ONE_RUN);
      return json.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
