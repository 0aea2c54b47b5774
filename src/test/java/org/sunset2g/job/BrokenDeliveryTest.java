package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.oracle.WorkedExample;

/** Broken deliveries through the whole weekly run: refused with words, and nothing stays. */
class BrokenDeliveryTest {
  private static final String WEEK = WEEKS.get(0).toString();
  private static final String SNAPSHOT = "subscriber_snapshot.csv";

  @TempDir Path temporary;

  /** Breaks the delivery in that folder, in which a good snapshot lies. */
  private interface Breakage {
    void in(Path folder, Path snapshot) throws IOException, InterruptedException;
  }

  @TestFactory
  @Timeout(120)
  Stream<DynamicTest> aBrokenDeliveryIsRefused() {
    return Stream.of(
        broken(
            "gzip cut short",
            "gzip data end too early",
            (folder, snapshot) -> {
              byte[] packed = gzip(Files.readAllBytes(snapshot), 1);
              Files.delete(snapshot);
              Files.write(
                  folder.resolve(SNAPSHOT + ".gz"), Arrays.copyOf(packed, packed.length - 9));
            }),
        broken(
            "a gzip bomb",
            "more than 200 times its size",
            (folder, snapshot) -> {
              byte[] content = Files.readAllBytes(snapshot);
              byte[] blank = new byte[1 << 20];
              Arrays.fill(blank, (byte) '\n');
              Files.delete(snapshot);
              Files.write(
                  folder.resolve(SNAPSHOT + ".gz"), joined(gzip(content, 1), gzip(blank, 99)));
            }),
        broken(
            "two files for a table",
            "2 files for the table",
            (folder, snapshot) -> Files.copy(snapshot, folder.resolve(SNAPSHOT + ".gz"))),
        broken(
            "a pipe",
            "it is not a file",
            (folder, snapshot) -> {
              Files.delete(snapshot);
              Process made = new ProcessBuilder("mkfifo", snapshot.toString()).start();
              assertThat(made.waitFor(5, TimeUnit.SECONDS)).isTrue();
            }),
        broken(
            "CSV under the name of Parquet",
            "not a Parquet file",
            (folder, snapshot) ->
                Files.move(snapshot, folder.resolve("subscriber_snapshot.parquet"))),
        broken(
            "UTF-16",
            "UTF-16",
            (folder, snapshot) ->
                Files.writeString(
                    snapshot, "\ufeff" + Files.readString(snapshot), StandardCharsets.UTF_16LE)),
        broken(
            "a number in clear",
            "in clear",
            (folder, snapshot) ->
                Files.writeString(
                    snapshot,
                    Files.readString(snapshot)
                        .replaceFirst("\n[0-9a-f]{32,64},", "\n0912345678,"))),
        broken(
            "a link out of the landing folder",
            "leads out of the landing folder",
            (folder, snapshot) -> {
              Path elsewhere = Files.move(snapshot, temporary.resolve("elsewhere.csv"));
              Files.createSymbolicLink(snapshot, elsewhere);
            }));
  }

  private DynamicTest broken(String name, String saying, Breakage breakage) {
    return dynamicTest(
        name,
        () -> {
          Path world = Files.createTempDirectory(temporary, "world");
          WorkedExample.write(world, "viettel");
          Path folder = world.resolve("landing/viettel").resolve(WEEK);
          breakage.in(folder, folder.resolve(SNAPSHOT));
          List<Path> delivered = entries(folder);

          CommandRun run = CommandRun.of(weekly(world));

          assertThat(run.code()).isEqualTo(2);
          assertThat(run.err()).contains(saying, "what to do: ");
          assertThat(run.out() + run.err())
              .doesNotContain("\tat ", "at org.", "Exception", "912345678");
          List<RunRecord> runs = new RunRecords(world.resolve("lake")).all();
          assertThat(runs).hasSize(1);
          assertThat(runs.get(0).status()).isEqualTo(RunRecord.Status.REFUSED);
          assertThat(world.resolve("lake/scratch")).doesNotExist();
          assertThat(world.resolve("output/reports")).doesNotExist();
          assertThat(entries(folder)).isEqualTo(delivered);
        });
  }

  private static String[] weekly(Path world) {
    return new String[] {
      "weekly",
      "--week=" + WEEK,
      "--set=paths.landing=" + world.resolve("landing"),
      "--set=paths.lake=" + world.resolve("lake"),
      "--set=paths.output=" + world.resolve("output"),
      "--set=reference.tacCatalogue=" + world.resolve("catalogue"),
      "--set=reference.adminUnits=" + world.resolve("admin_units.csv")
    };
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static byte[] gzip(byte[] content, int times) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int written = 0; written < times; written++) {
        gzip.write(content);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
