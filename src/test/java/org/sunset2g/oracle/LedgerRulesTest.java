package org.sunset2g.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunset2g.oracle.LedgerStories.LedgerStory;
import org.sunset2g.vocabulary.IsoWeek;

/** The oracle knows the rules; the first week told is 2024-W35. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerRulesTest {
  private static final IsoWeek FIRST = new IsoWeek(2024, 35);

  private OracleResult stories;
  @TempDir Path folder;

  @BeforeAll
  void compute(@TempDir Path told) {
    LedgerStories.write(told);
    stories =
        LedgerOracle.run(
            new OracleInput(
                told.resolve("landing"),
                told.resolve("catalogue"),
                Optional.of(told.resolve("units.csv")),
                Optional.of(told.resolve("changes.csv")),
                List.of(LedgerStories.OPERATOR),
                LedgerStories.allWeeks(),
                4,
                LedgerStories.FORGET_AFTER_WEEKS,
                2,
                LedgerStories.exemptAreas(),
                "p1",
                OracleInput.Rules.PHASE_1));
  }

  @ParameterizedTest
  @MethodSource("org.sunset2g.oracle.LedgerStories#all")
  void aStoryEndsAsTheRulesSay(LedgerStory story) {
    assertThat(LedgerStories.flows(stories.ledger()).getOrDefault(story.number(), List.of()))
        .isEqualTo(story.flows());
    assertThat(
            LedgerStories.conversions(stories.conversions())
                .getOrDefault(story.number(), List.of()))
        .isEqualTo(story.conversions());
  }

  @Test
  void nothingIsBookedInAnAreaOfNoStory() {
    assertThat(LedgerStories.flows(stories.ledger())).doesNotContainKey(0);
    assertThat(LedgerStories.conversions(stories.conversions())).doesNotContainKey(0);
  }

  @Test
  void aSubscriberIsRememberedForTwentySixWeeksUnlessSaidOtherwise() {
    assertThat(run(Story.weeks("A g", 26, "", "A g")).ledger())
        .containsKey("2025-W10|op|p1|VN-2004|06007|RETURNED");
    assertThat(run(Story.weeks("A g", 27, "", "A g")).ledger())
        .containsKey("2025-W11|op|p1|VN-2004|06007|NEW_SUBSCRIBER");
  }

  @Test
  void openingIsTheClosingOfTheWeekBeforeWhateverTheArea() {
    SortedMap<String, Long> ledger = run("A g", "B g", "B s").ledger();

    assertThat(ledger)
        .containsEntry("2024-W36|op|p1|VN-2004|06007|OPENING", 1L)
        .containsEntry("2024-W36|op|p1|VN-2004|06010|CLOSING", 1L)
        .containsEntry("2024-W37|op|p1|VN-2004|06010|OPENING", 1L)
        .doesNotContainKey("2024-W36|op|p1|VN-2004|06007|CLOSING");
  }

  @Test
  void operatorsAreCountedApart() {
    catalogue();
    List<IsoWeek> weeks = List.of(FIRST, FIRST.plus(1));
    new Story().subscriber(1, "A g", "A s").write(landing(), "one", weeks);
    new Story().subscriber(1, "", "A g").write(landing(), "two", weeks);

    OracleResult result =
        LedgerOracle.run(
            OracleInput.withDefaults(
                landing(), folder.resolve("catalogue"), List.of("one", "two"), weeks, "p1"));

    assertThat(result.ledger())
        .containsOnlyKeys(
            "2024-W35|one|p1|VN-2004|06007|BASELINE",
            "2024-W35|one|p1|VN-2004|06007|CLOSING",
            "2024-W36|one|p1|VN-2004|06007|CONVERTED_SMARTPHONE",
            "2024-W36|one|p1|VN-2004|06007|OPENING",
            "2024-W36|two|p1|VN-2004|06007|CLOSING",
            "2024-W36|two|p1|VN-2004|06007|NEW_SUBSCRIBER");
  }

  private OracleResult run(String... told) {
    List<IsoWeek> weeks = IntStream.range(0, told.length).mapToObj(FIRST::plus).toList();
    new Story().subscriber(1, told).write(landing(), "op", weeks);
    catalogue();
    return LedgerOracle.run(
        OracleInput.withDefaults(
            landing(), folder.resolve("catalogue"), List.of("op"), weeks, "p1"));
  }

  private Path landing() {
    return folder.resolve("landing");
  }

  private void catalogue() {
    Story.writeText(folder.resolve("catalogue/2024-08-01.csv"), Story.catalogue());
  }
}
