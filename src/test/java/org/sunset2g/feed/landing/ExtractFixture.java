package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.sunset2g.contract.Contracts;
import org.sunset2g.vocabulary.InputProblem;

/** Checks single files, and that a check leaves nothing behind. */
record ExtractFixture(Path folder) {
  private static final int ALL = 1000;

  /** Nine digits or more, and sixteen hexadecimal characters or more, may be somebody. */
  private static final String IDENTIFIER = "(?s).*([0-9]{9}|[0-9a-f]{16}).*";

  /** A shape as it may be shown: nothing of the value but its punctuation. */
  private static final String SHAPE =
      "|[0-9]+ fields|\\*\\{[0-9]+}|(([9A?]\\{[0-9]+})|[ -/:-@\\[-`{-~])*";

  static String tableOf(String fileName) {
    return fileName.startsWith("device") ? LandingFixture.OBSERVATION : LandingFixture.SNAPSHOT;
  }

  Path with(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The findings; the folder for scratch files is empty before and after. */
  static ExtractFindings check(Path file, String table) {
    try {
      Path temporary = Files.createTempDirectory("check-");
      try (ScratchFolder scratch = ScratchFolder.within(temporary)) {
        return ExtractCheck.of(extract(file, table), ALL, scratch);
      } finally {
        assertThat(entries(temporary)).isEmpty();
        Files.delete(temporary);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static Extract extract(Path file, String table) {
    return new Extract(
        file, Contracts.of(table), LandingFixture.OPERATOR, Optional.of(LandingFixture.WEEK));
  }

  static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /** Refused with a message that names the file, says these things and gives nobody away. */
  static void isRefused(Path file, String table, String... saying) {
    refusal(catchThrowable(() -> check(file, table)), file, saying);
  }

  static void refusal(Throwable thrown, Path file, String... saying) {
    assertThat(thrown).isInstanceOf(InputProblem.class);
    assertThat(thrown.getMessage())
        .contains(file.getFileName().toString())
        .contains("\n  what to do: ")
        .contains(saying)
        .doesNotContain("Exception", "at org.", "\tat ", "null");
    String ofTemporary = Pattern.quote(System.getProperty("java.io.tmpdir")) + "[^ ,:\n]*/?";
    String withoutPaths = thrown.getMessage().replaceAll(ofTemporary, "");
    assertThat(withoutPaths).hasSizeLessThan(1000).doesNotMatch(IDENTIFIER);
  }

  /** Faults as "line column REASON", in that order; a row as a whole has the column "row". */
  static List<String> faults(ExtractFindings findings) {
    return findings.problems().stream()
        .flatMap(
            problem ->
                problem.examples().stream()
                    .peek(example -> assertThat(example.shape()).matches(SHAPE))
                    .map(
                        example ->
                            "%d %s %s"
                                .formatted(
                                    example.line(),
                                    problem.column().isEmpty() ? "row" : problem.column(),
                                    problem.reason())))
        .sorted()
        .toList();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** A small file that expands to so many mebibytes of one byte, after a beginning. */
  static byte[] bomb(byte[] beginning, char filling, int mebibytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 20];
    java.util.Arrays.fill(block, (byte) filling);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 16)) {
      gzip.write(beginning);
      for (int written = 0; written < mebibytes; written++) {
        gzip.write(block);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
