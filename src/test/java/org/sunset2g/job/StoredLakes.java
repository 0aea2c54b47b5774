package org.sunset2g.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Lakes that earlier states of the program wrote: weeks 35 and 36 of 2024, or 36 alone, of four
 * hundred made-up subscribers, at {@link #PLACE}; beside them the files from which they were made,
 * with week 37.
 */
final class StoredLakes {
  /** Where they lay when they were written. */
  static final String PLACE = "/srv/sunset2g/lake";

  static final IsoWeek LAST = new IsoWeek(2024, 36);
  static final IsoWeek NEXT = new IsoWeek(2024, 37);

  private StoredLakes() {}

  /** Unpacks a lake to the folder's {@code lake}. */
  static Path lake(String name, Path folder) {
    unpack("/lakes/" + name + ".zip", folder);
    return folder.resolve("lake");
  }

  /** Unpacks landing and reference files to the folder's {@code world}. */
  static Path world(Path folder) {
    unpack("/lakes/world.zip", folder);
    return folder.resolve("world");
  }

  private static void unpack(String resource, Path folder) {
    try (InputStream stored = StoredLakes.class.getResourceAsStream(resource);
        ZipInputStream files = new ZipInputStream(stored)) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(files, file);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
