package org.sunset2g.feed.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.sunset2g.Fuzzed;
import org.sunset2g.contract.Contracts;

/** Records under a good header, cut into small chunks, beside those of commons-csv. */
class CsvRecordsFuzzTest {
  private static final String HEADER = "subscriber_id,tac,first_seen,last_seen,days_seen,events\n";
  private static final String BLANKS = "[ \\t\\r\\n\\x0B\\f\\u00a0\\u202f\\u3000\\ufeff]*";
  private static final CSVFormat RFC_4180 =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrailingData(true).build();

  @FuzzTest(maxDuration = "20s")
  void recordsAreThoseOfCommonsCsv(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    Path file = Fuzzed.file("device_observation.csv", (HEADER + text).getBytes(UTF_8));
    List<List<String>> read = new ArrayList<>();
    boolean isRead =
        Fuzzed.discreetRefusal(
                () -> {
                  CsvPreflight csv =
                      CsvPreflight.of(
                          ExtractFixture.extract(file, OBSERVATION).located(),
                          Contracts.of(OBSERVATION),
                          7);
                  csv.chunks().forEach(chunk -> read.addAll(records(chunk)));
                  assertThat(csv.rows()).isEqualTo(read.size());
                })
            .isEmpty();
    if (isRead) {
      assertThat(read).isEqualTo(expected(text));
    }
  }

  private static List<List<String>> records(CsvChunk chunk) {
    List<List<String>> read = new ArrayList<>();
    try (CsvRecords records = new CsvRecords(chunk)) {
      while (records.next()) {
        read.add(
            IntStream.range(0, records.width())
                .mapToObj(records::field)
                .map(field -> field == null ? "" : field.toString())
                .toList());
      }
    }
    return read;
  }

  private static List<List<String>> expected(String text) {
    try (CSVParser parser = CSVParser.parse(new StringReader(HEADER + text), RFC_4180)) {
      return parser.getRecords().stream()
          .skip(1)
          .map(record -> record.stream().map(CsvRecordsFuzzTest::trimmed).toList())
          .toList();
    } catch (IOException malformed) {
      throw new AssertionError("commons-csv refuses what we read", malformed);
    }
  }

  private static String trimmed(String text) {
    return text.replaceAll("^" + BLANKS, "").replaceAll(BLANKS + "$", "");
  }
}
