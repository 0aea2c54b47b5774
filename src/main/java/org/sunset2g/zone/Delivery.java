package org.sunset2g.zone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The files of one operator and week on their way out: made in a hidden folder beside their place
 * and moved there when all are complete. Whatever ends the work before leaves nothing behind that
 * anyone takes for a file of the week. The manifest comes last and names the fingerprints, so a
 * reader who finds new files beside an old manifest knows.
 */
public final class Delivery implements AutoCloseable {
  private static final String STAGING = ".pseudonymise-";
  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();
  private static final List<String> REJECTED_HEADER =
      List.of("line", "column_name", "reason", "shape");

  private final Path folder;
  private final String table;
  private final DeliveryFormat format;
  private final PseudonymManifest manifest;
  private final Path staging;
  private final Thread atKill;

  private Delivery(Path folder, String table, DeliveryFormat format, PseudonymManifest manifest)
      throws IOException {
    this.folder = folder;
    this.table = table;
    this.format = format;
    this.manifest = manifest;
    Files.createDirectories(folder);
    clearLeftovers(folder);
    this.staging = Files.createDirectory(folder.resolve(STAGING + ProcessHandle.current().pid()));
    this.atKill = new Thread(() -> delete(staging));
    Runtime.getRuntime().addShutdownHook(atKill);
  }

  /**
   * Opens the place of the week's files.
   *
   * @param out folder of operators' folders
   * @param wanted key and kind of the files to be made; must be those of files that are there
   */
  public static Delivery open(
      Path out,
      String operator,
      IsoWeek week,
      String table,
      DeliveryFormat format,
      PseudonymManifest wanted) {
    Path folder = out.resolve(operator).resolve(week.toString());
    for (DeliveryFormat other : DeliveryFormat.values()) {
      if (other != format && Files.exists(folder.resolve(table + other.suffix()))) {
        throw InputProblem.inFile(
            folder.resolve(table + other.suffix()),
            "the week already has this table in another format",
            "take it away, or ask for that format");
      }
    }
    try {
      return new Delivery(folder, table, format, joined(folder, wanted));
    } catch (IOException unwritable) {
      throw InputProblem.inFile(folder, "it cannot be written", "check its rights");
    }
  }

  private static PseudonymManifest joined(Path folder, PseudonymManifest wanted)
      throws IOException {
    Path there = folder.resolve(PseudonymManifest.FILE);
    if (!Files.exists(there)) {
      return wanted;
    }
    PseudonymManifest before =
        PseudonymManifest.fromJson(Files.readString(there))
            .orElseThrow(
                () ->
                    InputProblem.inFile(there, "it is no manifest of pseudonyms", "take it away"));
    if (!before.scheme().equals(wanted.scheme())) {
      throw InputProblem.inFile(
          there,
          "the week's files were made under '%s', not '%s': they could not be joined"
              .formatted(before.scheme(), wanted.scheme()),
          "take them and the manifest away and make all of them again, or name the key with --key");
    }
    return before;
  }

  /** The file's place when it is published. */
  public Path file() {
    return folder.resolve(table + format.suffix());
  }

  /** Place of the list of rows left out. */
  public Path rejectedFile() {
    return folder.resolve(table + ".rejected.csv");
  }

  /**
   * Makes the files, and moves them into place.
   *
   * @param extract what the extract was measured by
   */
  public void publish(PseudonymisedTable content, SortedMap<String, String> extract) {
    try {
      Path made = staging.resolve(file().getFileName());
      String sha256 =
          format == DeliveryFormat.PARQUET
              ? parquet(made, content.accepted())
              : csv(made, content.columns(), content.accepted().toLocalIterator());
      Path rejected = staging.resolve(rejectedFile().getFileName());
      if (content.rejectedRows() > 0) {
        csv(rejected, REJECTED_HEADER, content.rejected().toLocalIterator());
      }
      PseudonymManifest.Made entry =
          new PseudonymManifest.Made(sha256, content.rows(), content.rejectedRows(), extract);
      Path described = staging.resolve(PseudonymManifest.FILE);
      // Another table of the week may have come in the meantime.
      PseudonymManifest now = joined(folder, manifest);
      Files.writeString(described, now.with(file().getFileName().toString(), entry).toJson());
      replace(file(), made);
      if (Files.exists(rejected)) {
        replace(rejectedFile(), rejected);
      } else {
        Files.deleteIfExists(rejectedFile());
      }
      replace(folder.resolve(PseudonymManifest.FILE), described);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              folder, "the files cannot be written", "check the rights and the space left")
          .causedBy(unwritable);
    }
  }

  private String csv(Path file, List<String> header, Iterator<Row> rows) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream bytes = new DigestOutputStream(Files.newOutputStream(file), digest);
        OutputStream packed = file.toString().endsWith(".gz") ? gzip(bytes) : bytes;
        Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(new java.io.BufferedWriter(text, 1 << 16), CSV)) {
      printer.printRecord(header);
      while (rows.hasNext()) {
        Row row = rows.next();
        for (int at = 0; at < row.size(); at++) {
          printer.print(row.get(at));
        }
        printer.println();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static OutputStream gzip(OutputStream bytes) throws IOException {
    return new GZIPOutputStream(bytes, 1 << 16);
  }

  private static String parquet(Path file, Dataset<Row> rows) throws IOException {
    rows.write().mode(SaveMode.ErrorIfExists).parquet(file.toUri().toString());
    MessageDigest digest = sha256();
    for (Path part : children(file)) {
      String name = part.getFileName().toString();
      if (name.startsWith("_") || name.startsWith(".")) {
        Files.delete(part);
      } else {
        try (OutputStream hashed =
            new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          Files.copy(part, hashed);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void replace(Path place, Path made) throws IOException {
    if (Files.isDirectory(place)) {
      Files.move(place, staging.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    delete(staging);
    for (Path empty : List.of(folder, folder.getParent())) {
      try {
        Files.deleteIfExists(empty);
      } catch (IOException inUse) {
        // It holds files.
      }
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atKill);
    } catch (IllegalStateException endingAlready) {
      // The hook is at work.
    }
  }

  /** What a killed process left is cleared; another one at work is left alone. */
  private static void clearLeftovers(Path folder) throws IOException {
    for (Path left : children(folder)) {
      String name = left.getFileName().toString();
      if (name.startsWith(STAGING)) {
        String pid = name.substring(STAGING.length());
        boolean isAtWork =
            pid.matches("[0-9]{1,18}")
                && Long.parseLong(pid) != ProcessHandle.current().pid()
                && ProcessHandle.of(Long.parseLong(pid)).isPresent();
        if (!isAtWork) {
          delete(left);
        }
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | java.io.UncheckedIOException gone) {
      // Cleared by the next run.
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
