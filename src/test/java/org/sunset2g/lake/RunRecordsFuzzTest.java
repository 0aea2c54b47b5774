package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.sunset2g.Fuzzed;

/** Run records that somebody edited or that a disk damaged. */
class RunRecordsFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void aRecordIsReadAndWrittenAgainOrRefused(byte[] bytes) {
    Path file = Fuzzed.file("lake/runs/000001.json", bytes);
    RunRecords records = new RunRecords(file.getParent().getParent());
    Fuzzed.refusal(
        () -> {
          List<RunRecord> read = records.all();
          records.find("000001");
          records.nextId();
          String written = RunRecords.asJson(read.get(0));
          Fuzzed.file("lake/runs/000001.json", written.getBytes(StandardCharsets.UTF_8));
          assertThat(RunRecords.asJson(records.all().get(0))).isEqualTo(written);
        });
  }
}
