package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.vocabulary.IsoWeek;

class PublishedRevisionTest {
  @Test
  void aFirstPublicationRevisesNothing() {
    assertThat(PublishedRevision.revised(List.of(), run("000001", 70, "a"))).isEmpty();
  }

  @Test
  void aRunWithOtherFiguresSaysWhichRunItReplaces() {
    assertThat(PublishedRevision.revised(List.of(run("000001", 70, "a")), run("000004", 50, "a")))
        .hasValueSatisfying(
            revision -> {
              assertThat(revision.number()).isEqualTo(2);
              assertThat(revision.runBefore()).isEqualTo("000001");
              assertThat(revision.runAfter()).isEqualTo("000004");
              assertThat(revision.figures())
                  .singleElement()
                  .satisfies(figure -> assertThat(figure.difference()).hasValue(-20));
            });
  }

  @Test
  void aRunWithTheSameFiguresTellsTheRevisionThatFirstShowedThem() {
    List<PublishedRevision> earlier = List.of(run("000001", 70, "a"), run("000004", 50, "a"));

    assertThat(PublishedRevision.revised(earlier, run("000009", 50, "a")))
        .isEqualTo(PublishedRevision.revised(earlier.subList(0, 1), earlier.get(1)))
        .isPresent();
    assertThat(PublishedRevision.revised(earlier.subList(0, 1), run("000009", 70, "a"))).isEmpty();
  }

  @Test
  void anOperatorThatJoinsAWeekRevisesNobodysFigures() {
    assertThat(PublishedRevision.revised(List.of(run("000001", 70, "a")), run("000002", 90, "b")))
        .isEmpty();
    assertThat(
            PublishedRevision.revised(
                List.of(run("000001", 70, "a"), run("000002", 90, "b")), run("000003", 60, "b")))
        .hasValueSatisfying(revision -> assertThat(revision.number()).isEqualTo(2));
  }

  @Test
  void whatTheLakeNoLongerHasCannotBeCompared() {
    PublishedRevision gone = new PublishedRevision("000001", List.of("a"), List.of());

    assertThat(PublishedRevision.revised(List.of(gone), run("000002", 50, "a"))).isEmpty();
    assertThat(
            PublishedRevision.revised(
                List.of(gone, run("000002", 70, "a")), run("000003", 50, "a")))
        .hasValueSatisfying(revision -> assertThat(revision.number()).isEqualTo(3));
  }

  private static PublishedRevision run(String runId, long closing, String... operators) {
    return new PublishedRevision(
        runId,
        List.of(operators),
        List.of(
            new PublishedRow(
                "phase1",
                IsoWeek.parse("2024-W36"),
                PublishedArea.COUNTRY,
                Measure.CLOSING,
                OptionalLong.of(closing))));
  }
}
