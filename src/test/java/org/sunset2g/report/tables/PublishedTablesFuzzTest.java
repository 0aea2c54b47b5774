package org.sunset2g.report.tables;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sunset2g.Fuzzed;

/** Published tables in which one file says something else, and the manifest vouches for it. */
class PublishedTablesFuzzTest {
  private static final List<String> FILES =
      List.of(
          "facts.json",
          "area_week.csv",
          "area_handset_sim.csv",
          "area_model.csv",
          "area_inflow.csv");

  private static Path published;

  @FuzzTest(maxDuration = "20s")
  void aFolderIsReadBackOrRefused(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    Path file = published().resolve(FILES.get((bytes[0] & 0xFF) % FILES.size()));
    byte[] before = Files.readAllBytes(file);
    try {
      Files.write(file, Arrays.copyOfRange(bytes, 1, bytes.length));
      SampleReport.vouch(published());
      Fuzzed.refusal(() -> PublishedFiles.read(published()));
    } finally {
      Files.write(file, before);
    }
  }

  private static Path published() {
    if (published == null) {
      try {
        Path folder = Fuzzed.file("tables/empty", new byte[0]).getParent();
        PublishedFiles.write(folder, SampleReport.content());
        published = folder;
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
    return published;
  }
}
