package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code synth --conditions} makes of a name. */
class SynthCommandTest {
  @TempDir Path folder;

  @Test
  void namedConditionsChangeTheWorldAndAPostponementIsSaid() throws IOException {
    CommandRun calm = synth("calm");
    CommandRun postponed = synth("postponed", "--conditions", "postponed");

    assertThat(calm.code()).isZero();
    assertThat(calm.err()).doesNotContain("put off");
    assertThat(postponed.code()).isZero();
    assertThat(postponed.err())
        .contains("the cut-off of 2024-10-16 was put off to 2024-11-15, announced on 2024-10-13");
    assertThat(truth("postponed")).isNotEqualTo(truth("calm"));
  }

  @Test
  void unknownConditionsAreRefusedWithTheNearestName() {
    CommandRun run = synth("world", "--conditions", "postpone");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("sunset2g: ")
        .contains("no conditions are called 'postpone'. Did you mean 'postponed'?")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("world")).doesNotExist();
  }

  @Test
  void theHelpNamesAllConditions() {
    assertThat(CommandRun.of("synth", "--help").out())
        .contains("--conditions", "as_published", "postponed", "campaign", "stock_out")
        .contains("late_rush");
  }

  private CommandRun synth(String name, String... more) {
    String[] arguments = {
      "synth", "--to", folder.resolve(name).toString(), "--subscribers", "2000", "--weeks", "3"
    };
    return CommandRun.of(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private String truth(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("truth/ledger.csv"));
  }
}
