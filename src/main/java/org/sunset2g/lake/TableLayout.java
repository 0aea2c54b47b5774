package org.sunset2g.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;

/**
 * How a contract lies in the lake: partitioned by what is replaced as a whole, operator and week.
 * Columns are optional in storage even where the contract requires them: readers do not enforce it,
 * the row rules do.
 */
record TableLayout(Schema schema, PartitionSpec partitions) {
  /** Another process may commit to the same table at the same time. */
  static final String COMMIT_RETRIES = "20";

  /** Rows arrive grouped by what we replace; a shuffle before writing would only cost. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.delete.mode", "merge-on-read",
          "write.distribution-mode", "none",
          "write.spark.fanout.enabled", "true",
          "write.parquet.compression-codec", "zstd",
          "write.parquet.compression-level", "1",
          // A column of pseudonyms gives up its dictionary soon, not after fifty thousand of them.
          "write.parquet.dict-size-bytes", "131072",
          "commit.retry.num-retries", COMMIT_RETRIES,
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20");

  /** Columns that tell who somebody is: the table's own bookkeeping keeps no bounds of them. */
  private static final List<String> WHO =
      List.of(
          SubscriberSnapshot.SUBSCRIBER_ID,
          DeviceObservation.DEVICE_ID,
          OutreachItem.TOKEN,
          OutreachItem.SHEET_TOKEN,
          PseudonymChange.OLD_SUBSCRIBER_ID,
          PseudonymChange.NEW_SUBSCRIBER_ID,
          SubscriberState.SUBSCRIBER_KEY,
          SubscriberState.SUBSCRIBER_CHECK);

  private static final List<String> REPLACED_BY = List.of("operator", "week");

  static TableLayout of(Contract contract, Collection<String> phases) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : contract.columns()) {
      if (column.perPhase()) {
        phases.forEach(phase -> add(fields, column.nameIn(phase), column));
      } else {
        add(fields, column.name(), column);
      }
    }
    Schema schema = new Schema(fields);
    PartitionSpec.Builder partitions = PartitionSpec.builderFor(schema);
    REPLACED_BY.stream()
        .filter(column -> schema.findField(column) != null)
        .forEach(partitions::identity);
    return new TableLayout(schema, partitions.build());
  }

  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>(PROPERTIES);
    WHO.stream()
        .filter(column -> schema.findField(column) != null)
        .forEach(column -> properties.put("write.metadata.metrics.column." + column, "none"));
    return properties;
  }

  void addMissingProperties(Table table) {
    Map<String, String> missing = new TreeMap<>(properties());
    missing.keySet().removeAll(table.properties().keySet());
    if (!missing.isEmpty()) {
      UpdateProperties update = table.updateProperties();
      missing.forEach(update::set);
      update.commit();
    }
  }

  void addMissingColumns(Table table) {
    UpdateSchema update = table.updateSchema();
    boolean isMissing = false;
    for (Types.NestedField field : schema.columns()) {
      if (table.schema().findField(field.name()) == null) {
        update.addColumn(field.name(), field.type(), field.doc());
        isMissing = true;
      }
    }
    if (isMissing) {
      update.commit();
    }
  }

  private static void add(List<Types.NestedField> fields, String name, Column column) {
    fields.add(Types.NestedField.optional(fields.size() + 1, name, type(column.type())));
  }

  private static Type type(Column.Type type) {
    return switch (type) {
      case STRING -> Types.StringType.get();
      case DATE -> Types.DateType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case DOUBLE -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case TIMESTAMP -> Types.TimestampType.withZone();
    };
  }
}
