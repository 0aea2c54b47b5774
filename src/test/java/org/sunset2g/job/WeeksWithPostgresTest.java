package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.storage.LocalPostgres;

/** Landing folder and lake on the disk, the catalogue in PostgreSQL. */
class WeeksWithPostgresTest extends StoredWeeks {
  @Override
  Place start(ChildProcesses processes, Path folder) throws Exception {
    require(LocalPostgres.programs().isPresent(), "postgresql");
    LocalPostgres postgres = LocalPostgres.start(processes, Files.createDirectories(folder));
    Path password = Files.writeString(folder.resolve("password"), LocalPostgres.PASSWORD + "\n");
    return new Place(
        folder.resolve("landing").toString(),
        folder.resolve("lake").toString(),
        Map.of(
            "catalogue.type",
            "jdbc",
            "catalogue.uri",
            postgres.uri(),
            "catalogue.name",
            "north",
            "catalogue.jdbc.user",
            LocalPostgres.USER,
            "catalogue.jdbc.password",
            "${file:" + password + "}"));
  }
}
