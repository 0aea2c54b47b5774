package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.ledger.WeekSlices;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Weeks after the cut-off: who is left by status now, who is gone by status before. */
class StatusSliceTest {
  private static final IsoWeek FIRST = new IsoWeek(2024, 43);
  private static final IsoWeek SECOND = FIRST.plus(1);
  private static final IsoWeek THIRD = FIRST.plus(2);
  private static final List<IsoWeek> WEEKS = List.of(FIRST, SECOND, THIRD);

  @TempDir Path folder;

  @BeforeEach
  void tellTheStory() {
    new Story()
        .subscriber(1, "A g ONE_WAY_BLOCKED", "A s", "A s")
        .subscriber(2, "A g", "A s ONE_WAY_BLOCKED", "A s")
        .subscriber(3, "A g", "A g ONE_WAY_BLOCKED", "A g TWO_WAY_BLOCKED")
        .subscriber(4, "A g TWO_WAY_BLOCKED", "A g RECLAIMED", "")
        .subscriber(5, "A g ONE_WAY_BLOCKED", "B g TWO_WAY_BLOCKED", "B f")
        .subscriber(6, "A g ONE_WAY_BLOCKED", "", "A g")
        .subscriber(7, "A g", "A g", "A g PORTED_OUT")
        .subscriber(8, "A g TWO_WAY_BLOCKED", "A - TWO_WAY_BLOCKED", "A - ONE_WAY_BLOCKED")
        .write(folder.resolve("landing"), "viettel", WEEKS);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
  }

  @Test
  void thoseLeftAreSlicedByTheStatusNowAndThoseGoneByTheStatusBefore() {
    EngineRun run = run().weeks(WEEKS);

    assertThat(slices(run, FIRST))
        .containsExactly(
            "VN-2004|06007|CLOSING|ACTIVE 3",
            "VN-2004|06007|CLOSING|ONE_WAY_BLOCKED 3",
            "VN-2004|06007|CLOSING|TWO_WAY_BLOCKED 2");
    assertThat(slices(run, SECOND))
        .containsExactly(
            "VN-2004|06007|CLOSING|ACTIVE 1",
            "VN-2004|06007|CLOSING|ONE_WAY_BLOCKED 1",
            "VN-2004|06007|CLOSING|TWO_WAY_BLOCKED 1",
            "VN-2004|06007|CONVERTED_SMARTPHONE|ACTIVE 1",
            "VN-2004|06007|CONVERTED_SMARTPHONE|ONE_WAY_BLOCKED 1",
            "VN-2004|06007|LEFT_RECLAIMED|TWO_WAY_BLOCKED 1",
            "VN-2004|06007|LEFT_VANISHED|ONE_WAY_BLOCKED 1",
            "VN-2004|06007|MOVED_OUT|ONE_WAY_BLOCKED 1",
            "VN-2004|06010|CLOSING|TWO_WAY_BLOCKED 1");
    assertThat(slices(run, THIRD))
        .containsExactly(
            "VN-2004|06007|CLOSING|ACTIVE 1",
            "VN-2004|06007|CLOSING|ONE_WAY_BLOCKED 1",
            "VN-2004|06007|CLOSING|TWO_WAY_BLOCKED 1",
            "VN-2004|06007|LEFT_PORTED|ACTIVE 1",
            "VN-2004|06010|CONVERTED_FEATURE_PHONE|TWO_WAY_BLOCKED 1");
    assertThat(run.records().published("viettel", THIRD).orElseThrow().snapshots())
        .containsKey("status_slice");
  }

  @Test
  void operatorsThatAreRunOneByOneShareThePublishedSlices() throws IOException {
    Story fifteen = new Story();
    for (int i = 0; i < 5; i++) {
      fifteen
          .subscriber(3 * i + 1, "A g")
          .subscriber(3 * i + 2, "A g ONE_WAY_BLOCKED")
          .subscriber(3 * i + 3, "B g TWO_WAY_BLOCKED");
    }
    fifteen.write(folder.resolve("landing"), "mobi", List.of(FIRST));
    EngineRun run = run("disclosure.minimumCell=5");

    run.week(FIRST, "viettel");
    run.week(FIRST, "mobi");

    PublishedFigures figures = PublishedFigures.of(run, "2024-W43");
    assertThat(figures.country(Measure.CLOSING)).as("of 23").isBetween(19L, 27L);
    assertThat(
            Map.of(
                Measure.CLOSING_ACTIVE, 8,
                Measure.CLOSING_ONE_WAY_BLOCKED, 8,
                Measure.CLOSING_TWO_WAY_BLOCKED, 7))
        .allSatisfy(
            (measure, number) ->
                assertThat(figures.country(measure)).isBetween(number - 7L, number + 7L));
  }

  @Test
  void aSliceThatIsNotInTheLedgerIsAViolation() {
    AreaCode area = new AreaCode("VN-2004", "06007");
    LedgerEntry closing = new LedgerEntry(FIRST, "viettel", "phase1", area, "CLOSING", 5);
    LedgerEntry opening = new LedgerEntry(FIRST, "viettel", "phase1", area, "OPENING", 7);
    SliceEntry four = slice(area, "CLOSING", 4);

    assertThat(WeekSlices.violations(List.of(closing, opening), List.of(four)))
        .containsExactly("viettel phase1 VN-2004/06007 CLOSING: ledger - slices by status = 1");
    assertThat(WeekSlices.violations(List.of(), List.of(slice(area, "LEFT_PORTED", 1)))).hasSize(1);
    assertThat(
            WeekSlices.violations(
                List.of(closing, opening), List.of(four, slice(area, "CLOSING", 1))))
        .isEmpty();
  }

  private static SliceEntry slice(AreaCode area, String flow, long subscribers) {
    return new SliceEntry(
        FIRST, "viettel", "phase1", area, flow, SubscriberStatus.ACTIVE, subscribers);
  }

  private EngineRun run(String... settings) {
    String[] all = new String[settings.length + 2];
    all[0] = "paths.landing=" + folder.resolve("landing");
    all[1] = "reference.tacCatalogue=" + folder.resolve("catalogue.csv");
    System.arraycopy(settings, 0, all, 2, settings.length);
    return EngineRun.in(folder, all);
  }

  private static List<String> slices(EngineRun run, IsoWeek week) {
    SortedMap<String, Long> slices = run.slices(List.of(week));
    return slices.entrySet().stream()
        .map(slice -> slice.getKey().split("\\|", 4)[3] + " " + slice.getValue())
        .toList();
  }
}
