package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.ReadFailure;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Looks at the footers of a Parquet landing file before Spark reads it.
 *
 * @param file the file with size and fingerprint
 * @param parts its part files in the order of their names; one, the file itself, where it is one
 */
record ParquetPreflight(LandingFile file, List<Part> parts) {
  /** A part file with its number of rows, its columns and its row groups. */
  record Part(Path path, long rows, MessageType schema, List<BlockMetaData> blocks) {}

  static ParquetPreflight of(Path landing, LandingFolder.Located located) {
    MessageDigest digest = Fingerprint.sha256Digest();
    List<Part> parts = new ArrayList<>();
    long bytes = 0;
    for (Path path : partFiles(landing, located.path())) {
      bytes += hash(path, digest);
      Part part = part(path);
      if (!parts.isEmpty() && !parts.get(0).schema().equals(part.schema())) {
        throw InputProblem.inFile(
            path,
            "its columns differ from those of " + parts.get(0).path().getFileName(),
            "write all part files with the same columns and types");
      }
      parts.add(part);
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    return new ParquetPreflight(
        new LandingFile(located.path(), located.format(), bytes, sha256), List.copyOf(parts));
  }

  long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  private static List<Path> partFiles(Path landing, Path path) {
    if (!Reading.isFolder(path)) {
      refuseOther(path);
      return List.of(path);
    }
    List<Path> parts = new ArrayList<>();
    for (Path entry : LandingFolder.entries(path)) {
      if (Files.isDirectory(entry)) {
        throw InputProblem.inFile(
            entry, "a folder lies within the Parquet folder", "write the table unpartitioned");
      }
      if (!entry.getFileName().toString().startsWith("_")) {
        LandingFolder.refuseOutside(landing, entry);
        refuseOther(entry);
        parts.add(entry);
      }
    }
    if (parts.isEmpty()) {
      throw InputProblem.inFile(path, "the folder holds no part file", "deliver it again");
    }
    return parts;
  }

  /** A pipe or a device would be waited for without end. */
  private static void refuseOther(Path path) {
    if (!Reading.isReached(path)) {
      throw InputProblem.inFile(path, "it is not there", "check the path, or deliver it again");
    }
    if (!Files.isRegularFile(path)) {
      throw InputProblem.inFile(path, "it is not a file", "deliver a Parquet file of that name");
    }
  }

  private static long hash(Path path, MessageDigest digest) {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream content = Reading.open(path)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
    if (bytes == 0) {
      throw InputProblem.inFile(path, "it is empty", "deliver it again");
    }
    return bytes;
  }

  private static Part part(Path path) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(Places.hadoop(path), HadoopSettings.current()))) {
      return new Part(
          path,
          reader.getRecordCount(),
          reader.getFooter().getFileMetaData().getSchema(),
          reader.getFooter().getBlocks());
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  static InputProblem unreadable(Path path, Exception cause) {
    ReadFailure.raiseIfOfTheMachine(path, cause);
    return InputProblem.inFile(
            path,
            "it is not a Parquet file that can be read",
            "it is cut or damaged, or another format by that name: deliver it again")
        .causedBy(cause);
  }
}
