package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.LakeFormat.Migration;
import org.sunset2g.vocabulary.InputProblem;

class LakeFormatTest {
  @TempDir private Path lake;

  @Test
  void aNewLakeSaysItsFormatAndAnOldOneHasNone() throws IOException {
    assertThat(LakeFormat.of(lake)).isEmpty();
    Files.createDirectory(lake.resolve("runs"));
    assertThat(LakeFormat.of(lake)).hasValue(0);
    LakeFormat.settle(lake);
    assertThat(LakeFormat.of(lake)).hasValue(LakeFormat.CURRENT);
    assertThat(lake.resolve("lake.json")).content().contains("sunset2g");
  }

  @Test
  void aMigrationThatIsKilledIsDoneAgainAndThoseBeforeItAreNot() throws IOException {
    Files.createDirectory(lake.resolve("runs"));
    List<Integer> done = new ArrayList<>();
    Migration first = new Migration(1, folder -> done.add(1));
    Migration second = new Migration(2, folder -> done.add(2));
    Migration killed =
        new Migration(
            2,
            folder -> {
              throw new IllegalStateException("killed");
            });
    // As if format 1 were not the current one yet.
    assertThatThrownBy(() -> LakeFormat.settle(lake, 2, List.of(first, killed)))
        .hasMessage("killed");
    assertThat(LakeFormat.of(lake)).hasValue(1);
    LakeFormat.settle(lake, 2, List.of(first, second));
    assertThat(done).containsExactly(1, 2);
    assertThat(LakeFormat.of(lake)).hasValue(2);
  }

  @Test
  void oneThatCannotBeLookedAtIsNotWrittenAnew() throws IOException {
    Path file = lake.resolve("lake.json");
    Files.createSymbolicLink(file, file);
    assertThatThrownBy(() -> LakeFormat.settle(lake))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("cannot be read");
    assertThat(file).isSymbolicLink();
  }

  @Test
  void aNewerOneAndOneThatCannotBeReadAreRefused() throws IOException {
    Files.writeString(lake.resolve("lake.json"), "{\"format\": 7}");
    assertThatThrownBy(() -> LakeFormat.refuseNewer(lake))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("format 7")
        .hasMessageContaining("up to " + LakeFormat.CURRENT);
    for (String broken : List.of("", "{}", "{\"format\": \"1\"}", "{\"format\": 0}", "[")) {
      Files.writeString(lake.resolve("lake.json"), broken);
      assertThatThrownBy(() -> LakeFormat.refuseNewer(lake)).isInstanceOf(InputProblem.class);
    }
  }
}
