package org.sunset2g.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.OutputFile;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;

/**
 * Copies row groups of a Parquet file into one of a table's data files: column by column as they
 * are, compressed and encoded, under the table's field ids. Only a column with fields that must not
 * be kept, or must be filled, is written anew, its statistics and dictionary with it.
 */
final class ParquetCopy {
  private static final int PAGE_BYTES = 1 << 20;

  private final Path source;
  private final Map<String, long[]> blanked;
  private final Map<String, Boolean> filled;
  private final Schema table;

  /**
   * @param table schema of the table; columns that it has and the file has not are left out
   * @param blanked positions of fields that must not be kept, by column
   * @param filled what is put into empty fields, by column
   */
  ParquetCopy(Schema table, Path source, Map<String, long[]> blanked, Map<String, Boolean> filled) {
    this.table = table;
    this.source = source;
    this.blanked = blanked;
    this.filled = filled;
  }

  /**
   * Writes row groups of the source to a new file.
   *
   * @return offsets of the row groups in it
   */
  List<Long> write(OutputFile target, int firstGroup, int groups) throws IOException {
    HadoopInputFile input =
        HadoopInputFile.fromPath(Places.hadoop(source), HadoopSettings.current());
    try (ParquetFileReader reader = ParquetFileReader.open(input);
        SeekableInputStream bytes = input.newStream()) {
      MessageType stored = reader.getFooter().getFileMetaData().getSchema();
      MessageType kept = withFieldIds(stored);
      ParquetFileWriter writer =
          new ParquetFileWriter(
              new ParquetTarget(target),
              kept,
              ParquetFileWriter.Mode.CREATE,
              ParquetWriter.DEFAULT_BLOCK_SIZE,
              0,
              ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
              ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
              false);
      writer.start();
      long before = 0;
      for (int group = firstGroup; group < firstGroup + groups; group++) {
        BlockMetaData block = reader.getRowGroups().get(group);
        writer.startBlock(block.getRowCount());
        for (int at = 0; at < kept.getColumns().size(); at++) {
          ColumnDescriptor column = kept.getColumns().get(at);
          ColumnChunkMetaData chunk = block.getColumns().get(at);
          String name = column.getPath()[0];
          if (blanked.containsKey(name) || filled.containsKey(name)) {
            long from = before;
            rewrite(reader, stored, group, chunk, new MessageType(kept.getName(), kept.getType(at)))
                .write(blanked.getOrDefault(name, new long[0]), from, filled.get(name), writer);
          } else {
            writer.appendColumnChunk(
                column,
                bytes,
                chunk,
                null,
                reader.readColumnIndex(chunk),
                reader.readOffsetIndex(chunk));
          }
        }
        writer.endBlock();
        before += block.getRowCount();
      }
      writer.end(Map.of());
      return writer.getFooter().getBlocks().stream().map(BlockMetaData::getStartingPos).toList();
    }
  }

  private MessageType withFieldIds(MessageType stored) {
    List<Type> fields = new ArrayList<>();
    for (Type field : stored.getFields()) {
      PrimitiveType column = field.asPrimitiveType();
      Type.Repetition repetition =
          blanked.containsKey(field.getName()) ? Type.Repetition.OPTIONAL : field.getRepetition();
      fields.add(
          Types.primitive(column.getPrimitiveTypeName(), repetition)
              .as(column.getLogicalTypeAnnotation())
              .id(table.findField(field.getName()).fieldId())
              .named(field.getName()));
    }
    return new MessageType("table", fields);
  }

  private static Rewriting rewrite(
      ParquetFileReader reader,
      MessageType stored,
      int group,
      ColumnChunkMetaData chunk,
      MessageType kept)
      throws IOException {
    String name = chunk.getPath().toArray()[0];
    MessageType only = new MessageType(stored.getName(), stored.getType(name));
    reader.setRequestedSchema(only);
    PageReadStore pages = reader.readRowGroup(group);
    String createdBy = reader.getFooter().getFileMetaData().getCreatedBy();
    ColumnReader values =
        new ColumnReadStoreImpl(pages, new Unused(), only, createdBy)
            .getColumnReader(only.getColumns().get(0));
    return new Rewriting(values, only.getColumns().get(0), chunk, kept);
  }

  /** A column of a row group that is written anew. */
  private record Rewriting(
      ColumnReader values, ColumnDescriptor stored, ColumnChunkMetaData chunk, MessageType kept) {

    /**
     * @param positions of fields to be left out
     * @param before rows of the copy before this row group
     * @param fill put into empty fields, or null
     */
    void write(long[] positions, long before, Boolean fill, ParquetFileWriter writer)
        throws IOException {
      ParquetProperties properties = ParquetProperties.builder().build();
      CodecFactory codecs = new CodecFactory(new Configuration(false), PAGE_BYTES);
      try {
        ColumnChunkPageWriteStore pages =
            new ColumnChunkPageWriteStore(
                codecs.getCompressor(chunk.getCodec()),
                kept,
                new HeapByteBufferAllocator(),
                properties.getColumnIndexTruncateLength());
        ColumnWriteStore columns = properties.newColumnWriteStore(kept, pages);
        ColumnWriter column = columns.getColumnWriter(kept.getColumns().get(0));
        int next = 0;
        while (next < positions.length && positions[next] < before) {
          next++;
        }
        for (long row = 0; row < chunk.getValueCount(); row++) {
          boolean isBlanked = next < positions.length && positions[next] == before + row;
          next += isBlanked ? 1 : 0;
          boolean isEmpty = values.getCurrentDefinitionLevel() < stored.getMaxDefinitionLevel();
          if (isEmpty && fill != null) {
            column.write(fill, 0, 1);
          } else if (isEmpty) {
            column.writeNull(0, 0);
          } else if (isBlanked) {
            column.writeNull(0, 0);
            values.skip();
          } else {
            copyValue(column);
          }
          values.consume();
          columns.endRecord();
        }
        columns.flush();
        pages.flushToFileWriter(writer);
        columns.close();
      } finally {
        codecs.release();
      }
    }

    private void copyValue(ColumnWriter column) {
      switch (stored.getPrimitiveType().getPrimitiveTypeName()) {
        case BINARY -> column.write(values.getBinary(), 0, 1);
        case INT32 -> column.write(values.getInteger(), 0, 1);
        case BOOLEAN -> column.write(values.getBoolean(), 0, 1);
        default -> throw new IllegalStateException("no column to be copied is " + stored);
      }
    }
  }

  /** Values are asked for one by one and handed to no converter. */
  private static final class Unused extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {
        @Override
        public boolean isPrimitive() {
          return true;
        }
      };
    }

    @Override
    public void start() {
      // Nothing begins.
    }

    @Override
    public void end() {
      // Nothing ends.
    }
  }
}
