package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sunset2g.vocabulary.IsoWeek;

/** About how much there is in a week's landing folders. */
final class LandingSize {
  /** Bytes as text for one byte as compressed CSV or as Parquet, about. */
  private static final int COMPRESSION = 4;

  private LandingSize() {}

  /** Bytes as uncompressed text; folders that are missing count nothing. */
  static long of(Configuration configuration, List<String> operators, IsoWeek week) {
    Path landing = Configuration.required(configuration.landing(), "paths.landing");
    long bytes = 0;
    for (String operator : operators) {
      Path folder = landing.resolve(operator).resolve(week.toString());
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            bytes += Files.size(file) * (file.toString().endsWith(".csv") ? 1 : COMPRESSION);
          }
        } catch (IOException unreadable) {
          throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
      }
    }
    return bytes;
  }
}
