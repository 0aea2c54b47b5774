package org.sunset2g.feed.landing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;

/**
 * Whether the columns of a Parquet landing file can stay as they are: exactly those of the
 * contract, typed and encoded as every reader of the lake understands them, and no text that is
 * empty instead of missing.
 */
final class StoredColumns {
  private static final Set<CompressionCodecName> CODECS =
      Set.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD);

  @SuppressWarnings("deprecation")
  private static final Set<Encoding> ENCODINGS =
      Set.of(
          Encoding.PLAIN,
          Encoding.RLE,
          Encoding.BIT_PACKED,
          Encoding.PLAIN_DICTIONARY,
          Encoding.RLE_DICTIONARY);

  private static final long MOST_BYTES = 128L << 20;
  private static final int PARTS_PER_CORE = 3;

  private StoredColumns() {}

  /**
   * The parts in which the file is read and copied; empty where its rows must be written anew.
   *
   * @param cores how many tasks run at once
   */
  static Optional<List<ColumnPart>> of(ParquetPreflight parquet, Contract contract, int cores) {
    for (ParquetPreflight.Part file : parquet.parts()) {
      if (!isTypedAsKept(file.schema(), contract) || !canStay(file.blocks(), contract)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        parts(parquet, Math.min(MOST_BYTES, bytes(parquet) / cores / PARTS_PER_CORE)));
  }

  private static boolean isTypedAsKept(MessageType stored, Contract contract) {
    Set<String> names = new HashSet<>();
    stored.getFields().forEach(field -> names.add(field.getName()));
    return stored.getFieldCount() == contract.fileColumns().size()
        && contract.fileColumns().stream()
            .allMatch(
                column ->
                    names.contains(column.name())
                        && isTypedAs(stored.getType(column.name()), column.type()));
  }

  private static boolean isTypedAs(Type stored, Column.Type type) {
    if (!stored.isPrimitive() || stored.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    PrimitiveType column = stored.asPrimitiveType();
    PrimitiveTypeName physical = column.getPrimitiveTypeName();
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    return switch (type) {
      case STRING ->
          physical == PrimitiveTypeName.BINARY
              && LogicalTypeAnnotation.stringType().equals(meaning);
      case DATE ->
          physical == PrimitiveTypeName.INT32 && LogicalTypeAnnotation.dateType().equals(meaning);
      case INT ->
          physical == PrimitiveTypeName.INT32
              && (meaning == null
                  || meaning instanceof IntLogicalTypeAnnotation whole
                      && whole.isSigned()
                      && whole.getBitWidth() == 32);
      case BOOLEAN -> physical == PrimitiveTypeName.BOOLEAN;
      default -> false;
    };
  }

  private static boolean canStay(List<BlockMetaData> blocks, Contract contract) {
    for (BlockMetaData block : blocks) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (!CODECS.contains(chunk.getCodec())
            || !ENCODINGS.containsAll(chunk.getEncodings())
            || losesDictionary(chunk)) {
          return false;
        }
      }
    }
    return contract.fileColumns().stream().allMatch(column -> hasNoEmptyText(blocks, column));
  }

  /** Where the footer does not say which pages are encoded how, a copy loses its dictionary. */
  @SuppressWarnings("deprecation")
  private static boolean losesDictionary(ColumnChunkMetaData chunk) {
    return chunk.getEncodingStats() == null
        && (chunk.getDictionaryPageOffset() > 0
            || chunk.getEncodings().contains(Encoding.PLAIN_DICTIONARY)
            || chunk.getEncodings().contains(Encoding.RLE_DICTIONARY));
  }

  /** An empty text is stored as none; a column that may have some is written anew. */
  private static boolean hasNoEmptyText(List<BlockMetaData> blocks, Column column) {
    if (column.required() || column.type() != Column.Type.STRING) {
      return true;
    }
    for (BlockMetaData block : blocks) {
      Statistics<?> statistics = statistics(block, column.name());
      boolean isAllEmpty =
          statistics.isNumNullsSet() && statistics.getNumNulls() == block.getRowCount();
      if (!isAllEmpty
          && (!statistics.hasNonNullValue()
              || ((Binary) statistics.genericGetMin()).length() == 0)) {
        return false;
      }
    }
    return true;
  }

  private static Statistics<?> statistics(BlockMetaData block, String column) {
    return block.getColumns().stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .findFirst()
        .orElseThrow()
        .getStatistics();
  }

  private static long bytes(ParquetPreflight parquet) {
    return parquet.parts().stream()
        .flatMap(file -> file.blocks().stream())
        .mapToLong(BlockMetaData::getCompressedSize)
        .sum();
  }

  private static List<ColumnPart> parts(ParquetPreflight parquet, long wanted) {
    List<ColumnPart> parts = new ArrayList<>();
    long lines = 0;
    for (ParquetPreflight.Part file : parquet.parts()) {
      List<BlockMetaData> blocks = file.blocks();
      for (int first = 0; first < blocks.size(); ) {
        long bytes = 0;
        int next = first;
        while (next < blocks.size() && (next == first || bytes < wanted)) {
          bytes += blocks.get(next++).getCompressedSize();
        }
        List<BlockMetaData> ofPart = blocks.subList(first, next);
        long[] rows = ofPart.stream().mapToLong(BlockMetaData::getRowCount).toArray();
        parts.add(
            new ColumnPart(
                file.path().toString(), ofPart.get(0).getStartingPos(), bytes, first, rows, lines));
        for (long ofGroup : rows) {
          lines += ofGroup;
        }
        first = next;
      }
    }
    return parts;
  }
}
