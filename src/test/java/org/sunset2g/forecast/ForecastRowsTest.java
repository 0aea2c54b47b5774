package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunset2g.contract.Contracts;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

class ForecastRowsTest {
  private static final LocalDate SUNDAY = LocalDate.of(2024, 9, 22);
  private static final LocalDate LAST_DAY = LocalDate.of(2024, 9, 24);
  private static final PublishedArea COMMUNE =
      new PublishedArea(AreaLevel.COMMUNE, new AreaCode("VN-2004", "00001"), "Xã Một");

  @Test
  void theColumnsStandAsInTheContract() {
    List<String> components =
        Arrays.stream(ForecastRow.class.getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
            .toList();
    assertThat(components).isEqualTo(Contracts.of("forecast").columnNames());
  }

  @Test
  void asNowHasARowPerDayAndAScenarioOneOfTheCutOff() {
    List<ForecastRow> rows =
        ForecastRows.of(List.of(forecast(Scenario.AS_NOW), forecast(Scenario.later(30))));

    assertThat(rows)
        .extracting(ForecastRow::scenario, ForecastRow::day, ForecastRow::isCutOff)
        .containsExactly(
            tuple("AS_NOW", SUNDAY, false),
            tuple("AS_NOW", LAST_DAY, true),
            tuple("LATER", LAST_DAY, true));
  }

  @Test
  void aRowTellsTheAreaTheQuantilesAndSharesToAThousandth() {
    assertThat(ForecastRows.of(List.of(forecast(Scenario.AS_NOW))).get(1))
        .isEqualTo(
            new ForecastRow(
                "2g-only",
                "2024-W37",
                "AS_NOW",
                "VN-2004",
                "00001",
                "commune",
                "Xã Một",
                LAST_DAY,
                true,
                1.286,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                5,
                0.667));
  }

  @Test
  void aRowHasACellForEveryColumnOfItsType() {
    ForecastRow row = ForecastRows.of(List.of(forecast(Scenario.AS_NOW))).get(1);

    assertThat(row.cells())
        .hasSameSizeAs(Contracts.of("forecast").columnNames())
        .containsExactly(
            Arrays.stream(ForecastRow.class.getRecordComponents())
                .map(component -> read(component, row))
                .toArray());
  }

  private static Object read(RecordComponent component, ForecastRow row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException notReadable) {
      throw new IllegalStateException(notReadable);
    }
  }

  @Test
  void ofAScenarioWhoseCutOffIsNotReachedThereIsNoRow() {
    Forecast farOff =
        new Forecast(
            "2g-only",
            IsoWeek.parse("2024-W37"),
            LAST_DAY.plusDays(600),
            Scenario.later(600),
            List.of(
                new AreaForecast(
                    COMMUNE,
                    100,
                    5,
                    0.5,
                    new HandsetsNeeded(1, 2, 3),
                    List.of(
                        new Expected(SUNDAY, false, 1, new Quantiles(1, 2, 3, 4, 5, 6, 7), 1)))));

    assertThat(ForecastRows.of(List.of(farOff))).isEmpty();
    assertThat(ForecastRows.ofAllDays(farOff)).hasSize(1);
  }

  private static Forecast forecast(Scenario scenario) {
    Quantiles number = new Quantiles(1, 2, 3, 4, 5, 6, 7);
    return new Forecast(
        "2g-only",
        IsoWeek.parse("2024-W37"),
        LAST_DAY.plusDays(1),
        scenario,
        List.of(
            new AreaForecast(
                COMMUNE,
                100,
                5,
                0.5,
                new HandsetsNeeded(1, 2, 3),
                List.of(
                    new Expected(SUNDAY, false, 1, number, 0.25),
                    new Expected(LAST_DAY, true, 9 / 7.0, number, 2 / 3.0)))));
  }
}
