package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sunset2g.Fuzzed;

/** Whole files as they may be delivered: encodings, delimiters, headers, compression. */
class ExtractFuzzTest {
  private static final List<String> NAMES =
      List.of("subscriber_snapshot.csv", "device_observation.csv", "device_observation.csv.gz");

  @FuzzTest(maxDuration = "20s")
  void everyRowIsCountedOrTheFileIsRefusedDiscreetly(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    String name = NAMES.get((bytes[0] & 0xFF) % NAMES.size());
    Path file = Fuzzed.file(name, Arrays.copyOfRange(bytes, 1, bytes.length));
    Fuzzed.discreetRefusal(
        () -> {
          ExtractFindings findings = ExtractFixture.check(file, ExtractFixture.tableOf(name));
          Counts counts = findings.counts();
          assertThat(
                  counts.accepted()
                      + counts.rejectedRows()
                      + counts.exactDuplicates()
                      + counts.mergedAway())
              .isEqualTo(counts.rowsIn());
          assertThat(findings.notes().toString()).doesNotContainPattern("[0-9]{9}");
          ExtractFixture.faults(findings);
        });
  }
}
