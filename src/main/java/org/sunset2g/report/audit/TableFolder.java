package org.sunset2g.report.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.contract.AreaHandsetSim;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.contract.AreaModel;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.attack.WeekTables;
import org.sunset2g.disclosure.attack.WeekTables.AreaRow;
import org.sunset2g.disclosure.attack.WeekTables.InflowRow;
import org.sunset2g.disclosure.attack.WeekTables.PartRow;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** The published tables of one phase and week, read from their folder. */
final class TableFolder {
  static final String FACTS = "facts.json";
  private static final String INFLOW = "area_inflow";
  private static final String CHANGED = "changed";
  private static final String CURE =
      "publish the tables anew, or give the folder as it was published";

  private final Path folder;
  private final List<AreaRow> areas = new ArrayList<>();
  private final List<PartRow> handsetSims = new ArrayList<>();
  private final List<PartRow> models = new ArrayList<>();
  private final List<InflowRow> inflow = new ArrayList<>();
  private final List<PartRow> before = new ArrayList<>();
  private final List<PartRow> again = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final String phase;
  private final IsoWeek week;
  private final int minimumCell;
  private final int revision;
  private final Set<String> operators = new TreeSet<>();
  private int files;

  /**
   * Reads the folder.
   *
   * @throws InputProblem where a file is missing that a reader needs, or cannot be understood
   */
  TableFolder(Path folder) {
    this.folder = folder;
    Path file = folder.resolve(FACTS);
    if (!Files.isRegularFile(file)) {
      throw InputProblem.inFile(
          file, "is missing: without it nobody knows what the figures were rounded to", CURE);
    }
    JsonNode facts = TableFile.readTree(file);
    phase = facts.path("phase").asText();
    week = week(facts.path("week"), file);
    minimumCell = facts.path("minimum_cell").asInt();
    revision = facts.path("revision").asInt(1);
    facts.path("operators_included").forEach(operator -> operators.add(operator.asText()));
    if (minimumCell < 1) {
      throw InputProblem.inFile(file, "it names no minimum_cell of at least 1", CURE);
    }
    files = 1;
    read();
  }

  private static IsoWeek week(JsonNode week, Path file) {
    try {
      return week.isObject()
          ? new IsoWeek(week.path("year").asInt(), week.path("week").asInt())
          : IsoWeek.parse(week.asText());
    } catch (IllegalArgumentException malformed) {
      throw InputProblem.inFile(file, "week: " + malformed.getMessage(), CURE);
    }
  }

  /**
   * The table {@code forecast} is left out on purpose: it is made of published figures alone, by a
   * method and a seed that anybody may have, so that it tells an attacker nothing new.
   */
  private void read() {
    files += TableFile.read(folder, AreaWeek.TABLE, this::addArea);
    files += TableFile.read(folder, AreaHandsetSim.TABLE, this::addHandsetSim);
    files += TableFile.read(folder, AreaModel.TABLE, this::addModel);
    files += TableFile.read(folder, INFLOW, this::addInflow);
    files += TableFile.read(folder, CHANGED, this::addChanged);
  }

  private void addArea(TableRow row) {
    refuseOther(row, row.text(AreaWeek.PHASE), row.text(AreaWeek.WEEK));
    Measure[] measures = Measure.values();
    long[] shown = new long[measures.length];
    for (Measure measure : measures) {
      shown[measure.ordinal()] = row.number(column(measure));
    }
    areas.add(
        new AreaRow(
            row.file(),
            row.area(AreaWeek.CODE_SYSTEM, AreaWeek.CODE),
            level(row),
            row.above(AreaWeek.PARENT_CODE_SYSTEM, AreaWeek.PARENT_CODE),
            shown));
  }

  private String column(Measure measure) {
    return texts.computeIfAbsent(measure.name(), name -> name.toLowerCase(Locale.ROOT));
  }

  private static AreaLevel level(TableRow row) {
    try {
      return AreaLevel.parse(row.text(AreaWeek.LEVEL));
    } catch (IllegalArgumentException unknown) {
      throw row.problem(unknown.getMessage(), CURE);
    }
  }

  private void addHandsetSim(TableRow row) {
    refuseOther(row, row.text(AreaHandsetSim.PHASE), row.text(AreaHandsetSim.WEEK));
    String sim = row.text(AreaHandsetSim.SIM_GENERATION);
    String part =
        "%s %s, %s"
            .formatted(
                row.text(AreaHandsetSim.HANDSET),
                row.text(AreaHandsetSim.FORM),
                sim.isEmpty() ? "SIM unknown" : "SIM " + sim);
    handsetSims.add(
        new PartRow(
            row.file(),
            row.area(AreaHandsetSim.CODE_SYSTEM, AreaHandsetSim.CODE),
            texts.computeIfAbsent(part, same -> same),
            row.number(AreaHandsetSim.SUBSCRIBERS)));
  }

  private void addModel(TableRow row) {
    refuseOther(row, row.text(AreaModel.PHASE), row.text(AreaModel.WEEK));
    models.add(
        new PartRow(
            row.file(),
            row.area(AreaModel.CODE_SYSTEM, AreaModel.CODE),
            texts.computeIfAbsent(row.text(AreaModel.MODEL), same -> same),
            row.number(AreaModel.SUBSCRIBERS)));
  }

  private void addInflow(TableRow row) {
    refuseOther(row, phase, row.text(AreaInflow.WEEK));
    inflow.add(
        new InflowRow(
            row.file(),
            row.text(AreaInflow.MEASURE),
            row.area(AreaInflow.CODE_SYSTEM, AreaInflow.CODE),
            row.above(AreaInflow.PARENT_CODE_SYSTEM, AreaInflow.PARENT_CODE),
            row.text(AreaInflow.MODEL),
            row.number(AreaInflow.SUBSCRIBERS)));
  }

  private void addChanged(TableRow row) {
    PartRow was = changed(row, row.number("before"));
    before.add(was);
    long after = row.number("after");
    again.add(changed(row, after));
    if (!row.text("difference").isEmpty()) {
      before.add(changed(row, after - row.number("difference")));
    }
  }

  private static PartRow changed(TableRow row, long shown) {
    return new PartRow(
        row.file(),
        row.area("code_system", "code"),
        row.text("measure").toUpperCase(Locale.ROOT),
        shown);
  }

  private void refuseOther(TableRow row, String phaseOfRow, String weekOfRow) {
    if (!phaseOfRow.equals(phase) || !weekOfRow.equals(week.toString())) {
      throw row.problem(
          "it tells of phase '%s' and week '%s', %s of '%s' and '%s'"
              .formatted(phaseOfRow, weekOfRow, FACTS, phase, week),
          CURE);
    }
  }

  /** How many files were read. */
  int files() {
    return files;
  }

  WeekTables tables() {
    return new WeekTables(
        phase,
        week,
        revision,
        minimumCell,
        operators,
        areas,
        handsetSims,
        models,
        inflow,
        before,
        again);
  }
}
