package org.sunset2g.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.sunset2g.format.LocalParquetFile;
import org.sunset2g.format.SettledFooter;

/** The care-desk list as Parquet, zstd inside. */
final class CareDeskParquet {
  private static final int MEBIBYTE = 1 << 20;
  private static final CareDeskColumn[] COLUMNS = CareDeskColumn.values();

  private CareDeskParquet() {}

  static void write(Path file, Iterator<CareDeskRow> rows) throws IOException {
    try (ParquetWriter<CareDeskRow> writer = open(file)) {
      while (rows.hasNext()) {
        writer.write(rows.next());
      }
    }
    SettledFooter.settle(file);
  }

  /**
   * A writer of a new file in place of what is there; who closed it calls {@link SettledFooter}.
   */
  static ParquetWriter<CareDeskRow> open(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new Builder(new LocalParquetFile(file))
        .withConf(new Configuration(false))
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(32L * MEBIBYTE)
        .withPageSize(MEBIBYTE)
        .build();
  }

  static long remove(Path file, Collection<String> pseudonyms) throws IOException {
    String subscriber = CareDeskColumn.SUBSCRIBER_ID.header();
    if (!holds(file, pseudonyms)) {
      return 0;
    }
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    long removed = 0;
    try (ParquetReader<Group> rows =
            ParquetReader.builder(
                    new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration(false))
                .build();
        ParquetWriter<Group> kept =
            ExampleParquetWriter.builder(new LocalParquetFile(draft))
                .withConf(new Configuration(false))
                .withType(schema())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(32L * MEBIBYTE)
                .withPageSize(MEBIBYTE)
                .build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        if (pseudonyms.contains(row.getString(subscriber, 0))) {
          removed++;
        } else {
          kept.write(row);
        }
      }
    }
    SettledFooter.settle(draft);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return removed;
  }

  /** Whether somebody is in it; only the one column is read. */
  private static boolean holds(Path file, Collection<String> pseudonyms) throws IOException {
    String subscriber = CareDeskColumn.SUBSCRIBER_ID.header();
    Configuration oneColumn = new Configuration(false);
    oneColumn.set(
        ReadSupport.PARQUET_READ_SCHEMA,
        Types.buildMessage()
            .addField(schema().getType(subscriber))
            .named("care_desk_list")
            .toString());
    try (ParquetReader<Group> rows =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(oneColumn)
            .build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        if (pseudonyms.contains(row.getString(subscriber, 0))) {
          return true;
        }
      }
    }
    return false;
  }

  private static MessageType schema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (CareDeskColumn column : COLUMNS) {
      String name = column.header();
      switch (column.kind()) {
        case CODE, WORDS ->
            schema
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
        case NUMBER -> schema.required(PrimitiveTypeName.INT32).named(name);
        case FLAG -> schema.required(PrimitiveTypeName.BOOLEAN).named(name);
        case DAY ->
            schema
                .required(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named(name);
        case MOMENT ->
            schema
                .required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS))
                .named(name);
        default -> throw new IllegalStateException(name + " has no type");
      }
    }
    return schema.named("care_desk_list");
  }

  private static final class Builder extends ParquetWriter.Builder<CareDeskRow, Builder> {
    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<CareDeskRow> getWriteSupport(Configuration configuration) {
      return new Rows();
    }
  }

  /** Hands rows to Parquet column by column. */
  private static final class Rows extends WriteSupport<CareDeskRow> {
    private RecordConsumer record;

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      record = consumer;
    }

    @Override
    public void write(CareDeskRow row) {
      record.startMessage();
      for (int i = 0; i < COLUMNS.length; i++) {
        Object value = COLUMNS[i].of(row);
        if (value != null) {
          String name = COLUMNS[i].header();
          record.startField(name, i);
          add(value);
          record.endField(name, i);
        }
      }
      record.endMessage();
    }

    private void add(Object value) {
      if (value instanceof String text) {
        record.addBinary(Binary.fromString(text));
      } else if (value instanceof Integer number) {
        record.addInteger(number);
      } else if (value instanceof Boolean flag) {
        record.addBoolean(flag);
      } else if (value instanceof LocalDate day) {
        record.addInteger((int) day.toEpochDay());
      } else {
        record.addLong(((LocalDateTime) value).toEpochSecond(ZoneOffset.UTC) * 1_000_000);
      }
    }
  }
}
