package org.sunset2g.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.sunset2g.lake.RunRecord;

/** Fingerprints of the reference files that were read. */
final class Fingerprints {
  private Fingerprints() {}

  /** The fingerprint of a file, or of the files of a folder one after the other. */
  static RunRecord.Input of(String role, Path path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long bytes = 0;
      for (Path part : parts(path)) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(part), digest)) {
          bytes += in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      return new RunRecord.Input(
          role, path.getFileName().toString(), bytes, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static List<Path> parts(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
