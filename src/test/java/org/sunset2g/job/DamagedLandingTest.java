package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** A Parquet file that was damaged on its way: it is refused by name, or it changes no figure. */
@Tag("crash")
class DamagedLandingTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final int TRIALS = 12;

  @TempDir Path folder;

  @Test
  void aTurnedBitInALandingFileIsSaidOrChangesNothing() throws IOException {
    SyntheticWorld.write(
        WorldPlan.of(5, 600, WEEK, 1, List.of("north"), LandingFormat.PARQUET),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        folder.resolve("world"),
        done -> {});
    EngineRun whole = EngineRun.onWorld(folder.resolve("world"), folder.resolve("whole"));
    whole.week(WEEK);
    SortedMap<String, Long> ledger = whole.ledger(List.of(WEEK));
    Random random = new Random(Long.getLong("crash.seed", 1));
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      String name = trial % 2 == 0 ? "device_observation" : "subscriber_snapshot";
      Path file = folder.resolve("world/landing/north/" + WEEK + "/" + name + ".parquet");
      byte[] bytes = Files.readAllBytes(file);
      byte[] damaged = bytes.clone();
      int at = 4 + random.nextInt(bytes.length - 12);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      EngineRun run = EngineRun.onWorld(folder.resolve("world"), folder.resolve("trial-" + trial));
      try {
        run.week(WEEK);
        assertThat(run.ledger(List.of(WEEK))).as("bit at %d of %s", at, name).isEqualTo(ledger);
      } catch (InputProblem problem) {
        refused++;
        assertThat(problem.getMessage())
            .as("bit at %d of %s", at, name)
            .contains(name + ".parquet", "what to do: ");
      }
      Files.write(file, bytes);
    }
    System.out.println(refused + " of " + TRIALS + " damaged landing files were refused");
    assertThat(refused).isPositive();
  }
}
