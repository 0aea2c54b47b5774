package org.sunset2g.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.contract.Contracts;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.vocabulary.AreaCode;

/** Reads a week's inflow back from its CSV file and holds its sums. */
final class InflowReading {
  private final WeekFacts facts;
  private final Map<AreaCode, CsvRow> byArea = new LinkedHashMap<>();
  private final Map<AreaCode, Long> below = new HashMap<>();
  private final Map<InflowMeasure, CsvRow> ofCountry = new HashMap<>();
  private long models;

  private InflowReading(WeekFacts facts) {
    this.facts = facts;
  }

  static List<InflowFigure> read(Path file, WeekFacts facts) throws IOException {
    return new InflowReading(facts).read(CsvTable.read(file, Contracts.of(AreaInflow.TABLE)));
  }

  private List<InflowFigure> read(List<CsvRow> rows) {
    List<InflowFigure> figures = new ArrayList<>(rows.size());
    Set<Object> seen = new HashSet<>();
    for (CsvRow row : rows) {
      InflowFigure figure = figure(row);
      if (!seen.add(List.of(figure.measure(), figure.area().code(), figure.model()))) {
        throw row.problem("an earlier line tells the same");
      }
      figures.add(figure);
      add(figure, row);
    }
    checkSums();
    return figures;
  }

  private InflowFigure figure(CsvRow row) {
    row.expect(AreaInflow.WEEK, facts.week().toString());
    PublishedArea area =
        new PublishedArea(
            row.parsed(AreaInflow.LEVEL, AreaLevel::parse),
            row.area(AreaInflow.CODE_SYSTEM, AreaInflow.CODE),
            row.text(AreaInflow.NAME));
    InflowMeasure measure = row.parsed(AreaInflow.MEASURE, InflowMeasure::valueOf);
    String model = row.text(AreaInflow.MODEL);
    if (model.isEmpty() == (measure == InflowMeasure.MODEL)) {
      throw row.problem("measure is %s with the model '%s'".formatted(measure, model));
    }
    if (measure != InflowMeasure.NOT_CERTIFIED && area.level() != AreaLevel.COUNTRY) {
      throw row.problem("measure is %s, which is told of the country only".formatted(measure));
    }
    return new InflowFigure(
        facts.week(),
        area,
        row.area(AreaInflow.PARENT_CODE_SYSTEM, AreaInflow.PARENT_CODE),
        measure,
        model,
        number(row));
  }

  private void add(InflowFigure figure, CsvRow row) {
    switch (figure.measure()) {
      case NOT_CERTIFIED -> {
        byArea.put(figure.area().code(), row);
        if (figure.area().level() != AreaLevel.COUNTRY) {
          below.merge(figure.parent(), number(row), Long::sum);
        }
      }
      case MODEL -> models += number(row);
      case CERTIFIED, ALL, OTHER_MODELS -> ofCountry.put(figure.measure(), row);
    }
  }

  private void checkSums() {
    for (Map.Entry<AreaCode, CsvRow> area : byArea.entrySet()) {
      long whole = number(area.getValue());
      checkSum(area.getValue(), "the areas below", below.getOrDefault(area.getKey(), whole));
    }
    CsvRow country = byArea.get(PublishedArea.COUNTRY.code());
    CsvRow others = ofCountry.get(InflowMeasure.OTHER_MODELS);
    if (country != null && others != null) {
      checkSum(country, "the models", models + number(others));
    }
    CsvRow all = ofCountry.get(InflowMeasure.ALL);
    CsvRow certified = ofCountry.get(InflowMeasure.CERTIFIED);
    if (country != null && all != null && certified != null) {
      checkSum(all, "certified and not certified", number(certified) + number(country));
    }
  }

  private void checkSum(CsvRow row, String parts, long sum) {
    if (number(row) != sum) {
      throw row.problem(
          "%s is %d, %s add up to %d".formatted(AreaInflow.SUBSCRIBERS, number(row), parts, sum));
    }
  }

  private long number(CsvRow row) {
    return row.figure(AreaInflow.SUBSCRIBERS, facts.minimumCell());
  }
}
