package org.sunset2g.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.sunset2g.contract.Contract;

/** One landing file while it is written. */
interface LandingFile extends Closeable {
  void write(LandingRow row) throws IOException;

  /** Opens the file of a table in the folder, which must be there. */
  static LandingFile open(Path folder, Contract table, WorldPlan plan) throws IOException {
    Path file = folder.resolve(table.table() + "." + plan.format().ending());
    return switch (plan.format()) {
      case CSV, CSV_GZ -> new CsvLandingFile(file, table, plan.format());
      case PARQUET -> new ParquetLandingFile(file, table, plan.weeks());
    };
  }
}
