package org.sunset2g.report.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.vocabulary.InputProblem;

/**
 * {@code manifest.json}: the files of a published week with their sizes and checksums, in the order
 * of their names.
 */
final class TablesManifest {
  static final String NAME = "manifest.json";

  /** The shape of the file; grows with every change that readers must know of. */
  static final int VERSION = 1;

  /** Files of the folder above that are listed too. */
  private static final Pattern LETTER = Pattern.compile("\\.\\./letter\\.(docx|html)");

  private static final Pattern FILE = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9]+)+");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String CURE =
      "fetch the folder tables/ again from where it was published; its files are not for editing";

  private record Entry(long bytes, String sha256) {}

  private TablesManifest() {}

  /**
   * Writes the manifest of a folder.
   *
   * @param names files of the folder, and letters beside it
   */
  static void write(Path folder, WeekFacts facts, Iterable<String> names) throws IOException {
    Map<String, Entry> files = new TreeMap<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      files.put(name, new Entry(Files.size(file), sha256(file)));
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", VERSION);
    json.put("phase", facts.phase());
    json.put("week", facts.week().toString());
    json.put("revision", facts.revision());
    ArrayNode entries = json.putArray("files");
    files.forEach(
        (name, entry) ->
            entries
                .addObject()
                .put("path", name)
                .put("bytes", entry.bytes())
                .put("sha256", entry.sha256()));
    TableJson.writeDocument(folder.resolve(NAME), json);
  }

  /**
   * Holds a folder against its manifest. Letters are not looked at: they are edited before they are
   * sent, and stay behind where the tables travel alone.
   *
   * @return names of the files in the folder that the manifest vouches for
   * @throws InputProblem where a file is missing or is not as it was written
   */
  static java.util.Set<String> verify(Path folder) throws IOException {
    JsonDocument json = JsonDocument.read(folder.resolve(NAME), VERSION);
    Map<String, Entry> files = new TreeMap<>();
    for (JsonDocument entry : json.objects("files")) {
      String name = entry.text("path");
      String sha256 = entry.text("sha256");
      if (!HASH.matcher(sha256).matches()) {
        throw entry.problem("has no SHA-256: '" + sha256 + "'");
      }
      if (!LETTER.matcher(name).matches()) {
        if (!FILE.matcher(name).matches()) {
          throw entry.problem("names no file of the folder: '" + name + "'");
        }
        if (files.put(name, new Entry(entry.number("bytes"), sha256)) != null) {
          throw entry.problem("names " + name + " a second time");
        }
      }
    }
    for (Map.Entry<String, Entry> file : files.entrySet()) {
      check(folder.resolve(file.getKey()), file.getValue());
    }
    return files.keySet();
  }

  private static void check(Path file, Entry entry) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw InputProblem.inFile(file, "the file is missing, though " + NAME + " names it", CURE);
    }
    if (Files.size(file) != entry.bytes()) {
      throw InputProblem.inFile(
          file,
          "has %d bytes, %s says %d: it was changed or cut short"
              .formatted(Files.size(file), NAME, entry.bytes()),
          CURE);
    }
    String found = sha256(file);
    if (!found.equals(entry.sha256())) {
      throw InputProblem.inFile(
          file,
          "has the SHA-256 %s, %s says %s: it was changed".formatted(found, NAME, entry.sha256()),
          CURE);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
        stream.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
