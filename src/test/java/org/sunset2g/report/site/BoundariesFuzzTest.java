package org.sunset2g.report.site;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.sunset2g.Fuzzed;

/** Outlines that a user gives for the map. */
class BoundariesFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void outlinesAreReadOrRefused(byte[] bytes) {
    Path file = Fuzzed.file("outlines.geojson", bytes);
    Fuzzed.refusal(() -> Boundaries.read(file, "code"));
  }
}
