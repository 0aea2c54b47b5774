package org.sunset2g.report.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.sunset2g.contract.AreaHandsetSim;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.contract.AreaModel;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.contract.ChangedFigureTable;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.ForecastRow;
import org.sunset2g.forecast.ForecastRows;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;

/** A published week as tables, in the order of its areas. */
final class WeekTables {
  static final String CHANGED = "changed";
  private static final AreaCode NONE = new AreaCode("", "");

  private WeekTables() {}

  /**
   * The tables there are: inflow where it was counted, changes and forecasts where there are any.
   */
  static List<WeekTable> of(ReportContent content) {
    List<WeekTable> tables = new ArrayList<>();
    tables.add(areaWeek(content.table()));
    tables.add(handsetSims(content.table()));
    tables.add(models(content.table()));
    content.inflow().ifPresent(inflow -> tables.add(inflow(inflow.figures())));
    if (!content.revised().isEmpty()) {
      tables.add(changed(content));
    }
    if (!content.forecast().isEmpty()) {
      tables.add(forecast(ForecastRows.of(content.forecast())));
    }
    return tables;
  }

  /** The measure as tables name it: its column in {@code area_week}. */
  static String column(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  static List<HandsetSim> allHandsetSims(ProtectedWeek week) {
    return week.areas().all().stream().flatMap(area -> week.handsetSims(area).stream()).toList();
  }

  static List<ModelFigure> allModels(ProtectedWeek week) {
    return week.areas().all().stream().flatMap(area -> week.models(area).stream()).toList();
  }

  private static WeekTable areaWeek(ProtectedWeek week) {
    Map<String, Function<AreaFigures, Object>> columns =
        ofWeek(AreaWeek.PHASE, AreaWeek.WEEK, week);
    columns.put(AreaWeek.CODE_SYSTEM, row -> row.area().code().system());
    columns.put(AreaWeek.CODE, row -> row.area().code().code());
    columns.put(AreaWeek.LEVEL, row -> row.area().level().written());
    columns.put(AreaWeek.NAME, row -> row.area().name());
    columns.put(AreaWeek.PARENT_CODE_SYSTEM, row -> row.above().orElse(NONE).system());
    columns.put(AreaWeek.PARENT_CODE, row -> row.above().orElse(NONE).code());
    for (Measure measure : Measure.values()) {
      columns.put(column(measure), row -> row.of(measure));
    }
    return WeekTable.of(AreaWeek.TABLE, AreaWeek.TABLE, columns, week.figures());
  }

  private static WeekTable handsetSims(ProtectedWeek week) {
    Map<String, Function<HandsetSim, Object>> columns =
        ofWeek(AreaHandsetSim.PHASE, AreaHandsetSim.WEEK, week);
    columns.put(AreaHandsetSim.CODE_SYSTEM, row -> row.area().system());
    columns.put(AreaHandsetSim.CODE, row -> row.area().code());
    columns.put(AreaHandsetSim.HANDSET, row -> row.handset().name());
    columns.put(AreaHandsetSim.FORM, row -> row.form().name());
    columns.put(
        AreaHandsetSim.SIM_GENERATION, row -> row.sim().map(Generation::written).orElse(""));
    columns.put(AreaHandsetSim.SUBSCRIBERS, HandsetSim::subscribers);
    return WeekTable.of(AreaHandsetSim.TABLE, AreaHandsetSim.TABLE, columns, allHandsetSims(week));
  }

  private static WeekTable models(ProtectedWeek week) {
    Map<String, Function<ModelFigure, Object>> columns =
        ofWeek(AreaModel.PHASE, AreaModel.WEEK, week);
    columns.put(AreaModel.CODE_SYSTEM, row -> row.area().system());
    columns.put(AreaModel.CODE, row -> row.area().code());
    columns.put(AreaModel.MODEL, ModelFigure::model);
    columns.put(AreaModel.SUBSCRIBERS, ModelFigure::subscribers);
    return WeekTable.of(AreaModel.TABLE, AreaModel.TABLE, columns, allModels(week));
  }

  private static WeekTable inflow(List<InflowFigure> figures) {
    Map<String, Function<InflowFigure, Object>> columns = new HashMap<>();
    columns.put(AreaInflow.WEEK, row -> row.week().toString());
    columns.put(AreaInflow.MEASURE, row -> row.measure().name());
    columns.put(AreaInflow.LEVEL, row -> row.area().level().written());
    columns.put(AreaInflow.CODE_SYSTEM, row -> row.area().code().system());
    columns.put(AreaInflow.CODE, row -> row.area().code().code());
    columns.put(AreaInflow.NAME, row -> row.area().name());
    columns.put(AreaInflow.PARENT_CODE_SYSTEM, row -> row.parent().system());
    columns.put(AreaInflow.PARENT_CODE, row -> row.parent().code());
    columns.put(AreaInflow.MODEL, InflowFigure::model);
    columns.put(AreaInflow.SUBSCRIBERS, InflowFigure::subscribers);
    return WeekTable.of(AreaInflow.TABLE, AreaInflow.TABLE, columns, figures);
  }

  private static WeekTable changed(ReportContent content) {
    Map<String, Function<ChangedFigure, Object>> columns =
        ofWeek(ChangedFigureTable.PHASE, ChangedFigureTable.WEEK, content.table());
    columns.put(ChangedFigureTable.CODE_SYSTEM, row -> row.area().code().system());
    columns.put(ChangedFigureTable.CODE, row -> row.area().code().code());
    columns.put(ChangedFigureTable.LEVEL, row -> row.area().level().written());
    columns.put(ChangedFigureTable.NAME, row -> row.area().name());
    columns.put(ChangedFigureTable.MEASURE, row -> column(row.measure()));
    columns.put(ChangedFigureTable.BEFORE, ChangedFigure::before);
    columns.put(ChangedFigureTable.AFTER, ChangedFigure::after);
    columns.put(ChangedFigureTable.DIFFERENCE, ChangedFigure::difference);
    return WeekTable.of(CHANGED, ChangedFigureTable.TABLE, columns, content.revised());
  }

  private static WeekTable forecast(List<ForecastRow> rows) {
    Map<String, Function<ForecastRow, Object>> columns = new HashMap<>();
    columns.put(ForecastTable.PHASE, ForecastRow::phase);
    columns.put(ForecastTable.WEEK, ForecastRow::week);
    columns.put(ForecastTable.SCENARIO, ForecastRow::scenario);
    columns.put(ForecastTable.CODE_SYSTEM, ForecastRow::codeSystem);
    columns.put(ForecastTable.CODE, ForecastRow::code);
    columns.put(ForecastTable.LEVEL, ForecastRow::level);
    columns.put(ForecastTable.NAME, ForecastRow::name);
    columns.put(ForecastTable.DAY, ForecastRow::day);
    columns.put(ForecastTable.IS_CUT_OFF, ForecastRow::isCutOff);
    columns.put(ForecastTable.WEEKS_AHEAD, ForecastRow::weeksAhead);
    columns.put(ForecastTable.Q025, ForecastRow::q025);
    columns.put(ForecastTable.Q10, ForecastRow::q10);
    columns.put(ForecastTable.Q25, ForecastRow::q25);
    columns.put(ForecastTable.Q50, ForecastRow::q50);
    columns.put(ForecastTable.Q75, ForecastRow::q75);
    columns.put(ForecastTable.Q90, ForecastRow::q90);
    columns.put(ForecastTable.Q975, ForecastRow::q975);
    columns.put(ForecastTable.TARGET, ForecastRow::target);
    columns.put(ForecastTable.CHANCE_OF_TARGET, ForecastRow::chanceOfTarget);
    return WeekTable.of(ForecastTable.TABLE, ForecastTable.TABLE, columns, rows);
  }

  private static <T> Map<String, Function<T, Object>> ofWeek(
      String phase, String week, ProtectedWeek published) {
    Map<String, Function<T, Object>> columns = new HashMap<>();
    String written = published.week().toString();
    columns.put(phase, row -> published.phase());
    columns.put(week, row -> written);
    return columns;
  }
}
