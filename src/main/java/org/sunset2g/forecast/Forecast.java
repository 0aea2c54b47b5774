package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** What is expected of every area of a table, from the end of one week on. */
public final class Forecast {
  private final String phase;
  private final IsoWeek madeIn;
  private final LocalDate cutOff;
  private final Scenario scenario;
  private final Map<AreaCode, AreaForecast> areas = new LinkedHashMap<>();

  Forecast(
      String phase, IsoWeek madeIn, LocalDate cutOff, Scenario scenario, List<AreaForecast> areas) {
    this.phase = Objects.requireNonNull(phase, "phase");
    this.madeIn = Objects.requireNonNull(madeIn, "madeIn");
    this.cutOff = Objects.requireNonNull(cutOff, "cutOff");
    this.scenario = Objects.requireNonNull(scenario, "scenario");
    areas.forEach(area -> this.areas.put(area.area().code(), area));
  }

  public String phase() {
    return phase;
  }

  /** The week whose closing numbers are the last that the forecast knows. */
  public IsoWeek madeIn() {
    return madeIn;
  }

  /** First day without service, the scenario's delay included. */
  public LocalDate cutOff() {
    return cutOff;
  }

  public Scenario scenario() {
    return scenario;
  }

  /** All areas, in the order of the table. */
  public List<AreaForecast> areas() {
    return List.copyOf(areas.values());
  }

  public Optional<AreaForecast> find(AreaCode area) {
    return Optional.ofNullable(areas.get(area));
  }
}
