package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.sunset2g.Fuzzed;

/** Dumps of identifiers: no message about one may repeat an identifier. */
class DumpFileFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void aDumpIsOpenedOrRefusedDiscreetly(byte[] bytes) {
    Path file = Fuzzed.file("north_20240909_20240915.csv", bytes);
    Fuzzed.discreetRefusal(
        () ->
            assertThat(DumpFile.open(file).notes().toString())
                .doesNotContainPattern("(?<![0-9_])[0-9]{9}"));
  }
}
