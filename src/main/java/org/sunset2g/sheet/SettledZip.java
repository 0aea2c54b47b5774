package org.sunset2g.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

/** A workbook without the time at which it was written: the same cells give the same bytes. */
final class SettledZip {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED =
      Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

  private SettledZip() {}

  /** Copies all entries in their order; the stream stays open. */
  static void copy(byte[] workbook, OutputStream stream) throws IOException {
    copy(workbook, stream, (name, content) -> content);
  }

  /**
   * The same, each entry as it is to be.
   *
   * @param changed what becomes of an entry, by its name and content
   */
  static void copy(byte[] workbook, OutputStream stream, BiFunction<String, byte[], byte[]> changed)
      throws IOException {
    ZipOutputStream settled = new ZipOutputStream(stream);
    // Sheets are made by the thousand; a better level costs more time than all else together.
    settled.setLevel(Deflater.BEST_SPEED);
    // By the directory at its end: entries were written before their sizes were known.
    try (ZipFile file = new ZipFile(new SeekableInMemoryByteChannel(workbook))) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntriesInPhysicalOrder())) {
        byte[] content = changed.apply(entry.getName(), file.getInputStream(entry).readAllBytes());
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(NO_TIME);
        settled.putNextEntry(copy);
        settled.write(entry.getName().equals(PROPERTIES) ? withoutTime(content) : content);
        settled.closeEntry();
      }
    }
    settled.finish();
  }

  private static byte[] withoutTime(byte[] properties) {
    String text = new String(properties, StandardCharsets.UTF_8);
    return CREATED
        .matcher(text)
        .replaceAll("$1" + NO_TIME + ":00Z$2")
        .getBytes(StandardCharsets.UTF_8);
  }
}
