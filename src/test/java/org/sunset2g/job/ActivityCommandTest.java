package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.outreach.Activity;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.FocalPoint.Role;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.Validity;
import org.sunset2g.report.activity.ActivityReport;
import org.sunset2g.report.activity.ActivityReport.Issuer;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/** From rows of result files to the monthly report. */
class ActivityCommandTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2024, 9);
  private static final Issuer ISSUER =
      new Issuer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final AdministrativeUnits UNITS =
      new AdministrativeUnits(
          List.of(
              unit("20", Level.PROVINCE, "Tỉnh Lạng Sơn", null),
              unit("180", Level.DISTRICT, "Huyện Tràng Định", "20"),
              unit("06007", Level.COMMUNE, "Xã Kim Đồng", "180"),
              unit("24", Level.PROVINCE, "Tỉnh Bắc Giang", null),
              unit("215", Level.DISTRICT, "Huyện Yên Thế", "24"),
              unit("07201", Level.COMMUNE, "Xã Đồng Tiến", "215")));

  @TempDir Path folder;

  @Test
  void aReportNamesItsUnitsAndIsDueOnTheNinth() {
    ActivityReport report = report(Optional.empty(), Registry.EMPTY);

    assertThat(report.area()).isEqualTo("toàn quốc");
    assertThat(report.communes())
        .extracting(line -> line.above() + ", " + line.commune() + " " + line.runs())
        .containsExactly(
            "Huyện Tràng Định, Xã Kim Đồng {LOUDSPEAKER=3}",
            "Huyện Yên Thế, Xã Đồng Tiến {LOUDSPEAKER=4}");
    assertThat(report.dueOn()).contains(LocalDate.parse("2024-10-09"));
    assertThat(report.subject()).containsExactly("Giai đoạn 1: dừng phục vụ máy 2G Only");
  }

  @Test
  void aReportOfAnAreaHasNothingOfOthers() {
    ActivityReport report = report(Optional.of(area("20")), Registry.EMPTY);

    assertThat(report.area()).isEqualTo("Tỉnh Lạng Sơn");
    assertThat(report.communes())
        .extracting(line -> line.commune() + " " + line.runs())
        .containsExactly("Xã Kim Đồng {LOUDSPEAKER=3}");
  }

  @Test
  void officesOfTheAreaAndOfThoseAboveGetItWhileTheyHold() {
    Registry registry =
        new Registry(
            List.of(),
            List.of(
                office(Role.INFORM, "180", "UBND huyện Tràng Định", "north", Validity.ALWAYS),
                office(Role.REPORT, "20", "Sở Thông tin và Truyền thông", null, Validity.ALWAYS),
                office(Role.REPORT, "24", "Sở của tỉnh khác", null, Validity.ALWAYS),
                office(Role.REPORT, "20", "Văn phòng của mạng khác", "south", Validity.ALWAYS),
                office(
                    Role.DIRECT,
                    "20",
                    "Ban đã giải thể",
                    null,
                    new Validity(Optional.empty(), Optional.of(LocalDate.parse("2024-09-29"))))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(report(Optional.of(area("180")), registry).recipients())
        .extracting(recipient -> recipient.role() + " " + recipient.office())
        .containsExactly("REPORT Sở Thông tin và Truyền thông", "INFORM UBND huyện Tràng Định");
  }

  @Test
  void threeFilesAreWritten() throws IOException {
    List<Path> files =
        new ActivityReporting(SEPTEMBER, List.of("north"), Optional.empty(), ISSUER)
            .write(report(Optional.empty(), Registry.EMPTY), folder.resolve("out"));

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("activity-2024-09.docx", "activity-2024-09.xlsx", "activity-2024-09.html");
    try (var left = Files.list(folder.resolve("out"))) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void rowsAreReadInTheSnapshotThatThePublishedRunNames() throws IOException {
    SparkSession spark = SparkForTests.session();
    Path lakeFolder = folder.resolve("lake");
    Lake lake = Lake.open(spark, lakeFolder, Map.of());
    Contract contract = Contracts.of(OutreachResult.TABLE);
    lake.ensure(contract, Set.of());
    long shown = write(spark, lake, contract, 5);
    write(spark, lake, contract, 77);
    new RunRecords(lakeFolder).write(published("000001", "2024-W40", shown));

    CommandRun run =
        CommandRun.of(
            "activity",
            "--month",
            "2024-09",
            "--operator",
            "north",
            "--out",
            folder.resolve("out").toString(),
            "--set",
            "paths.lake=" + lakeFolder);

    assertThat(run.err()).doesNotContain("fault");
    assertThat(run.code()).isZero();
    assertThat(Files.readString(folder.resolve("out/activity-2024-09.html")))
        .contains("<td>Loa truyền thanh</td><td class=\"number\">5</td>")
        .doesNotContain("77");
  }

  @Test
  void aMonthOfWhichNoRunHasResultsIsRefused() {
    CommandRun run =
        CommandRun.of(
            "activity",
            "--month",
            "2024-09",
            "--operator",
            "north",
            "--out",
            folder.toString(),
            "--set",
            "paths.lake=" + folder.resolve("lake"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("no published run of north has results of 2024-09")
        .contains("what to do:");
  }

  private ActivityReport report(Optional<AreaCode> area, Registry registry) {
    return new ActivityReporting(SEPTEMBER, List.of("north"), area, ISSUER)
        .report(
            List.of(loudspeaker("06007", 3), loudspeaker("07201", 4)),
            Configuration.read(Optional.empty(), List.of()),
            UNITS,
            registry);
  }

  private static Activity loudspeaker(String commune, int runs) {
    return new Activity(
        "north",
        "2024-W36",
        LocalDate.parse("2024-09-03"),
        Channel.LOUDSPEAKER,
        Optional.empty(),
        Optional.of(area(commune)),
        Optional.empty(),
        runs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static long write(SparkSession spark, Lake lake, Contract contract, int runs) {
    List<Object> cells = new ArrayList<>();
    for (String column : contract.columnNames()) {
      cells.add(
          switch (column) {
            case OutreachResult.OPERATOR -> "north";
            case OutreachResult.WEEK -> "2024-W40";
            case OutreachResult.FILE -> "to-1.xlsx";
            case OutreachResult.LINE -> 2L;
            case OutreachResult.DONE_ON -> Date.valueOf("2024-09-30");
            case OutreachResult.CHANNEL -> "LOUDSPEAKER";
            case OutreachResult.RUNS -> runs;
            default -> null;
          });
    }
    Dataset<Row> rows =
        spark.createDataFrame(List.of(RowFactory.create(cells.toArray())), lake.layout(contract));
    return lake.replace(contract, rows, List.of("north"), "2024-W40").snapshotId();
  }

  private static RunRecord published(String id, String week, long snapshot) {
    return new RunRecord(
        id,
        "weekly",
        week,
        RunRecord.Status.PUBLISHED,
        Instant.EPOCH,
        Optional.of(Instant.EPOCH),
        "spark",
        new TreeMap<>(),
        new TreeMap<>(),
        List.of("north"),
        new TreeMap<>(),
        List.of("phase1"),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(Map.of(OutreachResult.TABLE, snapshot)),
        Map.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static FocalPoint office(
      Role role, String area, String name, String operator, Validity validity) {
    return new FocalPoint(
        Optional.ofNullable(operator), area(area), role, name, "", Optional.empty(), validity);
  }

  private static AdministrativeUnit unit(String code, Level level, String name, String parent) {
    return new AdministrativeUnit(
        area(code), level, name, Optional.ofNullable(parent).map(ActivityCommandTest::area));
  }

  private static AreaCode area(String code) {
    return new AreaCode("VN-2004", code);
  }
}
