package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.Score;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;

/** Points of a list by what is expected of its area; what is expected is not looked at here. */
class SelfConversionTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 37);
  private static final AreaCode PROVINCE = area("20");
  private static final AreaCode DISTRICT = area("180");
  private static final AreaCode FIRST = area("06007");
  private static final AreaCode SECOND = area("06010");
  private static final Phase PHASE =
      new Phase(
          "phase1",
          "Giai đoạn 1",
          "Phase 1",
          OffsetDateTime.parse("2024-10-16T00:00:00+07:00"),
          List.of(),
          rule(HandsetClass.TWO_G_ONLY),
          rule(HandsetClass.FOUR_G),
          Set.of(),
          Set.of());
  private static final AreaCode AFTER = new AreaCode("VN-2025", "70001");

  @Test
  void aDistrictThatIsForecastIsAsked() {
    Forecast forecast = forecast(Map.of(PROVINCE, 100L, DISTRICT, 200L));

    assertThat(points(forecast, entry(FIRST, "OPENING", 100), entry(FIRST, "MOVED_IN", 1)))
        .isEqualTo(Map.of("op", Map.of("VN-2004/180", ofChance(forecast, DISTRICT))));
  }

  @Test
  void communesSpeakForADistrictThatIsNotForecastByTheirNumbers() {
    Map<AreaCode, Long> shown = new LinkedHashMap<>();
    shown.put(FIRST, 300L);
    shown.put(SECOND, 100L);
    Forecast forecast = forecast(shown);
    double chance =
        0.75 * find(forecast, FIRST).convertsUnaided()
            + 0.25 * find(forecast, SECOND).convertsUnaided();

    assertThat(points(forecast, entry(FIRST, "CLOSING", 9), entry(SECOND, "CLOSING", 9)))
        .isEqualTo(Map.of("op", Map.of("VN-2004/180", Score.ofChance(chance))));
  }

  @Test
  void aCommuneThatPassedToAnotherIsForecastThere() {
    Forecast forecast = forecast(Map.of(AFTER, 100L));

    assertThat(points(forecast, entry(FIRST, "OPENING", 100)))
        .isEqualTo(Map.of("op", Map.of("VN-2004/180", ofChance(forecast, AFTER))));
  }

  @Test
  void whereNothingIsForecastTheWeeksConversionsCount() {
    Forecast forecast = forecast(Map.of(PROVINCE, 100L));
    LedgerEntry[] few = {
      entry(FIRST, "OPENING", 60),
      entry(SECOND, "OPENING", 40),
      entry(SECOND, "CONVERTED_SMARTPHONE", 4)
    };
    LedgerEntry[] many = {entry(FIRST, "OPENING", 100), entry(FIRST, "CONVERTED_SMARTPHONE", 20)};

    assertThat(points(forecast, few)).isEqualTo(Map.of("op", Map.of("VN-2004/180", 15)));
    assertThat(points(forecast, many)).isEqualTo(Map.of("op", Map.of("VN-2004/180", 0)));
  }

  @Test
  void beforeAnythingIsForecastTheWeeksConversionsCount() {
    List<LedgerEntry> ledger =
        List.of(entry(FIRST, "OPENING", 100), entry(FIRST, "CONVERTED_SMARTPHONE", 4));

    assertThat(SelfConversion.points(ledger, reference(), PHASE, Optional.empty()))
        .isEqualTo(Map.of("op", Map.of("VN-2004/180", 15)));
  }

  @Test
  void anotherPhaseAndHomesOfNoListGiveNothing() {
    Forecast forecast = forecast(Map.of(DISTRICT, 100L));
    LedgerEntry otherPhase = new LedgerEntry(WEEK, "op", "phase2", FIRST, "OPENING", 10);

    assertThat(points(forecast, otherPhase, entry(area("99999"), "OPENING", 10))).isEmpty();
  }

  private static int ofChance(Forecast forecast, AreaCode area) {
    return Score.ofChance(find(forecast, area).convertsUnaided());
  }

  private static AreaForecast find(Forecast forecast, AreaCode area) {
    return forecast.find(area).orElseThrow();
  }

  private static Map<String, Map<String, Integer>> points(
      Forecast forecast, LedgerEntry... entries) {
    return SelfConversion.points(List.of(entries), reference(), PHASE, Optional.of(forecast));
  }

  private static HandsetRule rule(HandsetClass handsets) {
    return new HandsetRule(
        List.of(new HandsetRule.Case(Set.of(handsets), Set.of(), Set.of(), Set.of())));
  }

  private static LedgerEntry entry(AreaCode area, String flow, long subscribers) {
    return new LedgerEntry(WEEK, "op", "phase1", area, flow, subscribers);
  }

  private static WeekReference reference() {
    TacCatalogue catalogue = new TacCatalogue("none", List.of(), List.of());
    return new WeekReference(
        catalogue,
        catalogue,
        new Territory(
            new AdministrativeUnits(
                List.of(
                    new AdministrativeUnit(PROVINCE, Level.PROVINCE, "Tỉnh", Optional.empty()),
                    new AdministrativeUnit(
                        DISTRICT, Level.DISTRICT, "Huyện", Optional.of(PROVINCE)),
                    new AdministrativeUnit(FIRST, Level.COMMUNE, "Xã A", Optional.of(DISTRICT)),
                    new AdministrativeUnit(SECOND, Level.COMMUNE, "Xã B", Optional.of(DISTRICT)))),
            new AreaChanges(List.of(new AreaChanges.Change(FIRST, AFTER, true))),
            Map.of()),
        Optional.empty());
  }

  /**
   * Of one published week that shows those areas below the country, by hundreds; one of eleven
   * converted.
   */
  private static Forecast forecast(Map<AreaCode, Long> closings) {
    List<AreaFigures> rows = new ArrayList<>();
    long sum = closings.values().stream().mapToLong(Long::longValue).sum();
    // Whatever level they are of: areas side by side add up to the country.
    rows.add(figures(PublishedArea.COUNTRY, Optional.empty(), sum));
    closings.forEach(
        (area, closing) ->
            rows.add(
                figures(
                    new PublishedArea(AreaLevel.PROVINCE, area, area.code()),
                    Optional.of(PublishedArea.COUNTRY.code()),
                    closing)));
    ProtectedWeek week = ProtectedWeek.published("phase1", WEEK, 10, rows, List.of(), List.of());
    return new Forecaster(ForecastSettings.usual())
        .forecast(List.of(new HistoryWeek(week, LocalDate.parse("2024-10-16"))), Scenario.AS_NOW);
  }

  private static AreaFigures figures(PublishedArea area, Optional<AreaCode> above, long closing) {
    Map<Measure, Long> figures = new EnumMap<>(Measure.class);
    long opening = closing / 100 * 110;
    figures.put(Measure.OPENING, opening);
    figures.put(Measure.CONVERTED_SMARTPHONE, opening - closing);
    figures.put(Measure.CONVERTED_NOT_BLOCKED, opening - closing);
    figures.put(Measure.CLOSING, closing);
    figures.put(Measure.CLOSING_ACTIVE, closing);
    return new AreaFigures(area, above, figures);
  }

  private static AreaCode area(String code) {
    return new AreaCode("VN-2004", code);
  }
}
