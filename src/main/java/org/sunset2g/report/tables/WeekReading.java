package org.sunset2g.report.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.contract.AreaHandsetSim;
import org.sunset2g.contract.AreaModel;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.contract.Contracts;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.InputProblem;

/** Reads the figures of a week back from the CSV files of its tables. */
final class WeekReading {
  private final Path folder;
  private final WeekFacts facts;

  /** Line of each area's row in the file that is being read, or of the first of them. */
  private final Map<AreaCode, CsvRow> lines = new HashMap<>();

  private final Set<AreaCode> areas = new HashSet<>();

  WeekReading(Path folder, WeekFacts facts) {
    this.folder = folder;
    this.facts = facts;
  }

  /** One file after another, so that sums that do not hold are told of the file they are in. */
  ProtectedWeek read() throws IOException {
    Path figuresFile = folder.resolve(AreaWeek.TABLE + ".csv");
    List<AreaFigures> figures = figures(CsvTable.read(figuresFile, Contracts.of(AreaWeek.TABLE)));
    published(figuresFile, figures, List.of(), List.of());
    Path simsFile = folder.resolve(AreaHandsetSim.TABLE + ".csv");
    List<HandsetSim> sims = sims(CsvTable.read(simsFile, Contracts.of(AreaHandsetSim.TABLE)));
    published(simsFile, figures, sims, List.of());
    Path modelsFile = folder.resolve(AreaModel.TABLE + ".csv");
    List<ModelFigure> models = models(CsvTable.read(modelsFile, Contracts.of(AreaModel.TABLE)));
    return published(modelsFile, figures, sims, models);
  }

  private ProtectedWeek published(
      Path file, List<AreaFigures> figures, List<HandsetSim> sims, List<ModelFigure> models) {
    try {
      return ProtectedWeek.published(
          facts.phase(), facts.week(), facts.minimumCell(), figures, sims, models);
    } catch (IllegalArgumentException unsound) {
      throw located(file, unsound);
    }
  }

  /** The message names the area that it is about; its line is where to look. */
  private InputProblem located(Path file, IllegalArgumentException unsound) {
    String message = unsound.getMessage();
    String cure = "have the week published again: these figures were not made by one protection";
    return lines.entrySet().stream()
        .filter(
            line ->
                message.contains("(" + line.getKey() + ")")
                    || message.contains("code=" + line.getKey() + ","))
        .map(line -> InputProblem.inLine(file, line.getValue().line(), message, cure))
        .findFirst()
        .orElseGet(() -> InputProblem.inFile(file, message, cure))
        .causedBy(unsound);
  }

  private List<AreaFigures> figures(List<CsvRow> rows) {
    List<AreaFigures> figures = new ArrayList<>(rows.size());
    for (CsvRow row : rows) {
      row.expect(AreaWeek.PHASE, facts.phase());
      row.expect(AreaWeek.WEEK, facts.week().toString());
      AreaLevel level = row.parsed(AreaWeek.LEVEL, AreaLevel::parse);
      AreaCode code = row.area(AreaWeek.CODE_SYSTEM, AreaWeek.CODE);
      PublishedArea area = new PublishedArea(level, code, row.text(AreaWeek.NAME));
      CsvRow twin = lines.put(code, row);
      if (twin != null) {
        throw row.problem("the area %s is on line %d too".formatted(code, twin.line()));
      }
      areas.add(code);
      AreaCode above = row.area(AreaWeek.PARENT_CODE_SYSTEM, AreaWeek.PARENT_CODE);
      boolean isBesideTheTree =
          above.equals(PublishedArea.COUNTRY.code())
              && (level == AreaLevel.COUNTRY || level.isFormer());
      Map<Measure, Long> numbers = new EnumMap<>(Measure.class);
      for (Measure measure : Measure.values()) {
        numbers.put(measure, row.figure(WeekTables.column(measure), facts.minimumCell()));
      }
      figures.add(
          new AreaFigures(area, isBesideTheTree ? Optional.empty() : Optional.of(above), numbers));
    }
    return figures;
  }

  private List<HandsetSim> sims(List<CsvRow> rows) {
    lines.clear();
    Set<Object> seen = new HashSet<>();
    List<HandsetSim> sims = new ArrayList<>(rows.size());
    for (CsvRow row : rows) {
      HandsetSim sim =
          new HandsetSim(
              area(row, AreaHandsetSim.PHASE, AreaHandsetSim.WEEK),
              row.parsed(AreaHandsetSim.HANDSET, HandsetClass::valueOf),
              row.parsed(AreaHandsetSim.FORM, HandsetForm::valueOf),
              row.parsed(AreaHandsetSim.SIM_GENERATION, WeekReading::generation),
              row.figure(AreaHandsetSim.SUBSCRIBERS, facts.minimumCell()));
      if (!seen.add(List.of(sim.area(), sim.handset(), sim.form(), sim.sim()))) {
        throw row.problem("an earlier line tells the same handset and SIM of " + sim.area());
      }
      sims.add(sim);
    }
    return sims;
  }

  private List<ModelFigure> models(List<CsvRow> rows) {
    lines.clear();
    Set<Object> seen = new HashSet<>();
    List<ModelFigure> models = new ArrayList<>(rows.size());
    for (CsvRow row : rows) {
      ModelFigure model =
          new ModelFigure(
              area(row, AreaModel.PHASE, AreaModel.WEEK),
              row.text(AreaModel.MODEL),
              row.figure(AreaModel.SUBSCRIBERS, facts.minimumCell()));
      if (!seen.add(List.of(model.area(), model.model()))) {
        throw row.problem(
            "an earlier line tells the model '%s' of %s".formatted(model.model(), model.area()));
      }
      models.add(model);
    }
    return models;
  }

  /** The area of a breakdown's row, which is of the week, and in the table of areas. */
  private AreaCode area(CsvRow row, String phaseColumn, String weekColumn) {
    row.expect(phaseColumn, facts.phase());
    row.expect(weekColumn, facts.week().toString());
    AreaCode code = row.area(AreaWeek.CODE_SYSTEM, AreaWeek.CODE);
    if (!areas.contains(code)) {
      throw row.problem("the area %s is not in %s.csv".formatted(code, AreaWeek.TABLE));
    }
    lines.putIfAbsent(code, row);
    return code;
  }

  private static Optional<Generation> generation(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Generation.ofWritten(text)
            .orElseThrow(() -> new IllegalArgumentException("no generation '" + text + "'")));
  }
}
