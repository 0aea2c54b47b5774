package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.lake.LakeFormat;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Lakes of earlier programs, moved here: read, continued, cleared, or refused. */
@Tag("scenario")
class StoredLakesTest {
  private static final IsoWeek FIRST = new IsoWeek(2024, 35);
  private static final List<IsoWeek> ALL = List.of(FIRST, StoredLakes.LAST, StoredLakes.NEXT);

  @TempDir private Path folder;

  /** Rules did not change since: the ledger of all weeks is that of a lake made today. */
  @ParameterizedTest
  @CsvSource({"with-delete-files,2024-W35", "format-1,2024-W36"})
  void aLakeIsReadContinuedAndCleared(String stored, String first) throws IOException {
    List<IsoWeek> weeks =
        ALL.stream().filter(week -> week.compareTo(IsoWeek.parse(first)) >= 0).toList();
    List<IsoWeek> before = weeks.subList(0, weeks.size() - 1);
    Path world = StoredLakes.world(folder);
    EngineRun today = EngineRun.onWorld(world, folder.resolve("today")).weeks(weeks);
    EngineRun old = moved(world, stored);

    assertThat(old.ledger(before)).isEqualTo(today.ledger(before)).isNotEmpty();
    old.week(StoredLakes.NEXT);
    assertThat(old.ledger(weeks)).isEqualTo(today.ledger(weeks));
    assertThat(old.conversions(StoredLakes.NEXT)).isEqualTo(today.conversions(StoredLakes.NEXT));
    assertThat(LakeFormat.of(lake())).hasValue(LakeFormat.CURRENT);

    Path snapshot =
        world.resolve("landing/viettel/" + StoredLakes.NEXT + "/subscriber_snapshot.csv");
    String subscriber = Files.readAllLines(snapshot).get(1).split(",")[0];
    CommandRun erased =
        command(world, "erase", "--subscriber-id", subscriber, "--operator", "viettel");
    assertThat(erased.code()).as(erased.err()).isZero();
    CommandRun retained = command(world, "retain", "--set", "retention.landingWeeks=1");
    assertThat(retained.code()).as(retained.err()).isZero();
    assertThat(old.ledger(weeks)).isEqualTo(today.ledger(weeks));
    for (String file : new LakeOnDisk(lake()).files()) {
      if (!file.startsWith("runs/")) {
        assertThat(Files.readString(lake().resolve(file), StandardCharsets.ISO_8859_1))
            .as(file)
            .doesNotContain(StoredLakes.PLACE);
      }
    }
  }

  /** The lists of that time meant something else: there is no way from their rows to today's. */
  @Test
  void aLakeWhoseListsMeantSomethingElseIsReadAndNotContinued() {
    Path world = StoredLakes.world(folder);
    EngineRun old = moved(world, "first-weekly-run");
    assertThat(old.ledger(List.of(StoredLakes.LAST))).isNotEmpty();
    assertThatThrownBy(() -> old.week(StoredLakes.NEXT))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("outreach_item")
        .hasMessageContaining("can be read, but not continued");
    assertThat(command(world, "runs").out()).contains("2024-W36");
  }

  private Path lake() {
    return folder.resolve("old/lake");
  }

  private EngineRun moved(Path world, String stored) {
    StoredLakes.lake(stored, folder.resolve("old"));
    CommandRun moved = command(world, "lake", "moved");
    assertThat(moved.code()).as(moved.err()).isZero();
    return EngineRun.onWorld(world, folder.resolve("old"));
  }

  private CommandRun command(Path world, String... words) {
    List<String> arguments = new java.util.ArrayList<>(List.of(words));
    arguments.addAll(List.of("--set", "paths.lake=" + lake()));
    arguments.addAll(List.of("--set", "paths.output=" + folder.resolve("old/output")));
    arguments.addAll(List.of("--set", "paths.landing=" + world.resolve("landing")));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
