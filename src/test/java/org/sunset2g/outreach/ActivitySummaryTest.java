package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sunset2g.outreach.ActivitySummary.Form;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.CountBand;

/** What of a month's rows is told, and how exactly. */
class ActivitySummaryTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2024, 9);
  private static final int MINIMUM_CELL = 10;

  @Test
  void programmesAreCountedExactlyByFormAndByCommune() {
    ActivitySummary summary =
        summary(
            programme("2024-09-03", Channel.LOUDSPEAKER, "06007", "Đài xã", 4),
            programme("2024-09-10", Channel.LOUDSPEAKER, "06007", "Loa thôn", 3),
            programme("2024-09-10", Channel.LOUDSPEAKER, "06010", "Đài xã", 2),
            programme("2024-09-10", Channel.ZALO, "06010", null, 1));

    assertThat(summary.forms())
        .containsExactly(
            new Form(Channel.LOUDSPEAKER, CountBand.exactly(9), List.of("Loa thôn", "Đài xã"), 2),
            new Form(Channel.ZALO, CountBand.exactly(1), List.of(), 1));
    assertThat(communes(summary))
        .containsExactly("VN-2004/06007 {LOUDSPEAKER=7}", "VN-2004/06010 {LOUDSPEAKER=2, ZALO=1}");
  }

  @Test
  void ofWhatReachedSinglePersonsThereIsOneBandAndNothingElse() {
    List<Activity> rows = new ArrayList<>();
    for (int person = 0; person < 12; person++) {
      rows.add(visit("2024-09-05", person, "nhà ông Ba", "bà Tư ốm nặng"));
    }
    rows.add(programme("2024-09-05", Channel.CALL, "06007", "tổng đài", 3));
    ActivitySummary summary = ActivitySummary.of(rows, SEPTEMBER, MINIMUM_CELL);

    assertThat(summary.forms())
        .containsExactly(
            new Form(Channel.VISIT, new CountBand(10, 19), List.of(), 0),
            new Form(Channel.CALL, new CountBand(1, 9), List.of(), 0));
    assertThat(summary.communes()).isEmpty();
    assertThat(summary.difficulties()).isEmpty();
  }

  @Test
  void onlyTheDaysOfTheMonthCount() {
    ActivitySummary summary =
        summary(
            programme("2024-08-31", Channel.ZALO, "06007", null, 1),
            programme("2024-09-01", Channel.ZALO, "06007", null, 2),
            programme("2024-09-30", Channel.ZALO, "06007", null, 4),
            programme("2024-10-01", Channel.ZALO, "06007", null, 8));

    assertThat(summary.forms())
        .containsExactly(new Form(Channel.ZALO, CountBand.exactly(6), List.of(), 1));
  }

  private static Activity delivered(String operator, String week, Activity row) {
    return new Activity(
        operator,
        week,
        row.doneOn(),
        row.channel(),
        row.team(),
        row.commune(),
        row.medium(),
        row.runs(),
        row.token(),
        row.difficulties(),
        row.proposals());
  }

  @Test
  void equalRowsOfTwoOperatorsAreTwo() {
    Activity row = programme("2024-09-03", Channel.ZALO, "06007", null, 1);
    Activity other = delivered("south", "2024-W37", row);

    assertThat(summary(row, other).forms())
        .containsExactly(new Form(Channel.ZALO, CountBand.exactly(2), List.of(), 1));
  }

  @Test
  void aFileThatIsDeliveredAgainWithItsOldRowsCountsThemOnce() {
    Activity row = programme("2024-09-03", Channel.ZALO, "06007", null, 1);
    Activity again = delivered("north", "2024-W37", row);

    assertThat(summary(row, row, again).forms())
        .as("twice in the first delivery, once in the second")
        .containsExactly(new Form(Channel.ZALO, CountBand.exactly(2), List.of(), 1));
  }

  @Test
  void remarksOfProgrammesAreToldOnceTheMostFrequentFirst() {
    ActivitySummary summary =
        summary(
            remark("1", "Loa hỏng", "Thêm tờ rơi"),
            remark("2", "Nhiều hộ đi làm xa.", null),
            remark("3", "nhiều hộ đi làm xa", null));

    assertThat(summary.difficulties()).containsExactly("Nhiều hộ đi làm xa.", "Loa hỏng");
    assertThat(summary.proposals()).containsExactly("Thêm tờ rơi");
  }

  @Test
  void aProgrammeOfNoKnownCommuneComesLast() {
    Activity nowhere =
        new Activity(
            "north",
            "2024-W36",
            LocalDate.parse("2024-09-03"),
            Channel.ZALO,
            Optional.of("to-1"),
            Optional.empty(),
            Optional.empty(),
            5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(communes(summary(nowhere, programme("2024-09-03", Channel.ZALO, "06007", null, 1))))
        .containsExactly("VN-2004/06007 {ZALO=1}", "- {ZALO=5}");
  }

  @Test
  void theOrderOfTheRowsChangesNothing() {
    List<Activity> rows = new ArrayList<>();
    for (int at = 0; at < 30; at++) {
      rows.add(
          programme(
              "2024-09-%02d".formatted(at % 28 + 1),
              at % 2 == 0 ? Channel.ZALO : Channel.LOUDSPEAKER,
              "060%02d".formatted(at % 7),
              "kênh " + at % 3,
              at + 1));
      rows.add(remark("x" + at % 4, at % 2 == 0 ? "Loa hỏng" : "LOA HỎNG", "Thêm loa " + at % 5));
    }
    ActivitySummary inOrder = ActivitySummary.of(rows, SEPTEMBER, MINIMUM_CELL);
    Collections.shuffle(rows, new Random(7));

    assertThat(ActivitySummary.of(rows, SEPTEMBER, MINIMUM_CELL)).isEqualTo(inOrder);
  }

  private static ActivitySummary summary(Activity... rows) {
    return ActivitySummary.of(List.of(rows), SEPTEMBER, MINIMUM_CELL);
  }

  private static List<String> communes(ActivitySummary summary) {
    return summary.communes().stream()
        .map(runs -> runs.commune().map(AreaCode::toString).orElse("-") + " " + runs.runs())
        .toList();
  }

  private static Activity programme(
      String day, Channel channel, String commune, String medium, int runs) {
    return new Activity(
        "north",
        "2024-W36",
        LocalDate.parse(day),
        channel,
        Optional.empty(),
        Optional.of(new AreaCode("VN-2004", commune)),
        Optional.ofNullable(medium),
        runs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Activity remark(String team, String difficulty, String proposal) {
    return new Activity(
        "north",
        "2024-W36",
        LocalDate.parse("2024-09-03"),
        Channel.LOUDSPEAKER,
        Optional.of(team),
        Optional.of(new AreaCode("VN-2004", "06007")),
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.ofNullable(difficulty),
        Optional.ofNullable(proposal));
  }

  private static Activity visit(String day, int person, String medium, String difficulty) {
    return new Activity(
        "north",
        "2024-W36",
        LocalDate.parse(day),
        Channel.VISIT,
        Optional.of("to-1"),
        Optional.of(new AreaCode("VN-2004", "06007")),
        Optional.of(medium),
        1,
        Optional.of("%032x".formatted(person)),
        Optional.of(difficulty),
        Optional.empty());
  }
}
