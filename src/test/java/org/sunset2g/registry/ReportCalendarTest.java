package org.sunset2g.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Deadlines as letters of the authorities set them. */
class ReportCalendarTest {
  private static final SortedMap<Integer, LocalDate> TET =
      new TreeMap<>(
          java.util.Map.of(
              2024, LocalDate.parse("2024-02-10"), 2025, LocalDate.parse("2025-01-29")));

  @Test
  void beforeTheTenthMeansThatTheNinthIsTheLastDay() {
    assertThat(
            due(
                "2024-09-01",
                "2024-11-09",
                date("report", new DueDate.Monthly(10, Optional.empty()))))
        .containsExactly(
            "2024-09-09T23:59:59+07:00 report",
            "2024-10-09T23:59:59+07:00 report",
            "2024-11-09T23:59:59+07:00 report");
  }

  @Test
  void aMonthlyDateBeforeTheFirstDayOrAfterTheLastIsNotShown() {
    DueDate monthly = date("report", new DueDate.Monthly(10, Optional.empty()));

    assertThat(due("2024-09-10", "2024-10-08", monthly)).isEmpty();
    assertThat(due("2024-12-31", "2025-01-09", monthly))
        .containsExactly("2025-01-09T23:59:59+07:00 report");
  }

  @Test
  void milestonesAreDueOneAfterTheOther() {
    DueDate.Rule milestones =
        new DueDate.Fixed(
            List.of(LocalDate.parse("2024-09-15"), LocalDate.parse("2024-08-15")),
            Optional.empty());

    assertThat(due("2024-08-01", "2024-12-31", date("results", milestones)))
        .containsExactly("2024-08-15T23:59:59+07:00 results", "2024-09-15T23:59:59+07:00 results");
  }

  @Test
  void aFixedDateMayHaveAnHour() {
    DueDate.Rule fixed =
        new DueDate.Fixed(List.of(LocalDate.parse("2024-08-30")), Optional.of(LocalTime.of(17, 0)));

    assertThat(due("2024-08-30", "2024-08-30", date("points", fixed)))
        .containsExactly("2024-08-30T17:00+07:00 points");
  }

  @Test
  void theFourthDayOfTetIsThreeDaysAfterTheFirst() {
    DueDate.Rule tet = new DueDate.Tet(4, Optional.of(LocalTime.of(15, 0)));

    assertThat(due("2024-01-01", "2025-12-31", date("duty", tet)))
        .containsExactly("2024-02-13T15:00+07:00 duty", "2025-02-01T15:00+07:00 duty");
  }

  @Test
  void whatIsDueFirstComesFirstAndNamesDecideBetweenEquals() {
    DueDate.Rule day = new DueDate.Fixed(List.of(LocalDate.parse("2024-09-09")), Optional.empty());
    DueDate.Rule hour =
        new DueDate.Fixed(List.of(LocalDate.parse("2024-09-09")), Optional.of(LocalTime.of(8, 0)));

    assertThat(due("2024-09-01", "2024-09-30", date("b", day), date("a", day), date("c", hour)))
        .containsExactly(
            "2024-09-09T08:00+07:00 c",
            "2024-09-09T23:59:59+07:00 a",
            "2024-09-09T23:59:59+07:00 b");
  }

  @Test
  void aMonthlyDateThatSomeMonthsDoNotHaveIsRefused() {
    assertThatThrownBy(() -> new DueDate.Monthly(30, Optional.empty()))
        .hasMessageContaining("from 2 to 29, was 30");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() {
    DueDate entry = date("same", new DueDate.Monthly(10, Optional.empty()));

    assertThatThrownBy(() -> new ReportCalendar(List.of(entry, entry), TET))
        .hasMessageContaining("'same'");
  }

  private static DueDate date(String name, DueDate.Rule rule) {
    return new DueDate(name, "việc " + name, "work " + name, rule);
  }

  private static List<String> due(String from, String to, DueDate... dates) {
    return new ReportCalendar(Arrays.asList(dates), TET)
        .due(LocalDate.parse(from), LocalDate.parse(to)).stream()
            .map(due -> due.at().toOffsetDateTime() + " " + due.name())
            .toList();
  }
}
