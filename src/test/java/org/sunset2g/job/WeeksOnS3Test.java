package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.storage.LocalS3;

/** Landing folder and lake in a bucket, the keys in a file, the catalogue in a SQLite file. */
class WeeksOnS3Test extends StoredWeeks {
  @Override
  Place start(ChildProcesses processes, Path folder) throws Exception {
    LocalS3 s3 = LocalS3.start(processes, folder);
    Path key = Files.writeString(folder.resolve("key"), "not-a-key\n");
    Map<String, String> settings = new TreeMap<>(s3.settings());
    settings.put("spark.hadoop.fs.s3a.access.key", "${file:" + key + "}");
    settings.put("spark.hadoop.fs.s3a.secret.key", "${file:" + key + "}");
    settings.put("catalogue.type", "jdbc");
    settings.put("catalogue.uri", "jdbc:sqlite:" + folder.resolve("catalogue.db"));
    return new Place(s3.place() + "/landing", s3.place() + "/lake", settings);
  }
}
