package org.sunset2g.report.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.ForecastRow;
import org.sunset2g.report.tables.SheetColumn.Kind;
import org.sunset2g.vocabulary.AreaCode;

/** The columns of the workbook's sheets, in words. */
final class SheetColumns {
  private static final double NUMBER_WIDTH = 13;

  private final TableWords words;
  private final ProtectedWeek week;

  SheetColumns(TableWords words, ProtectedWeek week) {
    this.words = words;
    this.week = week;
  }

  List<SheetColumn<AreaFigures>> areaWeek() {
    List<SheetColumn<AreaFigures>> columns = ofArea(AreaFigures::area);
    for (Measure measure : Measure.values()) {
      String label = words.vietnamese("measure." + measure);
      columns.add(new SheetColumn<>(label, NUMBER_WIDTH, kind(measure), row -> row.of(measure)));
    }
    return columns;
  }

  List<SheetColumn<HandsetSim>> sims() {
    List<SheetColumn<HandsetSim>> columns = ofArea(row -> area(row.area()));
    columns.add(text("handset", 18, row -> words.vietnamese("handset." + row.handset())));
    columns.add(text("form", 24, row -> words.vietnamese("form." + row.form())));
    columns.add(
        text(
            "sim_generation",
            14,
            row ->
                row.sim()
                    .map(generation -> "SIM " + generation.written())
                    .orElse(words.vietnamese("sim.unknown"))));
    columns.add(number("subscribers", Kind.FLOW, HandsetSim::subscribers));
    return columns;
  }

  List<SheetColumn<ModelFigure>> models() {
    List<SheetColumn<ModelFigure>> columns = ofArea(row -> area(row.area()));
    columns.add(
        text("model", 36, row -> row.isOthers() ? words.vietnamese("model.others") : row.model()));
    columns.add(number("subscribers", Kind.FLOW, ModelFigure::subscribers));
    return columns;
  }

  List<SheetColumn<InflowFigure>> inflow() {
    List<SheetColumn<InflowFigure>> columns = ofArea(InflowFigure::area);
    columns.add(text("measure", 36, row -> words.vietnamese("inflow." + row.measure())));
    columns.add(
        text(
            "model",
            36,
            row ->
                row.measure() == InflowMeasure.OTHER_MODELS
                    ? words.vietnamese("model.others")
                    : row.model()));
    columns.add(number("subscribers", Kind.FLOW, InflowFigure::subscribers));
    return columns;
  }

  List<SheetColumn<ChangedFigure>> changed() {
    List<SheetColumn<ChangedFigure>> columns = ofArea(ChangedFigure::area);
    columns.add(text("measure", 36, row -> words.vietnamese("measure." + row.measure())));
    columns.add(number("before", Kind.NUMBER, ChangedFigure::before));
    columns.add(number("after", Kind.NUMBER, ChangedFigure::after));
    columns.add(number("difference", Kind.DIFFERENCE, ChangedFigure::difference));
    return columns;
  }

  List<SheetColumn<ForecastRow>> forecast() {
    List<SheetColumn<ForecastRow>> columns = ofArea(SheetColumns::area);
    columns.add(text("scenario", 30, row -> words.vietnamese("scenario." + row.scenario())));
    columns.add(
        new SheetColumn<>(
            words.vietnamese("column.day"), NUMBER_WIDTH, Kind.DAY, ForecastRow::day));
    columns.add(
        text("is_cut_off", 16, row -> row.isCutOff() ? words.vietnamese("cutOff.yes") : null));
    columns.add(number("weeks_ahead", Kind.DECIMAL, ForecastRow::weeksAhead));
    columns.add(number("q025", Kind.NUMBER, ForecastRow::q025));
    columns.add(number("q10", Kind.NUMBER, ForecastRow::q10));
    columns.add(number("q25", Kind.NUMBER, ForecastRow::q25));
    columns.add(number("q50", Kind.NUMBER, ForecastRow::q50));
    columns.add(number("q75", Kind.NUMBER, ForecastRow::q75));
    columns.add(number("q90", Kind.NUMBER, ForecastRow::q90));
    columns.add(number("q975", Kind.NUMBER, ForecastRow::q975));
    columns.add(number("target", Kind.NUMBER, ForecastRow::target));
    columns.add(number("chance_of_target", Kind.SHARE, ForecastRow::chanceOfTarget));
    return columns;
  }

  private static PublishedArea area(ForecastRow row) {
    return new PublishedArea(
        AreaLevel.parse(row.level()), new AreaCode(row.codeSystem(), row.code()), row.name());
  }

  private <T> List<SheetColumn<T>> ofArea(Function<T, PublishedArea> area) {
    List<SheetColumn<T>> columns = new ArrayList<>();
    columns.add(text("name", 30, row -> area.apply(row).name()));
    columns.add(text("level", 28, row -> words.vietnamese("level." + area.apply(row).level())));
    columns.add(text("partOf", 38, row -> partOf(area.apply(row))));
    columns.add(text("code_system", 10, row -> area.apply(row).code().system()));
    columns.add(text("code", 10, row -> area.apply(row).code().code()));
    return columns;
  }

  /** The areas above it, from the nearest to the province, as an address names them. */
  private String partOf(PublishedArea area) {
    List<PublishedArea> path = new ArrayList<>(week.areas().path(area));
    path.remove(area);
    path.remove(PublishedArea.COUNTRY);
    Collections.reverse(path);
    return path.stream().map(PublishedArea::name).collect(Collectors.joining(", "));
  }

  private PublishedArea area(AreaCode code) {
    return week.areas().find(code).orElseThrow();
  }

  private <T> SheetColumn<T> text(String key, double width, Function<T, Object> value) {
    return new SheetColumn<>(words.vietnamese("column." + key), width, Kind.TEXT, value);
  }

  private <T> SheetColumn<T> number(String key, Kind kind, Function<T, Object> value) {
    return new SheetColumn<>(words.vietnamese("column." + key), NUMBER_WIDTH, kind, value);
  }

  private static Kind kind(Measure measure) {
    return switch (measure) {
      case OPENING, CLOSING, CLOSING_ACTIVE, CLOSING_ONE_WAY_BLOCKED, CLOSING_TWO_WAY_BLOCKED ->
          Kind.STOCK;
      default -> Kind.FLOW;
    };
  }
}
