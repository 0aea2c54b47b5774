package org.sunset2g.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.contract.AdminUnit;
import org.sunset2g.contract.AdminUnitChange;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.TacCatalogue;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.VoLte;

/** Writes the reference data of a world: both catalogue versions, units, and changes if any. */
final class ReferenceFiles {
  private ReferenceFiles() {}

  static void write(
      Path folder, CatalogueVersions catalogue, AdministrativeUnits units, AreaChanges changes)
      throws IOException {
    Path catalogues = Files.createDirectories(folder.resolve("tac_catalogue"));
    for (int version = 0; version < catalogue.versions().size(); version++) {
      Path file = catalogues.resolve(catalogue.effectiveDate(version) + ".csv");
      try (CSVPrinter csv = create(file, TacCatalogue.TABLE)) {
        for (CatalogueEntry entry : catalogue.versions().get(version).values()) {
          csv.printRecord(
              entry.tac(),
              entry.manufacturer(),
              entry.model(),
              entry.capability().form().written(),
              entry.capability().writtenGenerations(),
              entry.capability().voLte() == VoLte.UNKNOWN ? "" : entry.capability().voLte());
        }
      }
    }
    try (CSVPrinter csv = create(folder.resolve("admin_units.csv"), AdminUnit.TABLE)) {
      for (AdministrativeUnit unit : units.all()) {
        csv.printRecord(
            unit.area().system(),
            unit.level().name().toLowerCase(Locale.ROOT),
            unit.area().code(),
            unit.name(),
            unit.parent().map(AreaCode::code).orElse(""));
      }
    }
    if (!changes.all().isEmpty()) {
      Path file = folder.resolve("admin_unit_changes.csv");
      try (CSVPrinter csv = create(file, AdminUnitChange.TABLE)) {
        for (AreaChanges.Change change : changes.all()) {
          csv.printRecord(
              change.before().code(),
              change.after().code(),
              change.wholly() ? "exact" : "split",
              change.before().system(),
              change.after().system());
        }
      }
    }
  }

  /** A new CSV file with the contract's header. */
  static CSVPrinter create(Path file, String table) throws IOException {
    CSVPrinter csv =
        new CSVPrinter(
            Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.CREATE_NEW),
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').build());
    List<String> header = Contracts.of(table).columnNames();
    csv.printRecord(header);
    return csv;
  }
}
