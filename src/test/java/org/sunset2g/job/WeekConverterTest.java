package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class WeekConverterTest {
  @ParameterizedTest
  @CsvSource({
    // Monday begins at 17:00 UTC on Sunday.
    "2024-09-15T16:59:59Z, 2024-W36",
    "2024-09-15T17:00:00Z, 2024-W37",
    "2024-09-22T16:59:59Z, 2024-W37",
    // 2020 and 2026 have 53 weeks; the Monday of a year's first week can lie in the year before.
    "2021-01-03T16:59:59Z, 2020-W52",
    "2021-01-03T17:00:00Z, 2020-W53",
    "2027-01-03T17:00:00Z, 2026-W53",
    "2024-12-29T17:00:00Z, 2024-W52",
    "2025-01-05T17:00:00Z, 2025-W01",
    // No summer time: the nights on which other places change theirs.
    "2024-03-31T16:59:59Z, 2024-W12",
    "2024-10-27T17:00:00Z, 2024-W43"
  })
  void lastIsTheLastWeekWhoseSundayIsOverInVietNam(Instant now, String week) {
    assertThat(new WeekConverter(Clock.fixed(now, ZoneOffset.UTC)).convert("last"))
        .hasToString(week);
    assertThat(new WeekConverter(Clock.fixed(now, ZoneId.of("America/New_York"))).convert("last"))
        .as("the clock's own zone does not matter")
        .hasToString(week);
  }

  @Test
  void anythingElseMustBeAWeek() {
    WeekConverter converter = new WeekConverter(Clock.systemUTC());

    assertThat(converter.convert("2024-W37")).hasToString("2024-W37");
    assertThatThrownBy(() -> converter.convert("Last"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("2024-W37")
        .hasMessageContaining("'last'");
  }
}
