package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Five weeks of one operator and two of another, that stopped; then all but the last weeks are
 * deleted, and the work goes on as if nothing had been. The tests are one story, in order.
 */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetainCommandTest {
  private static final List<IsoWeek> WEEKS =
      List.of(
          new IsoWeek(2024, 35),
          new IsoWeek(2024, 36),
          new IsoWeek(2024, 37),
          new IsoWeek(2024, 38),
          new IsoWeek(2024, 39),
          new IsoWeek(2024, 40));
  private static final List<IsoWeek> BEFORE = WEEKS.subList(0, 5);
  private static final IsoWeek LAST = BEFORE.get(4);
  private static final IsoWeek NEXT = WEEKS.get(5);

  private static final List<String> SHORT =
      List.of(
          "retention.landingWeeks=1",
          "retention.stateWeeks=2",
          "retention.listWeeks=2",
          "retention.conversionWeeks=3",
          "outreach.refusalWeeks=3",
          "outreach.notNeededWeeks=3",
          "outreach.reportedConversionWeeks=3");

  private Path folder;
  private EngineRun run;
  private LakeOnDisk lake;
  private SortedMap<String, Long> ledger;
  private SortedMap<String, Long> neverDeleted;
  private String neverDeletedReport;
  private SortedSet<String> conversions;
  private SortedSet<String> beforeRetain;
  private SortedSet<String> afterDryRun;
  private int besideARun;
  private CommandRun dryRun;
  private CommandRun retained;

  @BeforeAll
  void runFiveWeeksAndDelete(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Story story = new Story();
    for (int number = 1; number <= 6; number++) {
      String[] weeks = {"A g", "A g", "A g", "A g", "A g", "A g"};
      Arrays.fill(weeks, number, 6, "A s");
      story.subscriber(number, weeks);
    }
    story.subscriber(7, "A g", "A G", "A g", "A G", "A g", "A g");
    story.write(folder.resolve("landing"), "viettel", WEEKS);
    new Story()
        .subscriber(8, "A g", "A s", "", "", "", "")
        .write(folder.resolve("landing"), "mobi", WEEKS);
    for (IsoWeek week : WEEKS.subList(2, 6)) {
      FileUtils.deleteDirectory(folder.resolve("landing/mobi/" + week).toFile());
    }
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,180
        """);
    for (IsoWeek week : List.of(WEEKS.get(0), LAST)) {
      Files.writeString(
          folder.resolve("landing/viettel/" + week + "/device_observation.csv"),
          Story.pseudonym(1) + ",,123,%s,%s,7,10,4G%n".formatted(week.monday(), week.sunday()),
          java.nio.file.StandardOpenOption.APPEND);
    }
    EngineRun undisturbed = EngineRun.in(folder.resolve("other"), settings()).weeks(WEEKS);
    neverDeleted = undisturbed.ledger(WEEKS);
    neverDeletedReport = undisturbed.outputs().get("reports/2024-W40/tables/area_week.csv");
    run = EngineRun.in(folder.resolve("kept"), settings()).weeks(BEFORE);
    lake = new LakeOnDisk(folder.resolve("kept/lake"));
    ledger = run.ledger(BEFORE);
    conversions = run.conversions(LAST);
    for (IsoWeek base : List.of(BEFORE.get(2), BEFORE.get(3))) {
      Path deltas = new ListFiles(folder.resolve("kept/output")).deltas(base, LAST);
      Story.writeText(deltas.resolve("viettel/unplaced.delta.csv"), "token,token_before\n");
    }
    try (LakeLock lock = LakeLock.take(lake.folder())) {
      besideARun = retain().code();
    }
    beforeRetain = lake.files();
    dryRun = retain("--dry-run");
    afterDryRun = lake.files();
    retained = retain();
    assertThat(retained.code()).as(retained.err()).isZero();
  }

  @Test
  @Order(1)
  void nothingOfAnOldWeekStaysOnTheDisk() {
    assertWeeksOnDisk(SubscriberSnapshot.TABLE, BEFORE.subList(4, 5));
    assertWeeksOnDisk(DeviceObservation.TABLE, BEFORE.subList(4, 5));
    assertWeeksOnDisk(RejectedRow.TABLE, BEFORE.subList(4, 5));
    assertWeeksOnDisk(OutreachItem.TABLE, BEFORE.subList(3, 5));
    assertWeeksOnDisk(OutreachExit.TABLE, BEFORE.subList(3, 5));
    assertWeeksOnDisk(NewAttachment.TABLE, BEFORE.subList(3, 5));
    assertWeeksOnDisk(ConversionEvent.TABLE, BEFORE.subList(2, 5));
    assertThat(lake.rowsOf(SubscriberState.TABLE))
        .isNotEmpty()
        .allMatch(file -> file.contains("operator=viettel"));
    assertThat(run.output().resolve("lists"))
        .isDirectoryNotContaining(list -> list.endsWith("2024-W37"))
        .isDirectoryContaining(list -> list.endsWith("2024-W38"))
        .isDirectoryContaining(list -> list.endsWith("2024-W39"));
    assertThat(run.output().resolve("deltas"))
        .isDirectoryNotContaining(deltas -> deltas.endsWith("2024-W37_2024-W39"))
        .isDirectoryContaining(deltas -> deltas.endsWith("2024-W38_2024-W39"));
    assertThat(run.output().resolve("reports/2024-W35/tables/area_week.csv")).exists();
  }

  @Test
  @Order(2)
  void whatItSaysIsWhatLeftTheDisk() {
    assertThat(afterDryRun).isEqualTo(beforeRetain);
    SortedSet<String> gone = new TreeSet<>(beforeRetain);
    gone.removeAll(lake.files());
    gone.removeIf(file -> !file.contains("/" + SubscriberSnapshot.TABLE + "/data/"));
    String line = line(retained.out(), SubscriberSnapshot.TABLE);

    assertThat(line(dryRun.out(), SubscriberSnapshot.TABLE)).isEqualTo(line);
    // Seven subscribers in four weeks, and one in two.
    assertThat(line.split(" +")).startsWith(SubscriberSnapshot.TABLE, "30", "" + gone.size());
    assertThat(line(retain().out(), "all").split(" +")).startsWith("all", "0", "0", "0");
  }

  @Test
  @Order(3)
  void itDisturbsNoRun() {
    assertThat(besideARun).isEqualTo(75);
  }

  @Test
  @Order(4)
  void whatStaysIsReadAsBefore() {
    assertThat(run.ledger(BEFORE)).isEqualTo(ledger).isNotEmpty();
    assertThat(run.conversions(LAST))
        .isNotEmpty()
        .hasSizeLessThan(conversions.size() + 1)
        .allMatch(conversions::contains);
    assertThat(run.table(ExportedTable.rejected_row, LAST).count()).isEqualTo(1);
    assertThat(command("runs").out().lines()).hasSize(6);
  }

  @Test
  @Order(5)
  void rowsThatAreGoneAreNotTakenForNone() {
    CommandRun export =
        command(
            "export",
            "--table",
            "rejected_row",
            "--week",
            "2024-W35",
            "--to",
            folder.resolve("rejected.csv").toString());
    assertThat(export.code()).isEqualTo(2);
    assertThat(export.err())
        .contains("the rows of rejected_row of 2024-W35 were deleted")
        .contains("weeks are kept from 2024-W39");
    assertThatThrownBy(() -> run.table(ExportedTable.conversion, WEEKS.get(0)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("conversion_event of 2024-W35 were deleted");
  }

  @Test
  @Order(6)
  void aWeekWhoseStartIsGoneIsNotRunAgain() {
    CommandRun refused = command("weekly", "--week", "2024-W37", "--skip-missing-week");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("leave the week as it was published");
  }

  @Test
  @Order(7)
  void whatAKilledRunLeftIsClearedAndWhatWasPublishedIsReadAgain() throws IOException {
    List<Path> delivered = new ArrayList<>();
    for (String name : List.of("subscriber_snapshot.csv", "device_observation.csv")) {
      Path file = folder.resolve("landing/viettel/" + LAST).resolve(name);
      delivered.add(Files.copy(file, folder.resolve(name)));
      Files.write(
          file,
          Files.readAllLines(file).stream()
              .filter(line -> !line.contains(Story.pseudonym(7)))
              .toList());
    }
    assertThatThrownBy(() -> run.week(LAST, new Stopping())).hasMessageContaining("stopped");
    for (Path file : delivered) {
      Files.move(
          file,
          folder.resolve("landing/viettel/" + LAST).resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path orphan =
        lake.folder()
            .resolve("warehouse/sunset2g/device_observation/data/operator=viettel/week=2024-W39")
            .resolve("left.parquet");
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "left by a run that was killed");
    Path scratch =
        Files.writeString(
            Files.createDirectories(lake.folder().resolve("scratch")).resolve("rows"), "left");
    assertThat(run.output().resolve(".staging")).isNotEmptyDirectory();

    assertThat(retain().code()).isZero();

    assertThat(orphan).doesNotExist();
    assertThat(scratch).doesNotExist();
    assertThat(new LakeOnDisk(run.output()).files()).noneMatch(file -> file.startsWith(".staging"));
    assertThat(run.ledger(BEFORE)).isEqualTo(ledger);
    RunRecord published = run.records().published("viettel", LAST).orElseThrow();
    assertThat(rows(SubscriberSnapshot.TABLE, published)).isEqualTo(7);
  }

  @Test
  @Order(8)
  void theNextWeekAndTheLastOneAgainAreAsIfNothingHadBeenDeleted() {
    run.weeks(List.of(LAST, NEXT));

    assertThat(run.ledger(WEEKS)).isEqualTo(neverDeleted);
    assertThat(run.outputs().get("reports/2024-W40/tables/area_week.csv"))
        .isEqualTo(neverDeletedReport);
    assertThat(retain().code()).isZero();
    assertWeeksOnDisk(SubscriberSnapshot.TABLE, List.of(NEXT));
    assertThat(run.ledger(WEEKS)).isEqualTo(neverDeleted);
  }

  @Test
  @Order(9)
  void anOperatorWhoseStateIsGoneBeginsAnewOnRequestOnly() {
    new Story()
        .subscriber(8, "A g", "A s", "A s", "A s", "A s", "A s")
        .write(folder.resolve("landing"), "mobi", WEEKS);

    CommandRun refused = command("weekly", "--week", "2024-W40", "--operator", "mobi");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("the state of mobi as of 2024-W36 is deleted");

    CommandRun anew =
        command("weekly", "--week", "2024-W40", "--operator", "mobi", "--skip-missing-week");
    assertThat(anew.code()).as(anew.err()).isZero();
  }

  private void assertWeeksOnDisk(String table, List<IsoWeek> weeks) {
    assertThat(lake.rowsOf(table))
        .isNotEmpty()
        .allMatch(file -> weeks.stream().anyMatch(week -> file.contains("week=" + week)));
  }

  private long rows(String table, RunRecord record) {
    var session = Sessions.open(run.configuration()).spark();
    return org.sunset2g.lake.Lake.open(session, lake.folder(), Map.of())
        .read(table, record.snapshots().get(table))
        .filter("week = '" + record.week() + "'")
        .count();
  }

  private String[] settings() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "paths.landing=" + folder.resolve("landing"),
                "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
                "reference.adminUnits=" + folder.resolve("units.csv")));
    settings.addAll(SHORT);
    return settings.toArray(String[]::new);
  }

  private CommandRun retain(String... options) {
    return command("retain", options);
  }

  private CommandRun command(String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(Arrays.asList(options));
    for (String setting : settings()) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--set", "paths.lake=" + folder.resolve("kept/lake")));
    arguments.addAll(List.of("--set", "paths.output=" + folder.resolve("kept/output")));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String line(String out, String table) {
    return out.lines().filter(line -> line.startsWith(table + " ")).findFirst().orElseThrow();
  }

  /** Tells the time when a run begins, and stops it at its record. */
  private static final class Stopping extends Clock {
    private int asked;

    @Override
    public Instant instant() {
      if (asked++ > 0) {
        throw new IllegalStateException("stopped by the test");
      }
      return EngineRun.CLOCK.instant();
    }

    @Override
    public ZoneId getZone() {
      return EngineRun.CLOCK.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
