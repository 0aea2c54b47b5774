package org.sunset2g.report.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.format.LocalParquetFile;
import org.sunset2g.format.SettledFooter;

/** A table as Parquet, zstd inside: its columns are of the types that the contract says. */
final class TableParquet {
  private static final int MEBIBYTE = 1 << 20;

  private TableParquet() {}

  /** Writes a file, or replaces it. */
  static void write(Path file, WeekTable table) throws IOException {
    Files.deleteIfExists(file);
    try (ParquetWriter<List<Object>> writer =
        new Builder(new LocalParquetFile(file), table.contract())
            .withConf(new Configuration(false))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(32L * MEBIBYTE)
            .withPageSize(MEBIBYTE)
            .build()) {
      for (List<Object> row : table.rows()) {
        writer.write(row);
      }
    }
    SettledFooter.settle(file);
  }

  private static MessageType schema(Contract contract) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (Column column : contract.columns()) {
      Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
      switch (column.type()) {
        case STRING ->
            schema
                .primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case LONG -> schema.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
        case DOUBLE -> schema.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
        case BOOLEAN ->
            schema.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
        case DATE ->
            schema
                .primitive(PrimitiveTypeName.INT32, repetition)
                .as(LogicalTypeAnnotation.dateType())
                .named(column.name());
        default ->
            throw new IllegalArgumentException(
                "%s.%s: no published table has a column of %s"
                    .formatted(contract.table(), column.name(), column.type()));
      }
    }
    return schema.named(contract.table());
  }

  private static final class Builder extends ParquetWriter.Builder<List<Object>, Builder> {
    private final Contract contract;

    Builder(OutputFile file, Contract contract) {
      super(file);
      this.contract = contract;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<List<Object>> getWriteSupport(Configuration configuration) {
      return new Rows(contract);
    }
  }

  /** Hands rows to Parquet column by column. */
  private static final class Rows extends WriteSupport<List<Object>> {
    private final Contract contract;
    private final List<String> names;
    private RecordConsumer record;

    Rows(Contract contract) {
      this.contract = contract;
      this.names = contract.columnNames();
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema(contract), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      record = consumer;
    }

    @Override
    public void write(List<Object> row) {
      record.startMessage();
      for (int i = 0; i < names.size(); i++) {
        Object value = row.get(i);
        if (value != null) {
          record.startField(names.get(i), i);
          add(value);
          record.endField(names.get(i), i);
        }
      }
      record.endMessage();
    }

    private void add(Object value) {
      if (value instanceof Long number) {
        record.addLong(number);
      } else if (value instanceof Double number) {
        record.addDouble(number);
      } else if (value instanceof Boolean isSo) {
        record.addBoolean(isSo);
      } else if (value instanceof LocalDate day) {
        record.addInteger((int) day.toEpochDay());
      } else {
        record.addBinary(Binary.fromString((String) value));
      }
    }
  }
}
