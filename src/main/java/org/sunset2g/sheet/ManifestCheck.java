package org.sunset2g.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * How a folder differs from its manifest.
 *
 * @param missing files that the manifest names and that are not there
 * @param added files that are there and that it does not name
 * @param changed files of another size or content, among them the manifest or the checksums
 *     themselves where the two contradict each other
 */
public record ManifestCheck(List<String> missing, List<String> added, List<String> changed) {
  private static final String CURE = "let the lists be made again, or fetch the folder again";

  public ManifestCheck {
    missing = List.copyOf(missing);
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  /** Whether nothing is missing, added or changed. */
  public boolean isWhole() {
    return missing.isEmpty() && added.isEmpty() && changed.isEmpty();
  }

  /**
   * Holds a folder against its manifest.
   *
   * @throws InputProblem where there is no manifest, or one that cannot be read
   */
  public static ManifestCheck verify(Path folder) throws IOException {
    ListManifest manifest = read(folder);
    TreeMap<String, Path> files = ManifestFolder.files(folder);
    List<String> missing = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    StringBuilder checksums = new StringBuilder();
    for (ListManifest.Entry entry : manifest.files()) {
      checksums.append(entry.sha256()).append("  ").append(entry.path()).append('\n');
      Path file = files.remove(entry.path());
      if (file == null) {
        missing.add(entry.path());
      } else if (!isAsNamed(file, entry)) {
        changed.add(entry.path());
      }
    }
    Path kept = folder.resolve(ListManifest.CHECKSUMS);
    checksums
        .append(ManifestFolder.sha256(folder.resolve(ListManifest.FILE)))
        .append("  " + ListManifest.FILE + "\n");
    if (!Files.exists(kept)) {
      missing.add(ListManifest.CHECKSUMS);
    } else if (!Arrays.equals(
        Files.readAllBytes(kept), checksums.toString().getBytes(StandardCharsets.UTF_8))) {
      changed.add(ListManifest.CHECKSUMS);
    }
    return new ManifestCheck(missing, List.copyOf(files.keySet()), changed);
  }

  private static boolean isAsNamed(Path file, ListManifest.Entry entry) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == entry.bytes()
        && ManifestFolder.sha256(file).equals(entry.sha256());
  }

  /**
   * Reads a folder's manifest.
   *
   * @throws InputProblem where there is none, or one that cannot be read
   */
  public static ListManifest read(Path folder) throws IOException {
    Path file = folder.resolve(ListManifest.FILE);
    if (!Files.isRegularFile(file)) {
      throw InputProblem.inFile(file, "there is no manifest", CURE);
    }
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      int version = json.required("schema_version").asInt();
      if (version != ListManifest.SCHEMA_VERSION) {
        throw InputProblem.inFile(
            file,
            "schema_version is %d, known is %d".formatted(version, ListManifest.SCHEMA_VERSION),
            "verify it with the version of sunset2g that made it");
      }
      List<ListManifest.Entry> files = new ArrayList<>();
      for (JsonNode entry : json.required("files")) {
        files.add(
            new ListManifest.Entry(
                entry.required("path").asText(),
                Classification.valueOf(entry.required("classification").asText()),
                entry.required("bytes").asLong(),
                entry.required("sha256").asText()));
      }
      return new ListManifest(
          json.required("operator").asText(),
          IsoWeek.parse(json.required("week").asText()),
          json.required("made_from").asText(),
          json.required("made_for").asText(),
          LocalDate.parse(json.required("expires_on").asText()),
          files);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException wrong) {
      throw InputProblem.inFile(file, "not a manifest: " + firstLine(wrong), CURE).causedBy(wrong);
    }
  }

  private static String firstLine(Exception wrong) {
    return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
  }
}
