package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.sunset2g.storage.Places;

/**
 * Looks for persons in files of any kind, whatever table they belong to: Parquet and Avro decoded,
 * compressed text and workbooks expanded, everything else byte by byte.
 *
 * @param texts pseudonyms and tokens, in small hexadecimal letters
 * @param numbers hashes as the state keeps them
 */
record FileSearch(SparkSession spark, Set<String> texts, Set<Long> numbers) {
  private static final int LONGEST = 128;

  /** Those of the files in which anybody is. */
  SortedSet<Path> in(Collection<Path> files) {
    SortedSet<Path> found = new TreeSet<>(Places.ORDER);
    Map<Path, List<Path>> parquet = new TreeMap<>(Places.ORDER);
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".parquet")) {
        // Files of one folder and of one kind have one layout.
        Path kind = file.resolveSibling(name.endsWith("-deletes.parquet") ? "deletes" : "data");
        parquet.computeIfAbsent(kind, none -> new ArrayList<>()).add(file);
      } else if (name.endsWith(".avro") ? isInAvro(file) : isInBytes(file)) {
        found.add(file);
      }
    }
    parquet.values().forEach(ofOneKind -> found.addAll(inParquet(ofOneKind)));
    return found;
  }

  private List<Path> inParquet(List<Path> files) {
    var rows =
        spark
            .read()
            .option("mergeSchema", "true")
            .parquet(
                files.stream().map(file -> Places.hadoop(file).toString()).toArray(String[]::new));
    Column isOne = org.apache.spark.sql.functions.lit(false);
    for (StructField field : rows.schema().fields()) {
      Column column = col("`" + field.name() + "`");
      if (field.dataType().equals(DataTypes.StringType)) {
        isOne = isOne.or(column.isin(texts.toArray()));
      } else if (field.dataType().equals(DataTypes.LongType)) {
        isOne = isOne.or(column.isin(numbers.toArray()));
      }
    }
    return rows.filter(isOne).select(col("_metadata.file_path")).distinct().collectAsList().stream()
        .map(row -> Places.path(URI.create(row.getString(0))))
        .toList();
  }

  private boolean isInAvro(Path file) {
    try (DataFileStream<Object> rows =
        new DataFileStream<>(Files.newInputStream(file), new GenericDatumReader<>())) {
      for (String key : rows.getMetaKeys()) {
        if (isIn(rows.getMeta(key))) {
          return true;
        }
      }
      while (rows.hasNext()) {
        if (isIn(rows.next())) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return notIn(file, unreadable);
    }
  }

  private boolean isIn(Object value) {
    if (value instanceof IndexedRecord row) {
      for (int at = 0; at < row.getSchema().getFields().size(); at++) {
        if (isIn(row.get(at))) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof Collection<?> many) {
      return many.stream().anyMatch(this::isIn);
    }
    if (value instanceof Map<?, ?> many) {
      return many.entrySet().stream().anyMatch(e -> isIn(e.getKey()) || isIn(e.getValue()));
    }
    if (value instanceof Long number) {
      return numbers.contains(number);
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return isIn(copy);
    }
    return value instanceof CharSequence text && isInText(text.toString());
  }

  /** Bounds of columns are bytes: a number in eight of them, or the beginning of a text. */
  private boolean isIn(byte[] bytes) {
    if (bytes.length == Long.BYTES
        && numbers.contains(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())) {
      return true;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return isInText(text)
        || (text.length() >= Long.BYTES && texts.stream().anyMatch(each -> each.startsWith(text)));
  }

  private boolean isInText(String text) {
    return texts.stream().anyMatch(text::contains);
  }

  /** Whether a run of hexadecimal letters in it is one of the texts, or one of the numbers. */
  private boolean isInBytes(Path file) {
    Set<String> words =
        numbers.stream()
            .map(number -> Long.toUnsignedString(Math.abs(number)))
            .collect(Collectors.toSet());
    words.addAll(texts);
    StringBuilder word = new StringBuilder();
    try (InputStream bytes = open(file)) {
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        if (next >= '0' && next <= '9' || next >= 'a' && next <= 'f') {
          if (word.length() <= LONGEST) {
            word.append((char) next);
          }
        } else {
          if (word.length() > 0 && isIn(words, word)) {
            return true;
          }
          word.setLength(0);
        }
      }
      return isIn(words, word);
    } catch (IOException unreadable) {
      return notIn(file, unreadable);
    }
  }

  /**
   * Nobody is in a file that is gone: a catalogue writes its journal, and the lock that stands in
   * it its few last states, while files are looked through.
   */
  private static boolean notIn(Path file, IOException unreadable) {
    if (unreadable instanceof NoSuchFileException || unreadable instanceof FileNotFoundException) {
      return false;
    }
    throw new UncheckedIOException("cannot look into " + file, unreadable);
  }

  private boolean isIn(Set<String> words, StringBuilder word) {
    String whole = word.toString();
    return words.contains(whole) || (whole.length() >= 32 && isInText(whole));
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    String name = file.getFileName().toString();
    if (name.endsWith(".gz")) {
      return new BufferedInputStream(new GZIPInputStream(bytes), 1 << 16);
    }
    return name.endsWith(".html") || name.endsWith(".xlsx") ? asRead(bytes, name) : bytes;
  }

  /** A page, or all parts of a workbook; tokens that are written in groups in one word. */
  private static InputStream asRead(InputStream file, String name) throws IOException {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    try (file) {
      if (name.endsWith(".xlsx")) {
        ZipInputStream workbook = new ZipInputStream(file);
        while (workbook.getNextEntry() != null) {
          workbook.transferTo(parts);
          parts.write('\n');
        }
      } else {
        file.transferTo(parts);
      }
    }
    return new ByteArrayInputStream(
        parts
            .toString(StandardCharsets.ISO_8859_1)
            .replaceAll("(?<=[0-9a-f]{4}) (?=[0-9a-f]{4})", "")
            .getBytes(StandardCharsets.ISO_8859_1));
  }
}
