package org.sunset2g.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lake of which a file is gone, cut or changed: the run says which, and publishes nothing. */
@Tag("crash")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedLakeTest {
  private static final Path FOLDER = Path.of("target/crash/damage").toAbsolutePath();
  private static final List<String> WEEKLY = Command.WEEKLY.arguments(FOLDER);

  private Bench bench;
  private SortedMap<String, String> after;

  @BeforeAll
  void publishTwoWeeks() throws IOException {
    bench =
        new Bench(
            FOLDER.resolve("bench"),
            Bench.classPath(FOLDER.resolve("jars")),
            FOLDER.resolve("classes.jsa"));
    bench.prepare();
    after = bench.contents().all();
  }

  /** Comet does not look at checksums of pages, and unpacks many a turned bit to other numbers. */
  @ParameterizedTest
  @CsvSource({"spark, 0.99", "spark, 0.5", "auto, 0.99", "auto, 0.5", "auto, 0.3"})
  void aTurnedBitInLastWeeksStateIsSaidAndTheWeekThatWroteItRunAgain(String engine, double where)
      throws IOException {
    bench.putBack(2);
    Path state = newest("subscriber_state/data", ".*\\.parquet");
    turnBit(state, where);

    assertSaid(
        Stream.concat(WEEKLY.stream(), Stream.of("--set", "engine=" + engine)).toList(),
        "the lake is damaged",
        "table subscriber_state",
        state.getFileName().toString());

    Bench.require(bench.run(List.of("weekly", "--week", CrashWorld.SECOND), Moment.NEVER));
    assertRunsAgain();
  }

  @Test
  void aCutDataFileIsSaid() throws IOException {
    bench.putBack(2);
    Path state = newest("subscriber_state/data", ".*\\.parquet");
    try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertSaid("the lake is damaged", "table subscriber_state", "was written with");
  }

  @Test
  void aDeletedDataFileIsSaid() throws IOException {
    bench.putBack(2);
    Path state = newest("subscriber_state/data", ".*\\.parquet");
    Files.delete(state);
    assertSaid("the lake is damaged", state.getFileName().toString(), "is gone");
  }

  @Test
  void deletedBookkeepingIsSaid() throws IOException {
    bench.putBack(2);
    Path kept = FOLDER.resolve("kept");
    // A manifest of deleted entries is never read again, the list of manifests is.
    for (String kind : List.of(".*\\.metadata\\.json", "snap-.*\\.avro")) {
      Path file = newest("subscriber_state/metadata", kind);
      Files.move(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertSaid("the lake is damaged", "subscriber_state", file.getFileName().toString());
      Files.move(kept, file);
    }
    assertRunsAgain();
  }

  @Test
  void aCutOrEmptyOrMissingRunRecordIsSaid() throws IOException {
    bench.putBack(2);
    Path record = bench.work().resolve("lake/runs/000002.json");
    String whole = Files.readString(record);
    for (String left : List.of(whole.substring(0, whole.length() / 2), "", "null", "{}")) {
      Files.writeString(record, left);
      assertSaid("000002.json", "is not a run record that can be read", "restore it");
    }
    Files.delete(record);
    assertSaid("2024-W38", "weeks between are missing", "2024-W39");
    Files.writeString(record, whole);
    assertRunsAgain();
  }

  @Test
  void aCutOrMissingCatalogueIsSaid() throws IOException {
    bench.putBack(2);
    Path catalogue = bench.work().resolve("lake/catalogue.db");
    byte[] whole = Files.readAllBytes(catalogue);
    Files.write(catalogue, java.util.Arrays.copyOf(whole, whole.length / 2 + 100));
    assertSaid("catalogue", "backup", "what to do");
    Files.write(catalogue, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17});
    assertSaid("catalogue.db", "is damaged", "backup");
    Files.delete(catalogue);
    assertSaid("catalogue.db", "is gone or empty", "backup");
    Files.write(catalogue, whole);
    assertRunsAgain();
  }

  private void assertSaid(String... words) {
    assertSaid(WEEKLY, words);
  }

  private void assertSaid(List<String> command, String... words) {
    Bench.Ended ended = bench.run(command, Moment.NEVER);
    assertThat(ended.said())
        .contains(words)
        .contains("what to do: ")
        .doesNotContain("\tat ", "NullPointer");
    assertThat(ended.code()).as(ended.said()).isIn(2, 3);
    assertThat(bench.work().resolve("output/reports/" + CrashWorld.LAST)).doesNotExist();
  }

  private void assertRunsAgain() {
    Bench.require(bench.run(WEEKLY, Moment.NEVER));
    assertThat(ReadersView.between(after, bench.contents().all())).isEmpty();
  }

  /** The file of a table that was written last. */
  private Path newest(String place, String name) throws IOException {
    Path folder = bench.work().resolve("lake/warehouse/sunset2g").resolve(place);
    Path kept = bench.work().getParent().resolve("after-2/lake/warehouse/sunset2g").resolve(place);
    try (Stream<Path> files = Files.walk(kept)) {
      Path newest =
          files
              .filter(file -> file.getFileName().toString().matches(name))
              .max(
                  java.util.Comparator.comparing(
                      file -> FileUtils.lastModifiedUnchecked(file.toFile())))
              .orElseThrow();
      return folder.resolve(kept.relativize(newest));
    }
  }

  /** In the page of the subscribers, a column that every week reads. */
  private static void turnBit(Path file, double where) throws IOException {
    long at;
    try (ParquetFileReader footer =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
      ColumnChunkMetaData subscribers =
          footer.getRowGroups().get(0).getColumns().stream()
              .filter(column -> column.getPath().toDotString().equals("subscriber_key"))
              .findFirst()
              .orElseThrow();
      at = subscribers.getStartingPos() + (long) (subscribers.getTotalSize() * where);
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int was = bytes.read();
      bytes.seek(at);
      bytes.write(was ^ 0x10);
    }
  }
}
