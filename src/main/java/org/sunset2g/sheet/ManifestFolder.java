package org.sunset2g.sheet;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Writes {@code manifest.json} and {@code checksums.sha256} of a folder. */
public final class ManifestFolder {
  private ManifestFolder() {}

  /**
   * Writes both for all files that lie in the folder and below it, but for folders below that have
   * a manifest of their own.
   *
   * @param classification who may have the file of that path
   */
  public static ListManifest write(
      Path folder,
      String operator,
      IsoWeek week,
      String madeFrom,
      String madeFor,
      LocalDate expiresOn,
      Function<String, Classification> classification)
      throws IOException {
    List<ListManifest.Entry> entries = new ArrayList<>();
    Files.deleteIfExists(draftOf(folder.resolve(ListManifest.FILE)));
    for (var file : files(folder).entrySet()) {
      if (!ListManifest.Entry.isBelow(file.getKey())) {
        throw InputProblem.inFile(
            folder, "a file cannot be named in a manifest", "take odd characters out of its name");
      }
      entries.add(
          new ListManifest.Entry(
              file.getKey(),
              classification.apply(file.getKey()),
              Files.size(file.getValue()),
              sha256(file.getValue())));
    }
    ListManifest manifest = new ListManifest(operator, week, madeFrom, madeFor, expiresOn, entries);
    byte[] json = json(manifest);
    // One that was cut short by a kill could not be read, nor written again.
    Path file = folder.resolve(ListManifest.FILE);
    Files.write(draftOf(file), json);
    Files.move(
        draftOf(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    StringBuilder checksums = new StringBuilder();
    for (ListManifest.Entry entry : entries) {
      checksums.append(entry.sha256()).append("  ").append(entry.path()).append('\n');
    }
    checksums
        .append(HexFormat.of().formatHex(digest().digest(json)))
        .append("  " + ListManifest.FILE + "\n");
    Files.writeString(folder.resolve(ListManifest.CHECKSUMS), checksums);
    return manifest;
  }

  private static Path draftOf(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".draft");
  }

  /** Writes both again, after files of the folder were changed on purpose. */
  public static void refresh(Path folder) throws IOException {
    ListManifest before = ManifestCheck.read(folder);
    java.util.Map<String, Classification> known = new TreeMap<>();
    before.files().forEach(entry -> known.put(entry.path(), entry.classification()));
    write(
        folder,
        before.operator(),
        before.week(),
        before.madeFrom(),
        before.madeFor(),
        before.expiresOn(),
        path -> known.getOrDefault(path, Classification.RESTRICTED));
  }

  /** Files below the folder by their path, without the two that tell of them. */
  static TreeMap<String, Path> files(Path folder) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> files.put(slashed(folder.relativize(file)), file));
    }
    // A folder below with a manifest of its own is left to that.
    List<String> others =
        files.keySet().stream()
            .filter(path -> path.endsWith("/" + ListManifest.FILE))
            .map(path -> path.substring(0, path.length() - ListManifest.FILE.length()))
            .toList();
    files.keySet().removeIf(path -> others.stream().anyMatch(path::startsWith));
    files.remove(ListManifest.FILE);
    files.remove(ListManifest.CHECKSUMS);
    return files;
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] json(ListManifest manifest) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(written, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      json.writeStartObject();
      json.writeNumberField("schema_version", ListManifest.SCHEMA_VERSION);
      json.writeStringField("operator", manifest.operator());
      json.writeStringField("week", manifest.week().toString());
      json.writeStringField("made_from", manifest.madeFrom());
      json.writeStringField("made_for", manifest.madeFor());
      json.writeStringField("expires_on", manifest.expiresOn().toString());
      json.writeArrayFieldStart("files");
      for (ListManifest.Entry entry : manifest.files()) {
        json.writeStartObject();
        json.writeStringField("path", entry.path());
        json.writeStringField("classification", entry.classification().name());
        json.writeStringField("classification_vi", entry.classification().vietnamese());
        json.writeNumberField("bytes", entry.bytes());
        json.writeStringField("sha256", entry.sha256());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return written.toByteArray();
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
