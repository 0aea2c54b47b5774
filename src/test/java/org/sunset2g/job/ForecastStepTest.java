package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.ledger.Phase;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;

/** Three weeks of two phases; from the second on the cut-off is known to be another. */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastStepTest {
  private static final List<IsoWeek> WEEKS =
      IntStream.range(0, 3).mapToObj(new IsoWeek(2024, 35)::plus).toList();
  private static final IsoWeek LAST = WEEKS.get(2);
  private static final LocalDate CUT_OFF = LocalDate.parse("2024-10-16");

  private Path folder;
  private EngineRun run;
  private RunRecord record;
  private List<Row> rows;

  @BeforeAll
  void runThreeWeeks(@TempDir Path temporary) {
    folder = temporary;
    Story story = new Story();
    for (int number = 1; number <= 60; number++) {
      String area = number % 3 == 0 ? "B" : "A";
      story.subscriber(
          number,
          area + " g",
          area + (number <= 10 ? " s" : " g"),
          area + (number <= 25 ? " s" : " g"));
    }
    story.write(folder.resolve("landing"), "viettel", WEEKS);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã Đào Viên,180
        VN-2004,commune,06010,Xã Khánh Long,180
        """);
    run("2024-09-16").week(WEEKS.get(0));
    run = run("2024-10-16");
    run.week(WEEKS.get(1));
    record = run.week(LAST);
    rows = run.table(ExportedTable.forecast, LAST).collectAsList();
  }

  private EngineRun run(String cutOff) {
    List<String> settings = new ArrayList<>(Arrays.asList(settings()));
    settings.add("forecast.paths=500");
    settings.add(
        """
        phases=[{name: phase1, cutOff: '%sT00:00:00+07:00', atRisk: [TWO_G_ONLY], \
        target: [FOUR_G, FIVE_G]}, vietnam-2026-gsm]"""
            .formatted(cutOff));
    return EngineRun.in(folder, settings.toArray(String[]::new));
  }

  private String[] settings() {
    return new String[] {
      "paths.landing=" + folder.resolve("landing"),
      "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
      "reference.adminUnits=" + folder.resolve("units.csv")
    };
  }

  @Test
  void theForecastIsMadeBeforeTheListsThatAskIt() {
    assertThat(record.stepSeconds()).containsKey("forecast");
    assertThat(WeeklyRun.STEPS)
        .containsSubsequence("inflow", "forecast", "outreach", "report", "publish");
    assertThat(record.snapshots()).containsKey(ForecastTable.TABLE);
  }

  @Test
  void itsColumnsAreThoseOfTheContractAndItsWordsAreAllowed() {
    assertThat(rows).isNotEmpty();
    assertThat(rows.get(0).schema().fieldNames())
        .containsExactlyElementsOf(Contracts.of(ForecastTable.TABLE).columnNames());
    assertThat(texts(ForecastTable.SCENARIO))
        .containsExactly("AS_NOW", "LATER", "NO_ARRIVALS", "TWICE_THE_VISITS");
    assertThat(texts(ForecastTable.PHASE)).containsExactly("phase1", "phase2");
    assertThat(texts(ForecastTable.WEEK)).containsExactly("2024-W37");
  }

  @Test
  void allDaysAreToldIfAllGoesOnAsBeforeAndTheCutOffAloneOtherwise() {
    List<Row> asNow = rowsOf("phase1", "AS_NOW", "country");
    assertThat(asNow).hasSizeGreaterThan(4);
    assertThat(asNow)
        .allMatch(
            row ->
                row.<Boolean>getAs(ForecastTable.IS_CUT_OFF)
                    || day(row).getDayOfWeek() == DayOfWeek.SUNDAY);
    assertThat(cutOffOf("AS_NOW")).isEqualTo(CUT_OFF.minusDays(1));
    for (String other : List.of("LATER", "NO_ARRIVALS", "TWICE_THE_VISITS")) {
      assertThat(rowsOf("phase1", other, "country"))
          .singleElement()
          .satisfies(row -> assertThat(row.<Boolean>getAs(ForecastTable.IS_CUT_OFF)).isTrue());
    }
    assertThat(cutOffOf("LATER")).isEqualTo(CUT_OFF.minusDays(1).plusDays(30));
    assertThat(cutOffOf("TWICE_THE_VISITS")).isEqualTo(CUT_OFF.minusDays(1));
  }

  @Test
  void everyPublishedAreaIsForecastWithRisingQuantiles() {
    SortedSet<String> published = new TreeSet<>();
    for (CSVRecord row : PublishedFigures.of(run, LAST.toString()).rows()) {
      published.add(
          String.join(
              "|", row.get("code_system"), row.get("code"), row.get("level"), row.get("name")));
    }
    SortedSet<String> told = new TreeSet<>();
    for (Row row : rows) {
      if (row.getAs(ForecastTable.PHASE).equals("phase1")) {
        told.add(
            String.join(
                "|",
                row.<String>getAs(ForecastTable.CODE_SYSTEM),
                row.<String>getAs(ForecastTable.CODE),
                row.<String>getAs(ForecastTable.LEVEL),
                row.<String>getAs(ForecastTable.NAME)));
      }
    }

    assertThat(published).hasSizeGreaterThan(4);
    assertThat(told).isEqualTo(published);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(
                      List.of(
                          row.<Long>getAs(ForecastTable.Q025),
                          row.<Long>getAs(ForecastTable.Q10),
                          row.<Long>getAs(ForecastTable.Q25),
                          row.<Long>getAs(ForecastTable.Q50),
                          row.<Long>getAs(ForecastTable.Q75),
                          row.<Long>getAs(ForecastTable.Q90),
                          row.<Long>getAs(ForecastTable.Q975)))
                  .isSorted();
              assertThat(row.<Double>getAs(ForecastTable.CHANCE_OF_TARGET)).isBetween(0.0, 1.0);
            });
  }

  @Test
  void aRunKnowsTheCutOffThatItWasToldAndAnOlderRecordThatOfToday() {
    Phase phase = run.configuration().phases().get(0);
    RunRecord first = run.records().published("viettel", WEEKS.get(0)).orElseThrow();
    RunRecord withoutPhases = withoutPhases(first);

    assertThat(phase.cutOff()).isEqualTo(OffsetDateTime.parse("2024-10-16T00:00:00+07:00"));
    assertThat(PhaseSettings.cutOffOf(first, phase)).isEqualTo(LocalDate.parse("2024-09-16"));
    assertThat(PhaseSettings.cutOffOf(record, phase)).isEqualTo(CUT_OFF);
    assertThat(PhaseSettings.cutOffOf(withoutPhases, phase)).isEqualTo(CUT_OFF);
  }

  private static RunRecord withoutPhases(RunRecord run) {
    SortedMap<String, Object> settings = new TreeMap<>(run.settings());
    settings.remove("phases");
    return new RunRecord(
        run.runId(),
        run.command(),
        run.week(),
        run.status(),
        run.startedAt(),
        run.endedAt(),
        run.engine(),
        run.versions(),
        settings,
        run.operators(),
        run.refused(),
        run.phases(),
        run.basedOn(),
        run.inputs(),
        run.counts(),
        run.gates(),
        run.snapshots(),
        run.stepSeconds(),
        run.notes(),
        run.pseudonyms(),
        run.deleted());
  }

  @Test
  void theRunRecordKeepsHowItWasForecast() {
    assertThat(record.settings())
        .containsEntry("forecast.paths", 500)
        .containsEntry("forecast.delayDays", 30);
  }

  @Test
  void whoeverReadsThePublishedTablesForecastsTheSame() {
    Path file = folder.resolve("as-now.csv");
    CommandRun command =
        CommandRun.of(
            "forecast",
            "--reports",
            run.output().resolve("reports").toString(),
            "--out",
            file.toString());

    assertThat(command.code()).as(command.err()).isZero();
    List<String> fromTables =
        PublishedFigures.rows(file).stream().map(ForecastStepTest::joined).sorted().toList();
    assertThat(fromTables)
        .isNotEmpty()
        .isEqualTo(
            rows.stream()
                .filter(row -> row.getAs(ForecastTable.PHASE).equals("phase1"))
                .filter(row -> row.getAs(ForecastTable.SCENARIO).equals("AS_NOW"))
                .map(ForecastStepTest::joined)
                .sorted()
                .toList());
  }

  @Test
  void theTableIsExportedForAnybody() throws Exception {
    Path file = folder.resolve("forecast.csv");
    CommandRun export =
        CommandRun.of(
            "export",
            "--table",
            "forecast",
            "--week",
            LAST.toString(),
            "--to",
            file.toString(),
            "--set",
            "paths.lake=" + folder.resolve("lake"));

    assertThat(export.code()).as(export.err()).isZero();
    assertThat(export.err()).contains(rows.size() + " rows of forecast").doesNotContain("restrict");
    assertThat(Files.readAllLines(file)).hasSize(rows.size() + 1);
  }

  @Test
  void aWeekThatIsRunAgainForecastsTheSame() {
    SortedMap<String, String> outputs = run.outputs();

    RunRecord again = run.week(LAST);

    assertThat(run.outputs()).isEqualTo(outputs).isNotEmpty();
    assertThat(again.runId()).isNotEqualTo(record.runId());
    assertThat(
            run.table(ExportedTable.forecast, LAST).collectAsList().stream()
                .map(ForecastStepTest::joined)
                .sorted())
        .containsExactlyElementsOf(rows.stream().map(ForecastStepTest::joined).sorted().toList());
  }

  private List<Row> rowsOf(String phase, String scenario, String level) {
    return rows.stream()
        .filter(row -> row.getAs(ForecastTable.PHASE).equals(phase))
        .filter(row -> row.getAs(ForecastTable.SCENARIO).equals(scenario))
        .filter(row -> row.getAs(ForecastTable.LEVEL).equals(level))
        .toList();
  }

  private LocalDate cutOffOf(String scenario) {
    Optional<Row> cutOff =
        rowsOf("phase1", scenario, "country").stream()
            .filter(row -> row.<Boolean>getAs(ForecastTable.IS_CUT_OFF))
            .findFirst();
    return day(cutOff.orElseThrow());
  }

  private static LocalDate day(Row row) {
    return LocalDate.parse(row.getAs(ForecastTable.DAY).toString());
  }

  private SortedSet<String> texts(String column) {
    return rows.stream()
        .map(row -> row.<String>getAs(column))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String joined(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> String.valueOf(row.get(column)))
        .collect(Collectors.joining("|"));
  }

  private static String joined(CSVRecord row) {
    return String.join("|", row.toList());
  }
}
