package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunset2g.oracle.LedgerStories;
import org.sunset2g.oracle.LedgerStories.LedgerStory;
import org.sunset2g.vocabulary.IsoWeek;

/** One subscriber and one rule at a time, run through the weekly job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerStoriesTest {
  private Map<Integer, List<String>> flows;
  private Map<Integer, List<String>> conversions;

  @BeforeAll
  void runAllWeeks(@TempDir Path folder) {
    LedgerStories.write(folder);
    List<IsoWeek> weeks = LedgerStories.allWeeks();
    EngineRun run =
        EngineRun.in(
                folder,
                "paths.landing=" + folder.resolve("landing"),
                "reference.tacCatalogue=" + folder.resolve("catalogue"),
                "reference.adminUnits=" + folder.resolve("units.csv"),
                "reference.adminUnitChanges=" + folder.resolve("changes.csv"),
                "ledger.forgetAfterWeeks=" + LedgerStories.FORGET_AFTER_WEEKS,
                "phases=[{name: phase1, cutOff: '2024-10-16T00:00:00+07:00', atRisk: [TWO_G_ONLY],"
                    + " target: [FOUR_G, FIVE_G], exemptSegments: [M2M], exemptAreas: ["
                    + String.join(", ", LedgerStories.exemptAreas())
                    + "]}]")
            .weeks(weeks);
    flows = LedgerStories.flows(run.ledger(weeks));
    conversions = LedgerStories.conversions(run.conversions(weeks.get(weeks.size() - 1)));
  }

  @ParameterizedTest
  @MethodSource("org.sunset2g.oracle.LedgerStories#all")
  void aStoryEndsAsTheRulesSay(LedgerStory story) {
    assertThat(flows.getOrDefault(story.number(), List.of())).isEqualTo(story.flows());
    assertThat(conversions.getOrDefault(story.number(), List.of())).isEqualTo(story.conversions());
  }

  @Test
  void nothingIsBookedInAnAreaOfNoStory() {
    assertThat(flows).doesNotContainKey(0);
    assertThat(conversions).doesNotContainKey(0);
  }
}
