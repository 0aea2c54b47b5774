package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.storage.LocalPostgres;
import org.sunset2g.vocabulary.InputProblem;

/** Processes that commit at once to one lake, and one that is killed while it holds the lock. */
@Tag("storage")
class TwoProcessesCommitTest {
  private static final int COMMITS = 15;

  @TempDir Path folder;

  @Test
  void nothingIsLostInASqliteFile() throws Exception {
    try (ChildProcesses processes = new ChildProcesses()) {
      commitAtOnce(processes, Map.of());
    }
  }

  @Test
  void nothingIsLostInPostgresAndAKilledHolderIsNotWaitedFor() throws Exception {
    if (System.getenv("CI") == null) {
      assumeThat(LocalPostgres.programs()).as("postgresql is not installed here").isPresent();
    }
    try (ChildProcesses processes = new ChildProcesses()) {
      LocalPostgres postgres = LocalPostgres.start(processes, folder);
      Path password = Files.writeString(folder.resolve("password"), LocalPostgres.PASSWORD);
      Map<String, String> named =
          Map.of(
              "type",
              "jdbc",
              "name",
              "lake",
              "uri",
              postgres.uri(),
              "jdbc.user",
              LocalPostgres.USER,
              "jdbc.password",
              "${file:" + password + "}");
      commitAtOnce(processes, named);
      refuseBesideAProcessAndTakeOverWhenItIsKilled(named);
    }
  }

  private void commitAtOnce(ChildProcesses processes, Map<String, String> named) throws Exception {
    Path lake = folder.resolve("lake");
    Files.createDirectories(lake);
    Catalog catalog = LakeCatalogue.of(lake, named).open();
    CommittingProcess.create(catalog, CommittingProcess.SHARED);
    List<ChildProcesses.Child> writers = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      CommittingProcess.create(catalog, CommittingProcess.own(name));
    }
    for (String name : List.of("one", "two")) {
      List<String> arguments = new ArrayList<>(List.of(lake.toString(), name, "" + COMMITS));
      named.forEach((key, value) -> arguments.add(key + "=" + value));
      writers.add(
          processes.start(
              java(CommittingProcess.class, arguments), Map.of(), folder.resolve(name + ".log")));
    }
    for (ChildProcesses.Child writer : writers) {
      assertThat(writer.process().waitFor()).as(writer.said()).isZero();
    }
    Set<String> all = new TreeSet<>();
    for (String name : List.of("one", "two")) {
      Set<String> own = new TreeSet<>();
      for (int commit = 0; commit < COMMITS; commit++) {
        own.add(name + "-" + commit + ".parquet");
      }
      assertThat(files(catalog, CommittingProcess.own(name))).isEqualTo(own);
      all.addAll(own);
    }
    assertThat(files(catalog, CommittingProcess.SHARED)).isEqualTo(all);
  }

  private void refuseBesideAProcessAndTakeOverWhenItIsKilled(Map<String, String> named)
      throws Exception {
    Path lake = folder.resolve("lake");
    Path mark = folder.resolve("holds");
    List<String> arguments = new ArrayList<>(List.of(lake.toString(), mark.toString()));
    named.forEach((key, value) -> arguments.add(key + "=" + value));
    Process holder =
        new ProcessBuilder(java(HoldingProcess.class, arguments))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("holder.log").toFile())
            .start();
    try {
      long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (!Files.exists(mark) && System.nanoTime() < until && holder.isAlive()) {
        Thread.sleep(50);
      }
      assertThat(mark).exists();
      assertThatExceptionOfType(InputProblem.class)
          .isThrownBy(() -> LakeLock.take(lake, named, "retain"))
          .withMessageContaining("run 000007 (weekly 2024-W37), begun ")
          .withMessageContaining("process " + holder.pid());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    LakeLock.take(lake, new TreeMap<>(named), "retain").close();
  }

  private static Set<String> files(Catalog catalog, TableIdentifier table) throws Exception {
    Set<String> files = new TreeSet<>();
    try (CloseableIterable<FileScanTask> tasks = catalog.loadTable(table).newScan().planFiles()) {
      tasks.forEach(task -> files.add(Path.of(task.file().location()).getFileName().toString()));
    }
    return files;
  }

  private static List<String> java(Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("jobs/jvm-openings.txt").toAbsolutePath(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                main.getName()));
    command.addAll(arguments);
    return command;
  }
}
