package org.sunset2g.feed.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sunset2g.Fuzzed;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Msisdn;

/** Result files as people fill them in, as text and as workbooks. */
class ResultFilesFuzzTest {
  private static final ResultRules RULES =
      new ResultRules(Optional.of(new IsoWeek(2024, 37)), "VN-2004");

  @FuzzTest(maxDuration = "20s")
  void aRowCountsOrIsRejectedAndNoNumberIsKept(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Path file = Fuzzed.file(bytes[0] == 'x' ? "a.xlsx" : "a.csv", content);
    Fuzzed.discreetRefusal(
        () -> {
          ReadResults results = ResultFiles.readFile(file, RULES);
          for (ResultRow row : results.rows()) {
            assertThat(row.runs()).isPositive();
            assertThat(RULES.faultOf(row.doneOn())).isEmpty();
            assertThat(row.difficulties().filter(Msisdn::mayStandIn)).isEmpty();
            assertThat(row.proposals().filter(Msisdn::mayStandIn)).isEmpty();
          }
          for (ResultFault fault : results.rejects()) {
            assertThat(fault.reason() + fault.shape()).doesNotContainPattern("[0-9]{9}");
          }
        });
  }
}
