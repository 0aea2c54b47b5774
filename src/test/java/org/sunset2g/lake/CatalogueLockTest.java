package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.InputProblem;

/** The lock that machines share, over a catalogue in a file. */
class CatalogueLockTest {
  private static final CatalogueLock.Patience QUICK =
      new CatalogueLock.Patience(Duration.ofMillis(50), Duration.ofSeconds(2));

  @TempDir Path folder;
  private LakeCatalogue catalogue;

  @BeforeEach
  void openCatalogue() {
    catalogue =
        LakeCatalogue.of(
            folder.resolve("lake"),
            Map.of("type", "jdbc", "uri", "jdbc:sqlite:" + folder.resolve("catalogue.db")));
  }

  private CatalogueLock take(String command) {
    return CatalogueLock.take("lake", catalogue, LockHolder.here(command), QUICK);
  }

  @Test
  void whoeverComesSecondIsToldWhoIsAtWork() {
    try (CatalogueLock first = take("weekly 2024-W37")) {
      first.tell(LockHolder.here("weekly 2024-W37").with("000012"));
      assertThatExceptionOfType(InputProblem.class)
          .isThrownBy(() -> take("retain"))
          .withMessageContaining("run 000012 (weekly 2024-W37), begun ")
          .withMessageContaining("process " + ProcessHandle.current().pid());
      first.confirm();
    }
    take("retain").close();
  }

  @Test
  void aHolderWhoseProcessIsGoneIsNotWaitedFor() throws Exception {
    Process other = new ProcessBuilder("true").start();
    other.waitFor();
    take("somebody").close();
    LockHolder here = LockHolder.here("weekly 2024-W37");
    leave(
        new LockHolder(
            "000012", here.command(), here.since(), here.host(), other.pid(), here.system()));
    take("weekly 2024-W38").close();
  }

  @Test
  void aHolderOfAnotherMachineThatShowsNoLifeIsTakenForDeadAndMayNotPublish() {
    LakeLock.Held silent = take("weekly 2024-W37");
    try {
      LockHolder here = LockHolder.here("weekly 2024-W37");
      leave(new LockHolder("000012", here.command(), here.since(), "far", 1, "another"));
      try (CatalogueLock second = take("weekly 2024-W38")) {
        second.confirm();
        assertThatIllegalStateException()
            .isThrownBy(silent::confirm)
            .withMessageContaining("lost to another process");
      }
      assertThatIllegalStateException().isThrownBy(silent::confirm);
    } finally {
      silent.close();
    }
    take("weekly 2024-W39").close();
  }

  @Test
  void aLakeOnADiskSaysWhoIsAtWorkAndForgetsTheDead() throws Exception {
    Path lake = Files.createDirectories(folder.resolve("disk"));
    Files.writeString(lake.resolve(".lock"), "{\"command\":\"weekly of a killed process\"}");
    try (LakeLock first = LakeLock.take(lake, Map.of(), "weekly 2024-W37")) {
      first.tell("000003");
      assertThatExceptionOfType(InputProblem.class)
          .isThrownBy(() -> LakeLock.take(lake))
          .withMessageContaining("run 000003 (weekly 2024-W37), begun ");
    }
    assertThat(lake.resolve(".lock")).isEmptyFile();
  }

  @Test
  void theHolderOfALakeOnADiskDoesNotLetGoByLookingAgain() throws Exception {
    Path lake = Files.createDirectories(folder.resolve("disk"));
    try (LakeLock first = LakeLock.take(lake, Map.of(), "erase")) {
      assertThatExceptionOfType(InputProblem.class)
          .isThrownBy(() -> LakeLock.take(lake))
          .withMessageContaining("erase, begun ");
      assertThat(LakeLock.isTaken(lake, Map.of())).contains(true);
      assertThat(SecondProcess.isRefused(lake)).isTrue();
    }
    assertThat(LakeLock.isTaken(lake, Map.of())).contains(false);
    assertThat(SecondProcess.isRefused(lake)).isFalse();
  }

  @Test
  void aNewLakeElsewhereIsForItsOwnerOnlyBeforeAnythingLiesInIt() throws Exception {
    HadoopSettings.use(
        Map.of("spark.hadoop.fs.elsewhere.impl", "org.sunset2g.storage.PlacesTest$Elsewhere"));
    Path lake = Places.path("elsewhere://host" + folder.resolve("there"));
    Map<String, String> named =
        Map.of("type", "jdbc", "uri", "jdbc:sqlite:" + folder.resolve("there.db"));
    try (LakeLock lock = LakeLock.take(lake, named, "weekly 2024-W37")) {
      assertThat(folder.resolve("there")).isNotEmptyDirectory();
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("there"))))
          .isEqualTo("rwx------");
    } finally {
      HadoopSettings.use(Map.of());
    }
  }

  @Test
  void aPasswordInTheUriIsRefusedAndNotRepeated() {
    assertThatExceptionOfType(InputProblem.class)
        .isThrownBy(
            () ->
                LakeCatalogue.of(
                    folder,
                    Map.of("type", "jdbc", "uri", "jdbc:postgresql://h/db?user=u&password=p4ss")))
        .withMessageContaining("catalogue.jdbc.password")
        .withMessageNotContaining("p4ss");
  }

  /** Lets the lock look as if another process held it, which no longer shows life. */
  private void leave(LockHolder holder) {
    Catalog catalog = catalogue.open();
    TableOperations table =
        ((HasTableOperations) catalog.loadTable(TableIdentifier.of("sunset2g_lock", "writer")))
            .operations();
    while (true) {
      TableMetadata there = table.refresh();
      try {
        table.commit(
            there,
            TableMetadata.buildFrom(there)
                .setProperties(
                    Map.of("sunset2g.owner", "another", "sunset2g.holder", holder.asJson()))
                .build());
        return;
      } catch (CommitFailedException theHolderWasQuicker) {
        // Once more.
      }
    }
  }
}
