package org.sunset2g.synthetic;

import java.io.IOException;
import java.nio.file.Path;
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
import org.apache.parquet.schema.Types;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.format.LocalParquetFile;

/** A Parquet landing file with the contract's columns, Snappy inside. */
final class ParquetLandingFile implements LandingFile {
  private static final long MEBIBYTE = 1 << 20;

  private final ParquetWriter<LandingRow> writer;

  /**
   * @param weeks weeks of the world: each keeps two files open, so the more there are the smaller
   *     their row groups in memory
   */
  ParquetLandingFile(Path file, Contract table, int weeks) throws IOException {
    long rowGroup = Math.max(2 * MEBIBYTE, Math.min(32 * MEBIBYTE, 384 * MEBIBYTE / weeks));
    this.writer =
        new Builder(new LocalParquetFile(file), schema(table))
            .withConf(new Configuration(false))
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(rowGroup)
            .withPageSize((int) (MEBIBYTE / 4))
            .withDictionaryPageSize((int) (MEBIBYTE / 4))
            .build();
  }

  @Override
  public void write(LandingRow row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static MessageType schema(Contract table) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (Column column : table.fileColumns()) {
      switch (column.type()) {
        case STRING ->
            schema
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case DATE ->
            schema
                .optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named(column.name());
        case INT -> schema.optional(PrimitiveTypeName.INT32).named(column.name());
        case BOOLEAN -> schema.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
        default ->
            throw new IllegalStateException(
                table.table() + "." + column.name() + ": no landing file holds " + column.type());
      }
    }
    return schema.named(table.table());
  }

  private static final class Builder extends ParquetWriter.Builder<LandingRow, Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<LandingRow> getWriteSupport(Configuration configuration) {
      return new Rows(schema);
    }
  }

  /** Hands rows to Parquet field by field. */
  private static final class Rows extends WriteSupport<LandingRow> implements FieldSink {
    private final MessageType schema;
    private RecordConsumer record;
    private int field;

    Rows(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      record = consumer;
    }

    @Override
    public void write(LandingRow row) {
      record.startMessage();
      field = 0;
      row.writeTo(this);
      record.endMessage();
    }

    @Override
    public void text(Text value) {
      if (value != null) {
        start();
        record.addBinary(Binary.fromConstantByteArray(value.utf8()));
        end();
      }
      field++;
    }

    @Override
    public void day(int epochDay) {
      number(epochDay);
    }

    @Override
    public void number(int value) {
      if (value != MISSING) {
        start();
        record.addInteger(value);
        end();
      }
      field++;
    }

    @Override
    public void flag(Boolean value) {
      if (value != null) {
        start();
        record.addBoolean(value);
        end();
      }
      field++;
    }

    private void start() {
      record.startField(schema.getFieldName(field), field);
    }

    private void end() {
      record.endField(schema.getFieldName(field), field);
    }
  }
}
