package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Scenario;

/**
 * How the weekly run forecasts, and what it supposes beside that all goes on as before.
 *
 * @param drawing how a forecast is made
 * @param visitShare what part of the conversions is owed to visits: not measured, but for a range
 * @param delayDays days by which the cut-off moves where it is supposed to
 */
record ForecastingSettings(ForecastSettings drawing, Scenario.Range visitShare, int delayDays) {
  ForecastingSettings {
    Objects.requireNonNull(drawing, "drawing");
    Objects.requireNonNull(visitShare, "visitShare");
    if (delayDays < 1 || delayDays > 731) {
      throw new IllegalArgumentException(
          "forecast.delayDays must be from 1 to 731, was " + delayDays);
    }
  }

  static ForecastingSettings read(SettingsTree settings) {
    return new ForecastingSettings(
        new ForecastSettings(
            Configuration.whole(settings, "forecast.paths"),
            Configuration.whole(settings, "forecast.seed"),
            Configuration.number(settings, "forecast.targetShare")),
        range(settings.at("forecast.visitShare")),
        Configuration.whole(settings, "forecast.delayDays"));
  }

  private static Scenario.Range range(JsonNode node) {
    if (!node.isArray() || node.size() != 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw new IllegalArgumentException(
          "forecast.visitShare must be two numbers such as [0.1, 0.3], was " + node);
    }
    try {
      return new Scenario.Range(node.get(0).asDouble(), node.get(1).asDouble());
    } catch (IllegalArgumentException turned) {
      throw new IllegalArgumentException("forecast.visitShare: " + turned.getMessage());
    }
  }

  /** What is supposed, one after the other; that all goes on as before is the first. */
  List<Scenario> scenarios() {
    return List.of(
        Scenario.AS_NOW,
        Scenario.twiceTheVisits(Set.of(), visitShare),
        Scenario.later(delayDays),
        Scenario.withoutArrivals());
  }

  /** What the run record keeps. */
  void figures(Map<String, Object> figures) {
    figures.put("forecast.paths", drawing.paths());
    figures.put("forecast.seed", drawing.seed());
    figures.put("forecast.targetShare", drawing.targetShare());
    figures.put("forecast.visitShare", List.of(visitShare.from(), visitShare.to()));
    figures.put("forecast.delayDays", delayDays);
  }
}
