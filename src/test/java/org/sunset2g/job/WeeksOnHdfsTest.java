package org.sunset2g.job;

import java.nio.file.Path;
import java.util.Map;
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

  @Override
  void stop() {
    if (hdfs != null) {
      hdfs.close();
    }
  }
}
