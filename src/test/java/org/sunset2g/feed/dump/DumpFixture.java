package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sunset2g.SparkForTests;
import org.sunset2g.vocabulary.InputProblem;

/** Dumps of made-up identifiers, written file by file and read with the limits of a test. */
record DumpFixture(Path folder) {
  static final String NAME = "north_20240909_20240915.csv";
  static final String HEADER = "date,imei,imsi,msisdn,rat\n";

  Path file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A file of that many good rows, all different. */
  Path good(String name, int rows) {
    return file(name, HEADER + rows(0, rows));
  }

  static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int number = from; number < to; number++) {
      rows.append(row(number)).append('\n');
    }
    return rows.toString();
  }

  static String row(int number) {
    return "20240910,%s,%s,%s,006".formatted(imei(number), imsi(number), msisdn(number));
  }

  static String imei(int number) {
    return "35900000%06d0".formatted(number);
  }

  static String imsi(int number) {
    return "45201%010d".formatted(number);
  }

  static String msisdn(int number) {
    return "8490%07d".formatted(number);
  }

  CheckedDump read(Path... files) {
    return read(DumpLimits.defaults(), files);
  }

  CheckedDump read(DumpLimits limits, Path... files) {
    return DumpFeed.read(
        SparkForTests.session(), List.of(files), limits, Optional.empty(), List.of());
  }

  InputProblem refusal(Path... files) {
    return catchThrowableOfType(InputProblem.class, () -> read(files).close());
  }

  InputProblem refusal(String content) {
    return refusal(file(NAME, content));
  }
}
