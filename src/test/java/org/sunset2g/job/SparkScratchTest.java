package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes leave of Spark's exchanges goes, what living ones use stays. */
class SparkScratchTest {
  @TempDir Path temporary;

  @Test
  void aFolderWhoseProcessIsGoneIsDeletedWithWhatIsInIt() throws IOException {
    Path dead = folder("sunset2g-spark-dead", Instant.now().minus(1, ChronoUnit.HOURS));
    Path justMade = folder("sunset2g-spark-young", Instant.now());
    Path unmarked = Files.createDirectory(temporary.resolve("sunset2g-spark-older-version"));
    Path others = folder("somebody-elses", Instant.now().minus(1, ChronoUnit.HOURS));
    Path link = Files.createSymbolicLink(temporary.resolve("sunset2g-spark-link"), others);

    SparkScratch.deleteLeftBehind(temporary);

    assertThat(dead).doesNotExist();
    assertThat(justMade.resolve("blockmgr/shuffle.data")).exists();
    assertThat(unmarked).exists();
    assertThat(others.resolve("blockmgr/shuffle.data")).exists();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aFolderInUseStays() throws Exception {
    Path folder = folder("sunset2g-spark-alive", Instant.now().minus(1, ChronoUnit.HOURS));
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target/test-classes").toAbsolutePath().toString(),
                Holder.class.getName(),
                folder.resolve("in-use").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('+');
      SparkScratch.deleteLeftBehind(temporary);
      assertThat(folder.resolve("blockmgr/shuffle.data")).exists();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    SparkScratch.deleteLeftBehind(temporary);
    assertThat(folder).doesNotExist();
  }

  @Test
  void onesOwnStaysWhileItIsUsed() throws IOException {
    try (SparkScratch own =
        SparkScratch.where(Map.of("spark.master", "local[1]"), new SparkConf(false))
            .orElseThrow()) {
      Files.setLastModifiedTime(
          own.path().resolve("in-use"), FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));
      SparkScratch.deleteLeftBehind(own.path().getParent());
      assertThat(own.path().resolve("in-use")).exists();
    }
  }

  private Path folder(String name, Instant marked) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.createDirectory(folder.resolve("blockmgr"));
    Files.writeString(folder.resolve("blockmgr/shuffle.data"), "rows");
    Path mark = Files.createFile(folder.resolve("in-use"));
    Files.setLastModifiedTime(mark, FileTime.from(marked));
    return folder;
  }

  /** Locks a file, says so, and waits to be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        file.lock();
        System.out.print('+');
        System.out.flush();
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }
}
