package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.job.PublishedRevision.Shown;
import org.sunset2g.vocabulary.IsoWeek;

class PublishedRevisionTest {
  @Test
  void aFirstPublicationRevisesNothing() {
    assertThat(PublishedRevision.shown(List.of(), run("000001", 70, "a"))).isEqualTo(Shown.FIRST);
  }

  @Test
  void aRunWithOtherFiguresIsTheSecondRevisionAndSaysWhichDiffer() {
    Shown shown = PublishedRevision.shown(List.of(run("000001", 70, "a")), run("000004", 50, "a"));

    assertThat(shown.number()).isEqualTo(2);
    assertThat(shown.figures())
        .filteredOn(figure -> figure.measure() == Measure.CLOSING)
        .singleElement()
        .extracting(ChangedFigure::difference)
        .isEqualTo(-20L);
  }

  @Test
  void aRunWithTheSameFiguresTellsTheRevisionThatFirstShowedThem() {
    List<PublishedRevision> earlier = List.of(run("000001", 70, "a"), run("000004", 50, "a"));

    assertThat(PublishedRevision.shown(earlier, run("000009", 50, "a")))
        .isEqualTo(PublishedRevision.shown(earlier.subList(0, 1), earlier.get(1)))
        .isNotEqualTo(Shown.FIRST);
    assertThat(PublishedRevision.shown(earlier.subList(0, 1), run("000009", 70, "a")))
        .isEqualTo(Shown.FIRST);
  }

  @Test
  void anOperatorThatJoinsAWeekRevisesNobodysFigures() {
    assertThat(PublishedRevision.shown(List.of(run("000001", 70, "a")), run("000002", 90, "b")))
        .isEqualTo(Shown.FIRST);
    assertThat(
            PublishedRevision.shown(
                    List.of(run("000001", 70, "a"), run("000002", 90, "b")), run("000003", 60, "b"))
                .number())
        .isEqualTo(2);
  }

  @Test
  void whatTheLakeNoLongerHasCannotBeCompared() {
    PublishedRevision gone = new PublishedRevision("000001", List.of("a"), Optional.empty());

    assertThat(PublishedRevision.shown(List.of(gone), run("000002", 50, "a")))
        .isEqualTo(Shown.FIRST);
    assertThat(
            PublishedRevision.shown(List.of(gone, run("000002", 70, "a")), run("000003", 50, "a"))
                .number())
        .isEqualTo(3);
  }

  private static PublishedRevision run(String runId, long closing, String... operators) {
    Map<Measure, Long> figures =
        Map.of(
            Measure.NEW_AT_RISK,
            closing,
            Measure.CLOSING,
            closing,
            Measure.CLOSING_ACTIVE,
            closing);
    return new PublishedRevision(
        runId,
        List.of(operators),
        Optional.of(
            ProtectedWeek.published(
                "phase1",
                IsoWeek.parse("2024-W36"),
                10,
                List.of(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), figures)),
                List.of(),
                List.of())));
  }
}
