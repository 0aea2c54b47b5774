package org.sunset2g.feed.landing;

import java.nio.file.Path;

/**
 * The file a table was read from.
 *
 * @param path file, or folder of Parquet part files
 * @param format format by name
 * @param bytes size as it lies there, compressed where it is
 * @param sha256 fingerprint in lower-case hexadecimal; of a folder, that of the part files one
 *     after the other in the order of their names
 */
public record LandingFile(Path path, LandingFormat format, long bytes, String sha256) {
  /** The name without its folders. */
  public String name() {
    return path.getFileName().toString();
  }
}
