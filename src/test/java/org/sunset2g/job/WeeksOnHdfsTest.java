package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.storage.LocalHdfs;

/** Landing folder and lake on HDFS, the catalogue in a SQLite file. */
class WeeksOnHdfsTest extends StoredWeeks {
  private LocalHdfs hdfs;

  @Override
  Place start(ChildProcesses processes, Path folder) throws Exception {
    hdfs = LocalHdfs.start(folder.resolve("hdfs"));
    return new Place(
        hdfs.place() + "/nhà mạng/landing",
        hdfs.place() + "/nhà mạng/lake",
        Map.of(
            "catalogue.type",
            "jdbc",
            "catalogue.uri",
            "jdbc:sqlite:" + folder.resolve("catalogue.db")));
  }

  @Test
  void aNewLakeIsForItsOwnerOnly() throws IOException {
    assertThat(hdfs.mode("/nhà mạng/lake")).isEqualTo("rwx------");
    assertThat(hdfs.mode("/nhà mạng")).isEqualTo("rwxr-xr-x");
  }

  @Override
  void stop() {
    if (hdfs != null) {
      hdfs.close();
    }
  }
}
