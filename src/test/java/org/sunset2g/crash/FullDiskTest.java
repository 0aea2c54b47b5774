package org.sunset2g.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A disk that fills up, and one that cannot be written to: said, and made up for. */
@Tag("crash")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskTest {
  private static final Path FOLDER = Path.of("target/crash/disk").toAbsolutePath();
  private static final long ROOMY = 1 << 19;
  private static final List<String> WEEKLY = Command.WEEKLY.arguments(FOLDER);

  private Bench bench;
  private SortedMap<String, String> before;
  private SortedMap<String, String> after;
  private boolean mounts;

  @BeforeAll
  void publishTwoWeeks() throws IOException {
    mounts = Mount.isAllowed(FOLDER.resolve("trial"));
    if (!mounts) {
      System.out.println(
          "nothing may be mounted here: limits of a process and rights take the place of small and"
              + " read-only disks, and a full temporary folder is not tried");
    }
    bench =
        new Bench(
            FOLDER.resolve("bench"),
            Bench.classPath(FOLDER.resolve("jars")),
            FOLDER.resolve("classes.jsa"));
    bench.prepare();
    after = bench.contents().all();
    bench.putBack(2);
    before = bench.contents().all();
  }

  @Test
  void aDiskThatFillsUpAnywhereIsSaidAndTheWeekRunsAgainWithRoom() throws IOException {
    List<String> struck = new ArrayList<>();
    if (mounts) {
      try (Mount disk = Mount.over(bench.work(), ROOMY)) {
        bench.putBack(2);
        for (long room : List.of(0L, 48L, 160L, 400L, 800L)) {
          disk.leave(room);
          Bench.Ended ended = bench.run(WEEKLY, Moment.NEVER);
          disk.leave(ROOMY);
          struck.add(room + " KiB: " + lastStep(ended));
          assertSaid(ended, "the disk is full", "make room");
          assertThat(ReadersView.differences(Command.WEEKLY, expected(), bench.contents()))
              .isEmpty();
        }
        assertRunsAgain();
      }
    } else {
      bench.putBack(2);
      for (long bytes : List.of(1_000L, 8_000L, 30_000L)) {
        Bench.Ended ended = bench.run(List.of("prlimit", "--fsize=" + bytes), WEEKLY, Moment.NEVER);
        struck.add(bytes + " bytes a file: " + lastStep(ended));
        assertSaid(ended, "a file may not become as large", "ulimit -f");
      }
      assertRunsAgain();
    }
    System.out.println("the disk was full, and the last step that had ended:\n" + struck);
  }

  @Test
  void aFullTemporaryFolderIsSaid() throws IOException {
    assumeTrue(mounts, "nothing may be mounted here, so no temporary folder can be full");
    bench.putBack(2);
    try (Mount disk = Mount.over(bench.temporary(), 64)) {
      // Whichever comes first: a library to unpack, or an exchange of Spark's.
      assertSaid(bench.run(WEEKLY, Moment.NEVER), "make room", "temporary folder");
    }
    assertRunsAgain();
  }

  @Test
  void aLakeOrAnOutputFolderThatIsReadOnlyIsSaid() throws IOException {
    if (!mounts) {
      // Rights say the same to whom they bind; they bind everybody but root, who may mount.
      bench.putBack(2);
      Files.setPosixFilePermissions(
          bench.contents().output(),
          java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
      assertSaid(bench.run(WEEKLY, Moment.NEVER), "paths.output", "rights");
      return;
    }
    try (Mount disk = Mount.over(bench.work(), ROOMY)) {
      bench.putBack(2);
      disk.readOnly();
      assertSaid(bench.run(WEEKLY, Moment.NEVER), "paths.lake", "rights");
      disk.writable();
      bench.putBack(2);
    }
    bench.putBack(2);
    Path kept = FOLDER.resolve("output");
    org.apache.commons.io.FileUtils.deleteDirectory(kept.toFile());
    Files.move(bench.contents().output(), kept);
    try (Mount disk = Mount.over(bench.contents().output(), ROOMY)) {
      org.apache.commons.io.FileUtils.copyDirectory(
          kept.toFile(), bench.contents().output().toFile());
      disk.readOnly();
      assertSaid(bench.run(WEEKLY, Moment.NEVER), "paths.output", "rights");
    }
    bench.putBack(2);
    assertRunsAgain();
  }

  private KilledAnywhereTest.Undisturbed expected() {
    return new KilledAnywhereTest.Undisturbed(before, after, java.util.Map.of(), 0);
  }

  private void assertRunsAgain() {
    Bench.require(bench.run(WEEKLY, Moment.NEVER));
    assertThat(ReadersView.between(after, bench.contents().all())).isEmpty();
  }

  private static void assertSaid(Bench.Ended ended, String problem, String cure) {
    assertThat(ended.said()).contains(problem, "what to do: ", cure).doesNotContain("\tat ");
    assertThat(ended.code()).as(ended.said()).isIn(2, 3);
  }

  private static String lastStep(Bench.Ended ended) {
    return ended
        .said()
        .lines()
        .filter(Announcement::isOfAStep)
        .reduce((earlier, later) -> later)
        .orElse("none")
        .strip();
  }
}
