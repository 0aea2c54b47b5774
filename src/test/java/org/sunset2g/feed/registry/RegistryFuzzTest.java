package org.sunset2g.feed.registry;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sunset2g.Fuzzed;

/** The registry's tables, one at a time. */
class RegistryFuzzTest {
  private static final List<String> TABLES =
      List.of(
          "team",
          "focal_point",
          "sale_point",
          "programme",
          "area_restriction",
          "blackout",
          "assurance",
          "area_profile");

  @FuzzTest(maxDuration = "20s")
  void aTableIsReadOrRefused(byte[] bytes) throws Exception {
    if (bytes.length == 0) {
      return;
    }
    String table = TABLES.get((bytes[0] & 0xFF) % TABLES.size());
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Path file = Fuzzed.file("registry/" + table + ".csv", content);
    try {
      Fuzzed.refusal(() -> RegistryReader.read(file.getParent()));
    } finally {
      Files.delete(file);
    }
  }
}
