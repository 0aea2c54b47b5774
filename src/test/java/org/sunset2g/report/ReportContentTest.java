package org.sunset2g.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.vocabulary.IsoWeek;

class ReportContentTest {
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);

  private final List<ProtectedWeek> weeks =
      new PublishedCountry(1, 1, 2, 7).weeks(IsoWeek.parse("2024-W30"), 3, 200);
  private final List<Forecast> forecasts = Forecasts.of(weeks, CUT_OFF);

  @Test
  void asNowIsTheFirstForecastIfThereIsOne() {
    assertThat(content(2, forecasts).asNow().orElseThrow().scenario()).isEqualTo(Scenario.AS_NOW);
    assertThat(content(2, List.of()).asNow()).isEmpty();
  }

  @Test
  void aForecastMadeInAnotherWeekIsRefused() {
    assertThatThrownBy(() -> content(1, forecasts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("made in 2024-W32", "of 2024-W31");
  }

  @Test
  void aScenarioWithoutWhatGoesOnAsNowIsRefused() {
    assertThatThrownBy(() -> content(2, forecasts.subList(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begin with AS_NOW");
    assertThatThrownBy(() -> content(2, List.of(forecasts.get(0), forecasts.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number 2 is AS_NOW");
  }

  private ReportContent content(int week, List<Forecast> forecast) {
    ProtectedWeek table = weeks.get(week);
    return new ReportContent(
        new WeekFacts(
            table.phase(),
            new Bilingual("Giai đoạn", "Phase"),
            CUT_OFF.atStartOfDay(ZoneId.of("Asia/Ho_Chi_Minh")),
            Wording.TWO_G_ONLY,
            table.week(),
            table.minimumCell(),
            List.of("A"),
            List.of(),
            List.of(),
            List.of(),
            1),
        table,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        forecast);
  }
}
