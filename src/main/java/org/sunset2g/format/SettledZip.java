package org.sunset2g.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** An office document without the time at which it was written: same content, same bytes. */
public final class SettledZip {
  /**
   * A moment that a zip keeps as it is: of the very first one, Java writes an instant too, which
   * depends on the time zone of the machine.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED =
      Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

  private SettledZip() {}

  /**
   * Copies all entries in their order; the stream stays open.
   *
   * @param madeOn day that the document says it was made on
   */
  public static void copy(byte[] document, LocalDate madeOn, OutputStream stream)
      throws IOException {
    copy(new SeekableInMemoryByteChannel(document), stream, dated(madeOn));
  }

  /**
   * Copies a document that keeps the day it was made on, each entry as it is to be.
   *
   * @param changed what becomes of an entry, by its name and content
   */
  public static void copy(
      byte[] document, OutputStream stream, BiFunction<String, byte[], byte[]> changed)
      throws IOException {
    copy(new SeekableInMemoryByteChannel(document), stream, changed);
  }

  /** The same of a document that lies in a file. */
  public static void copy(Path document, LocalDate madeOn, OutputStream stream) throws IOException {
    copy(Files.newByteChannel(document), stream, dated(madeOn));
  }

  private static void copy(
      SeekableByteChannel document, OutputStream stream, BiFunction<String, byte[], byte[]> changed)
      throws IOException {
    ZipOutputStream settled = new ZipOutputStream(stream);
    // Documents are made by the thousand; a better level costs more time than all else together.
    settled.setLevel(Deflater.BEST_SPEED);
    // By the directory at its end: entries were written before their sizes were known.
    try (ZipFile file = new ZipFile(document)) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntriesInPhysicalOrder())) {
        byte[] content = changed.apply(entry.getName(), file.getInputStream(entry).readAllBytes());
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(NO_TIME);
        settled.putNextEntry(copy);
        settled.write(content);
        settled.closeEntry();
      }
    }
    settled.finish();
  }

  private static BiFunction<String, byte[], byte[]> dated(LocalDate madeOn) {
    return (name, content) ->
        name.equals(PROPERTIES)
            ? CREATED
                .matcher(new String(content, StandardCharsets.UTF_8))
                .replaceAll("$1" + madeOn + "T00:00:00Z$2")
                .getBytes(StandardCharsets.UTF_8)
            : content;
  }
}
