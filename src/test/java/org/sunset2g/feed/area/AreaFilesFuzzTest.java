package org.sunset2g.feed.area;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.sunset2g.Fuzzed;

/** Lists of administrative units and of their changes. */
class AreaFilesFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void aFileOfAreasIsReadOrRefused(byte[] bytes) {
    Path file = Fuzzed.file("areas.csv", bytes);
    Fuzzed.refusal(() -> AdminUnitReader.read(file));
    Fuzzed.refusal(() -> AreaChangeReader.read(file));
  }
}
