package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunset2g.Fuzzed;

/** A settings file, or one setting on the command line, with anything in it. */
class ConfigurationFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void settingsAreReadOrTheirProblemIsSaid(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    boolean isAssignment = bytes[0] == '=';
    Path file = Fuzzed.file("settings.yaml", isAssignment ? new byte[0] : content);
    List<String> assignments =
        isAssignment ? List.of(new String(content, StandardCharsets.UTF_8)) : List.of();
    try {
      Configuration.read(Optional.of(file), assignments);
    } catch (ConfigurationProblem problem) {
      assertThat(problem.getMessage()).isNotBlank().isNotEqualTo("null");
    }
  }
}
