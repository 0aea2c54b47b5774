package org.sunset2g.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.contract.Conversion;
import org.sunset2g.contract.Ledger;

/**
 * Writes what the ledger must say: {@code ledger.csv} in the order of week, operator, area and
 * flow; {@code conversion.csv} in the order of the operators and their subscribers' positions.
 */
final class TruthFiles implements Closeable {
  private final Path folder;
  private final World world;
  private final CSVPrinter conversions;
  private long ledgerRows;
  private long conversionRows;

  TruthFiles(Path folder, World world) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.world = world;
    this.conversions = ReferenceFiles.create(folder.resolve("conversion.csv"), Conversion.TABLE);
  }

  void write(String operator, Block.Converted converted) throws IOException {
    IntendedConversion conversion = converted.conversion();
    conversions.printRecord(
        operator,
        world.plan.phase().name(),
        converted.subscriberId(),
        world.plan.week(conversion.convertedWeek),
        world.handsets.written(conversion.fromHandset),
        world.handsets.written(conversion.toHandset),
        conversion.form,
        week(conversion.confirmedWeek()),
        week(conversion.revertedWeek()));
    conversionRows++;
  }

  private String week(int week) {
    return week == IntendedConversion.NOT_YET ? "" : world.plan.week(week).toString();
  }

  /** Writes the ledger from one tally per operator. */
  void writeLedger(List<FlowTally> tallies) throws IOException {
    Iterator<SyntheticLedger.Entry> rows = SyntheticLedger.rows(world, tallies).iterator();
    try (CSVPrinter csv = ReferenceFiles.create(folder.resolve("ledger.csv"), Ledger.TABLE)) {
      while (rows.hasNext()) {
        SyntheticLedger.Entry row = rows.next();
        csv.printRecord(
            row.week(),
            row.operator(),
            world.plan.phase().name(),
            row.area().system(),
            row.area().code(),
            row.flow(),
            row.count());
        ledgerRows++;
      }
    }
  }

  long ledgerRows() {
    return ledgerRows;
  }

  long conversionRows() {
    return conversionRows;
  }

  @Override
  public void close() throws IOException {
    conversions.close();
  }
}
