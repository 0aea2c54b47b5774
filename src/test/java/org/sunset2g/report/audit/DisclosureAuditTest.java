package org.sunset2g.report.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.disclosure.attack.Attack;
import org.sunset2g.disclosure.attack.Finding;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

class DisclosureAuditTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W10");
  private static final String COMMUNE = "VN-2004,00001";

  @TempDir private Path reports;

  private final List<ProtectedWeek> weeks = new PublishedCountry(1, 1, 2, 3).weeks(FIRST, 3, 300);

  private Path tables(int week) {
    return new PublishedFiles(reports).tables(weeks.get(week));
  }

  private void publish() {
    PublishedFiles.of(reports, weeks);
  }

  private List<Finding> findings() {
    return DisclosureAudit.of(reports).outcome().findings();
  }

  private static Finding first(List<Finding> findings, Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).findFirst().orElseThrow();
  }

  private long number(int week, String code, Measure measure) {
    PublishedArea area =
        weeks.get(week).areas().all().stream()
            .filter(each -> each.code().code().equals(code))
            .findFirst()
            .orElseThrow();
    return weeks.get(week).number(area, measure);
  }

  private static String plusTen(long number) {
    return Long.toString(number + 10);
  }

  @Test
  void weeksRoundedTogetherAreSafe() {
    publish();
    DisclosureAudit.Result result = DisclosureAudit.of(reports);
    assertThat(result.outcome().findings()).isEmpty();
    assertThat(result.weeks()).isEqualTo(3);
    assertThat(result.files()).isEqualTo(3 * 3 + 4);
    assertThat(result.outcome().byWitness()).isGreaterThan(300);
  }

  @Test
  void aForecastBesideTheTablesIsNeitherReadNorAttacked() throws IOException {
    publish();
    int files = DisclosureAudit.of(reports).files();
    for (String name : List.of("forecast.csv", "forecast.json")) {
      Files.writeString(tables(2).resolve(name), "what no table of figures looks like");
    }

    DisclosureAudit.Result result = DisclosureAudit.of(reports);
    assertThat(result.isSafe()).isTrue();
    assertThat(result.files()).isEqualTo(files);
  }

  @Test
  void aLargerCountryIsSafeAndWitnessesHoldAgainstLinearProgramming() {
    List<ProtectedWeek> many = new PublishedCountry(3, 3, 3, 5).weeks(FIRST, 4, 40);
    PublishedFiles.of(reports, many.subList(0, 3));
    DisclosureAudit.Result result =
        DisclosureAudit.of(List.of(reports), new Attack.Settings(Map.of(), 50, 10, 7));
    assertThat(result.outcome().findings()).isEmpty();
    assertThat(result.outcome().checked()).isEqualTo(10);
    assertThat(result.outcome().byProgramming()).isZero();
  }

  @Test
  void anExactNumberInOneCsvIsFound() {
    publish();
    PublishedFiles.spoilCsv(tables(0), "area_week", COMMUNE, "new_at_risk", "517");
    Finding exact = first(findings(), Finding.Kind.NOT_A_MULTIPLE);
    assertThat(exact.figure().place()).isEqualTo("2024-W10 VN-2004/00001 NEW_AT_RISK of 2g-only");
    assertThat(exact.low()).isEqualTo(517);
    assertThat(exact.possible()).isEqualTo(1);
    assertThat(exact.because().get(0)).contains("area_week.csv tells 517");
  }

  @Test
  void anExactNumberOnlyInTheJsonTwinIsFound() {
    publish();
    long told = number(0, "00001", Measure.NEW_AT_RISK);
    PublishedFiles.spoilJson(
        tables(0), "area_week", COMMUNE, "new_at_risk", Long.toString(told + 3));
    List<Finding> findings = findings();
    assertThat(first(findings, Finding.Kind.NOT_A_MULTIPLE).because().get(0))
        .contains("area_week.json tells " + (told + 3));
    Finding twice = first(findings, Finding.Kind.TOLD_DIFFERENTLY);
    assertThat(twice.figure().shown()).isEqualTo(told);
    assertThat(twice.low()).isEqualTo(told + 3);
    assertThat(twice.high()).isEqualTo(told + 3);
  }

  @Test
  void twinsThatTellTwoMultiplesLeaveFewerNumbers() {
    publish();
    long told = number(0, "00001", Measure.NEW_AT_RISK);
    PublishedFiles.spoilJson(tables(0), "area_week", COMMUNE, "new_at_risk", plusTen(told));
    Finding twice = first(findings(), Finding.Kind.TOLD_DIFFERENTLY);
    assertThat(twice.low()).isEqualTo(told + 1);
    assertThat(twice.high()).isEqualTo(told + 9);
  }

  @Test
  void areasThatDoNotAddUpAreFound() {
    publish();
    PublishedFiles.spoil(
        tables(0), "area_week", "VN-2004,01", "left", plusTen(number(0, "01", Measure.LEFT)));
    List<Finding> findings = findings();
    assertThat(findings)
        .filteredOn(finding -> finding.figure().measure().equals("LEFT"))
        .filteredOn(finding -> finding.figure().area().code().equals("01"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.TOO_NARROW);
              assertThat(finding.possible()).isLessThan(10);
              assertThat(finding.because()).anyMatch(reason -> reason.contains("areas below"));
            });
  }

  @Test
  void anOpeningNumberThatIsNotTheClosingNumberBeforeIsFound() {
    publish();
    PublishedFiles.spoil(
        tables(1), "area_week", COMMUNE, "opening", plusTen(number(1, "00001", Measure.OPENING)));
    assertThat(findings())
        .filteredOn(finding -> finding.figure().measure().equals("OPENING"))
        .filteredOn(finding -> finding.figure().area().code().equals("00001"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(String.join(" ", finding.because()))
                    .containsAnyOf("the week before", "opening + inflows"));
  }

  @Test
  void slicesThatDoNotAddUpAreFound() {
    publish();
    PublishedFiles.spoil(
        tables(0),
        "area_week",
        COMMUNE,
        "closing_active",
        plusTen(number(0, "00001", Measure.CLOSING_ACTIVE) + 50));
    assertThat(findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.figure().area().code()).isEqualTo("00001");
              assertThat(String.join(" ", finding.because())).contains("slices add up");
            });
  }

  @Test
  void anExactNumberOfOneModelIsFound() {
    publish();
    PublishedFiles.spoil(tables(2), "area_model", "VN-2004,01,Hãng 1 101", "subscribers", "104");
    Finding exact = first(findings(), Finding.Kind.NOT_A_MULTIPLE);
    assertThat(exact.figure().measure()).isEqualTo("closing of model Hãng 1 101");
    assertThat(exact.figure().area().toString()).isEqualTo("VN-2004/01");
  }

  @Test
  void aPhaseThatShouldLieWithinAnotherAndIsLargerIsFound() {
    publish();
    Path smaller = reports.resolve("2024-W10/no-volte/tables");
    ProtectedWeek few = new PublishedCountry(1, 1, 2, 4).weeks(FIRST, 1, 20).get(0);
    PublishedFiles writer = new PublishedFiles(reports);
    ProtectedWeek renamed =
        ProtectedWeek.published("no-volte", FIRST, 10, few.figures(), List.of(), List.of());
    writer.write(renamed, smaller, 1);
    assertThat(DisclosureAudit.of(reports).isSafe()).isTrue();
    List<Finding> wrong =
        DisclosureAudit.of(
                List.of(reports), new Attack.Settings(Map.of("2g-only", "no-volte"), 50, 0, 1))
            .outcome()
            .findings();
    assertThat(first(wrong, Finding.Kind.CONTRADICTION).because().get(0))
        .startsWith("who is in the one phase is in the other");
    assertThat(
            DisclosureAudit.of(
                    List.of(reports), new Attack.Settings(Map.of("no-volte", "2g-only"), 50, 0, 1))
                .isSafe())
        .isTrue();
  }

  @Test
  void anAreaWithoutRowDoesNotStopTheAttack() {
    publish();
    PublishedFiles.leaveOut(tables(0), "area_week", COMMUNE);
    assertThat(first(findings(), Finding.Kind.CONTRADICTION).because().get(0))
        .startsWith("areas below add up");
  }

  @Test
  void anEmptyCellThatOthersTellIsBoundedByThem() {
    publish();
    PublishedFiles.spoil(tables(0), "area_week", COMMUNE, "new_at_risk", "");
    DisclosureAudit.Result result = DisclosureAudit.of(reports);
    assertThat(result.outcome().findings()).isEmpty();
  }

  @Test
  void numbersThatAreRoundedOneByOneAreFoundLeaking() {
    for (ProtectedWeek week : weeks) {
      Path folder = new PublishedFiles(reports).tables(week);
      writeRoundedOneByOne(folder, week);
    }
    assertThat(findings())
        .extracting(Finding::kind)
        .containsAnyOf(Finding.Kind.TOO_NARROW, Finding.Kind.CONTRADICTION)
        .doesNotContain(Finding.Kind.NOT_A_MULTIPLE);
  }

  /** True numbers of two communes, each cell of all rows rounded to the nearest ten. */
  private static void writeRoundedOneByOne(Path folder, ProtectedWeek week) {
    new PublishedFiles(folder).write(week, folder, 1);
    Random random = new Random(week.week().number());
    Map<Measure, Long> country = new EnumMap<>(Measure.class);
    for (String commune : List.of("00001", "00002")) {
      Map<Measure, Long> row = new EnumMap<>(Measure.class);
      for (Measure measure : Measure.flowMeasures()) {
        row.put(measure, (long) random.nextInt(15));
      }
      row.put(Measure.OPENING, 500L);
      row.put(
          Measure.CLOSING,
          -row.entrySet().stream()
              .mapToLong(entry -> -entry.getKey().balanceSign() * entry.getValue())
              .sum());
      row.put(Measure.CLOSING_ACTIVE, row.get(Measure.CLOSING));
      row.put(
          Measure.CONVERTED_NOT_BLOCKED, Measure.conversions().stream().mapToLong(row::get).sum());
      row.forEach((measure, number) -> country.merge(measure, number, Long::sum));
      spoilAll(folder, "VN-2004," + commune, row);
    }
    for (String area : List.of(",,country", "VN-2004,01", "VN-2004,001")) {
      spoilAll(folder, area, country);
    }
  }

  private static void spoilAll(Path folder, String row, Map<Measure, Long> numbers) {
    for (Measure measure : Measure.values()) {
      long number = numbers.getOrDefault(measure, 0L);
      PublishedFiles.spoil(
          folder,
          "area_week",
          row,
          measure.name().toLowerCase(Locale.ROOT),
          Long.toString((number + 5) / 10 * 10));
    }
  }

  @Test
  void anExactNumberOfBeforeARevisionIsFound() {
    publish();
    long now = number(0, "00001", Measure.LEFT);
    PublishedFiles.table(
        tables(0),
        "changed",
        List.of(
            "phase",
            "week",
            "code_system",
            "code",
            "level",
            "name",
            "measure",
            "before",
            "after",
            "difference"),
        List.of(
            List.of(
                "2g-only",
                "2024-W10",
                "VN-2004",
                "00001",
                "commune",
                "",
                "left",
                Long.toString(now + 14),
                Long.toString(now),
                "-14")),
        7);
    Finding exact = first(findings(), Finding.Kind.NOT_A_MULTIPLE);
    assertThat(exact.figure().measure()).isEqualTo("LEFT before");
    assertThat(exact.low()).isEqualTo(now + 14);
  }

  @Test
  void inflowByModelIsHeldAgainstItsSum() {
    publish();
    List<String> head =
        List.of(
            "week",
            "measure",
            "level",
            "code_system",
            "code",
            "name",
            "parent_code_system",
            "parent_code",
            "model",
            "subscribers");
    List<List<String>> rows = new ArrayList<>();
    rows.add(inflow("NOT_CERTIFIED", "country", "", "", 50));
    rows.add(inflow("NOT_CERTIFIED", "province", "01", "", 50));
    rows.add(inflow("CERTIFIED", "country", "", "", 20));
    rows.add(inflow("ALL", "country", "", "", 70));
    rows.add(inflow("MODEL", "country", "", "A 1", 30));
    rows.add(inflow("OTHER_MODELS", "country", "", "", 20));
    PublishedFiles.table(tables(0), "area_inflow", head, rows, 9);
    assertThat(findings()).isEmpty();
    rows.set(3, inflow("ALL", "country", "", "", 100));
    PublishedFiles.table(tables(0), "area_inflow", head, rows, 9);
    assertThat(first(findings(), Finding.Kind.CONTRADICTION).because().get(0))
        .startsWith("certified and not certified");
  }

  private static List<String> inflow(
      String measure, String level, String code, String model, long subscribers) {
    String system = code.isEmpty() ? "" : "VN-2004";
    return List.of(
        "2024-W10", measure, level, system, code, "", "", "", model, Long.toString(subscribers));
  }

  @Test
  void theSameWeekInTwoFoldersIsToldTwice(@TempDir Path staged) {
    publish();
    PublishedFiles other = new PublishedFiles(staged);
    other.write(weeks.get(2));
    assertThat(DisclosureAudit.of(List.of(reports, staged), Attack.Settings.USUAL).isSafe())
        .isTrue();
    long told = number(2, "00002", Measure.GONE_QUIET);
    PublishedFiles.spoil(
        other.tables(weeks.get(2)), "area_week", "VN-2004,00002", "gone_quiet", plusTen(told));
    assertThat(
            DisclosureAudit.of(List.of(reports, staged), Attack.Settings.USUAL)
                .outcome()
                .findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.TOLD_DIFFERENTLY);
  }

  @Test
  void aFolderWithoutTablesAndANumberThatIsNoneAreRefused() throws Exception {
    assertThatThrownBy(() -> DisclosureAudit.of(reports))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no published tables");
    publish();
    PublishedFiles.spoilCsv(tables(0), "area_week", COMMUNE, "left", "many");
    assertThatThrownBy(() -> DisclosureAudit.of(reports))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("left is 'many'")
        .hasMessageContaining("area_week.csv, line ");
    Files.delete(tables(0).resolve("facts.json"));
    assertThatThrownBy(() -> DisclosureAudit.of(reports))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("facts.json: is missing");
  }

  @Test
  void theReportSaysWhatRemainsPossibleAndWhy() {
    publish();
    PublishedFiles.spoilCsv(tables(0), "area_week", COMMUNE, "new_at_risk", "517");
    AuditReport report = new AuditReport(DisclosureAudit.of(reports));
    assertThat(report.asText(1))
        .contains("NOT SAFE", "possible 517 to 517 (1), promised 10 whole numbers", "more");
    assertThat(report.asJson())
        .contains("\"safe\" : false", "\"kind\" : \"NOT_A_MULTIPLE\"", "\"low\" : 517");
  }
}
