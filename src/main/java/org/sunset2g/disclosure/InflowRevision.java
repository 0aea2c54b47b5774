package org.sunset2g.disclosure;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.sunset2g.vocabulary.AreaCode;

/** What one earlier run published of a week's inflow: whoever kept it can compare. */
final class InflowRevision {
  private final Map<AreaCode, OptionalLong> byArea = new HashMap<>();
  private final Map<AreaCode, AreaCode> parents = new HashMap<>();
  private final Map<String, Long> models = new HashMap<>();
  private final Map<InflowMeasure, OptionalLong> country = new EnumMap<>(InflowMeasure.class);

  InflowRevision(Collection<InflowFigure> figures) {
    for (InflowFigure figure : figures) {
      switch (figure.measure()) {
        case NOT_CERTIFIED -> {
          byArea.put(figure.area().code(), figure.subscribers());
          parents.put(figure.area().code(), figure.parent());
        }
        case MODEL -> models.put(figure.model(), figure.subscribers().orElseThrow());
        case CERTIFIED, ALL, OTHER_MODELS -> country.put(figure.measure(), figure.subscribers());
      }
    }
  }

  /** Of an area's handsets that are not certified; nobody where the area had no row. */
  OptionalLong notCertified(AreaCode area) {
    return byArea.getOrDefault(area, OptionalLong.of(0));
  }

  OptionalLong country(InflowMeasure measure) {
    return country.getOrDefault(measure, OptionalLong.empty());
  }

  /** The model's number; empty where it was one of the others. */
  OptionalLong model(String model) {
    Long number = models.get(model);
    if (number != null) {
      return OptionalLong.of(number);
    }
    return country(InflowMeasure.OTHER_MODELS).orElse(1) == 0
        ? OptionalLong.of(0)
        : OptionalLong.empty();
  }

  /** Whether every area that it had is there now, and adds up into the same one. */
  boolean fits(PublishedAreas areas) {
    return parents.entrySet().stream()
        .allMatch(
            area ->
                areas
                    .find(area.getKey())
                    .filter(now -> parent(areas, now).equals(area.getValue()))
                    .isPresent());
  }

  static AreaCode parent(PublishedAreas areas, PublishedArea area) {
    return areas.above(area).orElse(PublishedArea.COUNTRY).code();
  }
}
