package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.IsoWeek;

/** Nobody is put on a list while it cannot be known who must not be called. */
class RegisterNotToCallTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W35");

  @TempDir Path folder;

  @Test
  void anOperatorWhoseRegisterCannotBeUsedIsRefusedAndTheOthersArePublished() throws IOException {
    Path landing = folder.resolve("landing");
    for (String operator : List.of("a", "b")) {
      Story story = new Story();
      for (int number = 1; number <= 6; number++) {
        story.subscriber(number, "A g");
      }
      story.write(landing, operator, List.of(WEEK));
    }
    WorkedExample reference = WorkedExample.write(folder.resolve("reference"), "unused");
    EngineRun run =
        EngineRun.in(
            folder,
            "paths.landing=" + landing,
            "reference.tacCatalogue=" + reference.catalogue(),
            "reference.adminUnits=" + reference.adminUnits());
    Path register = landing.resolve("a/2024-W35/do_not_call.csv");
    Files.writeString(register, "number\n" + Story.pseudonym(3) + "\n");

    RunRecord without = run.week(WEEK);

    assertThat(without.isPublished()).isTrue();
    assertThat(without.operators()).containsExactly("b");
    assertThat(without.refused()).containsOnlyKeys("a");
    assertThat(without.refused().get("a"))
        .contains(register.toString(), "subscriber_id", "what to do: ")
        .contains("without the register of those who are not to be called no list is made")
        .doesNotContain(Story.pseudonym(3));
    assertThat(run.outputs().keySet())
        .anyMatch(file -> file.startsWith("lists/2024-W35/b/"))
        .noneMatch(file -> file.startsWith("lists/2024-W35/a/"));
  }
}
