package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.job.HealthFinding.Level;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.lake.SomeRun;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.zone.KeysetFile;

/** Every check with everything as it should be, and with a fault made up for it. */
class DoctorCommandTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2024-11-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private WorkedExample world;

  @BeforeEach
  void makeFiles() {
    world = WorkedExample.write(folder, "viettel");
  }

  @Test
  void aFitMachineIsSaidToBeFit() {
    record(1, "2024-W35", RunRecord.Status.PUBLISHED, "2024-10-01T00:00:00Z");
    List<HealthFinding> findings = DoctorCommand.look(DoctorCommand.CHECKS, surroundings());
    assertThat(findings).noneMatch(finding -> finding.level() == Level.WRONG);
    assertThat(DoctorCommand.asText(findings))
        .contains("✓ java")
        .contains("the last published week is 2024-W35")
        .contains("2024-W36 is there: viettel");
  }

  @Test
  void aJavaThatSparkCannotUse() {
    assertThat(of(new JavaHealth(), with(24, 1L << 30, 8L << 30))).containsExactly(Level.WRONG);
    assertThat(of(new JavaHealth(), with(21, 1L << 30, 8L << 30))).containsExactly(Level.GOOD);
  }

  @Test
  void moreMemoryThanThereIs() {
    assertThat(of(new MemoryHealth(), with(17, 3L << 30, 4L << 30))).containsExactly(Level.WARNING);
    assertThat(of(new MemoryHealth(), with(17, 256L << 20, 8L << 30)))
        .containsExactly(Level.WARNING);
    assertThat(of(new MemoryHealth(), with(17, 2L << 30, 8L << 30))).containsExactly(Level.GOOD);
  }

  @Test
  void aDiskThatIsNearlyFull() {
    assertThat(DiskHealth.room("disk", folder, 5, 10).level()).isEqualTo(Level.WRONG);
    assertThat(DiskHealth.room("disk", folder, 39, 10).level()).isEqualTo(Level.WARNING);
    assertThat(DiskHealth.room("disk", folder, 40, 10).level()).isEqualTo(Level.GOOD);
  }

  @Test
  void listsAndLakeThatOthersMayRead() throws IOException {
    Path list = folder.resolve("output/lists/2024-W35/viettel/a.csv");
    Files.createDirectories(list.getParent());
    Files.createDirectories(folder.resolve("lake"));
    Files.writeString(list, "token\n");
    mode(list, "rw-------");
    mode(folder.resolve("lake"), "rwx------");
    assertThat(of(new RightsHealth(), surroundings())).containsOnly(Level.GOOD);
    mode(list, "rw-r-----");
    mode(folder.resolve("lake"), "rwxr-x---");
    assertThat(of(new RightsHealth(), surroundings()))
        .containsExactly(Level.WARNING, Level.GOOD, Level.WARNING);
  }

  @Test
  void anOutputFolderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("output"), "");
    assertThat(of(new RightsHealth(), surroundings())).contains(Level.WRONG);
  }

  /** Without its scratch folder no run comes to its end; one that tells nobody of itself does. */
  @Test
  void foldersOfARunThatAreFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(of(new RightsHealth(), surroundings("paths.scratch=" + file)))
        .containsOnlyOnce(Level.WRONG);
    for (String setting :
        List.of("metrics.file=" + file + "/sunset2g.prom", "lineage.folder=" + file)) {
      assertThat(of(new RightsHealth(), surroundings(setting)))
          .contains(Level.WARNING)
          .doesNotContain(Level.WRONG);
    }
    assertThat(new DiskHealth().look(surroundings("paths.scratch=" + folder)))
        .extracting(HealthFinding::about)
        .contains("disk of the scratch folder");
  }

  @Test
  void aCatalogueThatIsMissingOrOld() throws IOException {
    assertThat(of(new ReferenceHealth(), surroundings())).containsOnly(Level.GOOD);
    assertThat(of(new ReferenceHealth(), at("2025-11-01T00:00:00Z")))
        .containsExactly(Level.WARNING, Level.GOOD, Level.GOOD);
    assertThat(of(new ReferenceHealth(), at("2023-11-01T00:00:00Z")))
        .containsExactly(Level.WRONG, Level.GOOD, Level.GOOD);
    Files.writeString(world.adminUnits(), "code\n1\n");
    assertThat(of(new ReferenceHealth(), surroundings()))
        .containsExactly(Level.GOOD, Level.WRONG, Level.GOOD);
  }

  @Test
  void aRegistryWithAFault() throws IOException {
    Path registry = Files.createDirectories(folder.resolve("registry"));
    Files.writeString(registry.resolve("team.csv"), "nonsense\n1\n");
    assertThat(of(new ReferenceHealth(), surroundings("reference.registry=" + registry)))
        .containsExactly(Level.GOOD, Level.GOOD, Level.WRONG);
  }

  @Test
  void aKeysetThatOthersMayReadAndNothingOfItIsTold() throws IOException {
    Path keyset = folder.resolve("keyset.json");
    Files.writeString(keyset, "{\"secret\": \"U0VDUkVU\"}");
    mode(keyset, "rw-r--r--");
    HealthSurroundings named = environment(Map.of(KeysetFile.PATH_VARIABLE, keyset.toString()));
    assertThat(of(new KeysetHealth(), named)).containsExactly(Level.WRONG);
    assertThat(DoctorCommand.asText(new KeysetHealth().look(named))).doesNotContain("U0VDUkVU");
    mode(keyset, "rw-------");
    assertThat(of(new KeysetHealth(), named)).containsExactly(Level.GOOD);
    Files.delete(keyset);
    assertThat(of(new KeysetHealth(), named)).containsExactly(Level.WRONG);
    assertThat(of(new KeysetHealth(), surroundings())).containsExactly(Level.GOOD);
  }

  @Test
  void runsThatWereKilledOrAreStaleAndAClockThatIsBehind() {
    record(1, "2024-W35", RunRecord.Status.PUBLISHED, "2024-10-01T00:00:00Z");
    record(2, "2024-W36", RunRecord.Status.PUBLISHED, "2024-10-02T00:00:00Z");
    record(3, "2024-W37", RunRecord.Status.INTERRUPTED, "2024-12-01T00:00:00Z");
    assertThat(new LakeHealth().look(surroundings()))
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .extracting(HealthFinding::about)
        .containsExactly("stale weeks", "killed run", "clock");
  }

  @Test
  void aRunThatIsMarkedRunningIsNotCalledKilledWhereTheLockStandsInACatalogue() {
    record(1, "2024-W35", RunRecord.Status.RUNNING, "2024-10-01T00:00:00Z");
    assertThat(new LakeHealth().look(surroundings()))
        .anyMatch(finding -> finding.said().contains("2024-W35 was killed"));
    HealthSurroundings named =
        surroundings(
            "catalogue.type=jdbc", "catalogue.uri=jdbc:sqlite:" + folder.resolve("named.db"));
    assertThat(new LakeHealth().look(named))
        .anyMatch(finding -> finding.said().contains("2024-W35 is at work, or was killed"))
        .noneMatch(finding -> finding.said().contains("nobody writes"));
  }

  @Test
  void aLakeOfANewerFormatAndOneThatIsWrittenTo() throws IOException {
    record(1, "2024-W35", RunRecord.Status.PUBLISHED, "2024-10-01T00:00:00Z");
    try (LakeLock lock = LakeLock.take(folder.resolve("lake"))) {
      assertThat(new LakeHealth().look(surroundings()))
          .anyMatch(finding -> finding.said().contains("another writer is at work"));
    }
    Files.writeString(folder.resolve("lake/lake.json"), "{\"format\": 99}");
    List<HealthFinding> findings = DoctorCommand.look(DoctorCommand.CHECKS, surroundings());
    assertThat(findings)
        .anyMatch(
            finding ->
                finding.level() == Level.WRONG
                    && finding.about().equals("lake")
                    && finding.said().contains("format 99"));
  }

  @Test
  void aWeekThatHasNotCome() {
    assertThat(of(new LandingHealth(), surroundings())).containsExactly(Level.GOOD);
    record(1, "2024-W37", RunRecord.Status.PUBLISHED, "2024-10-01T00:00:00Z");
    assertThat(of(new LandingHealth(), surroundings())).containsExactly(Level.WARNING);
    assertThat(of(new LandingHealth(), surroundings("paths.landing=" + folder.resolve("no"))))
        .containsExactly(Level.WRONG);
  }

  @Test
  void anEngineThatIsSetAndAUiThatIsOn() {
    assertThat(of(new EngineHealth(), surroundings("engine=spark", "spark.ui.enabled=true")))
        .containsExactly(Level.GOOD, Level.WARNING);
  }

  @Test
  void aCheckThatFailsKeepsNoOtherFromLooking() {
    HealthCheck failing =
        surroundings -> {
          throw new IllegalStateException("secret");
        };
    List<HealthFinding> findings =
        DoctorCommand.look(List.of(failing, new JavaHealth()), surroundings());
    assertThat(findings)
        .extracting(HealthFinding::level)
        .containsExactly(Level.WARNING, Level.GOOD);
    assertThat(DoctorCommand.asText(findings)).doesNotContain("secret");
  }

  @Test
  void itEndsWithTwoWhereARunWouldBeStoppedAlsoAsJson() throws IOException {
    CommandRun wrong = CommandRun.of("doctor", "--json", "--set", "paths.lake=" + folder);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(wrong.out()))
        .anyMatch(
            one ->
                one.path("level").asText().equals("wrong")
                    && one.path("about").asText().equals("landing"));
    List<String> fit = new ArrayList<>(List.of("doctor"));
    settings().forEach(setting -> fit.addAll(List.of("--set", setting)));
    CommandRun right = CommandRun.of(fit.toArray(String[]::new));
    assertThat(right.code()).as(right.out() + right.err()).isZero();
  }

  private static List<Level> of(HealthCheck check, HealthSurroundings surroundings) {
    return DoctorCommand.look(List.of(check), surroundings).stream()
        .map(HealthFinding::level)
        .toList();
  }

  private List<String> settings() {
    return List.of(
        "paths.landing=" + world.landing(),
        "paths.lake=" + folder.resolve("lake"),
        "paths.output=" + folder.resolve("output"),
        "reference.tacCatalogue=" + world.catalogue(),
        "reference.adminUnits=" + world.adminUnits());
  }

  private HealthSurroundings surroundings(String... more) {
    return made(NOW, Map.of(), 17, 1L << 30, 8L << 30, more);
  }

  private HealthSurroundings with(int java, long heap, long memory) {
    return made(NOW, Map.of(), java, heap, memory, "memory.offHeap=1g");
  }

  private HealthSurroundings at(String instant) {
    return made(
        Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), Map.of(), 17, 1L << 30, 8L << 30);
  }

  private HealthSurroundings environment(Map<String, String> environment) {
    return made(NOW, environment, 17, 1L << 30, 8L << 30);
  }

  private HealthSurroundings made(
      Clock clock,
      Map<String, String> environment,
      int java,
      long heap,
      long memory,
      String... more) {
    List<String> assignments = new ArrayList<>(settings());
    assignments.addAll(List.of(more));
    return new HealthSurroundings(
        Configuration.read(Optional.empty(), assignments),
        Optional.empty(),
        environment,
        clock,
        java,
        "somebody",
        heap,
        memory);
  }

  private void record(int number, String week, RunRecord.Status status, String startedAt) {
    new RunRecords(folder.resolve("lake"))
        .write(
            SomeRun.of(
                "%06d".formatted(number),
                week,
                status,
                Instant.parse(startedAt),
                Optional.empty(),
                List.of("viettel"),
                Map.of()));
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
