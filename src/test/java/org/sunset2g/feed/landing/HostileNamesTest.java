package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Folders of the landing folder are named by whoever delivers. */
class HostileNamesTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 37);

  @TempDir private Path landing;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nsunset2g: all is well",
        "x\r\nsunset2g: all is well",
        "\u001b[31mred",
        "\u202Elmth",
        "a b",
        "-x",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmno",
        "Việt"
      })
  void aStrangeOperatorIsRefusedOnOneLine(String name) throws IOException {
    Path week = Files.createDirectories(landing.resolve(name).resolve(WEEK.toString()));
    Files.writeString(week.resolve("device_observation.csv"), "x");
    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> LandingFolder.operators(landing, WEEK));
    assertThat(problem).hasMessageContaining("cannot be an operator's folder");
    assertThat(problem.getMessage().lines()).hasSize(2);
    assertThat(problem.getMessage()).doesNotContain("\u001b", "\r", "\u202E");
  }

  @Test
  void anOperatorThatIsAPathIsRefused() {
    for (String name : new String[] {"../x", "..", "/etc", "a/b"}) {
      assertThat(
              catchThrowableOfType(
                  InputProblem.class,
                  () -> LandingFolder.locate(landing, name, WEEK, "device_observation")))
          .hasMessageContaining("cannot be an operator's folder");
    }
  }
}
