package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.sunset2g.contract.AdminUnit;
import org.sunset2g.contract.AdminUnitChange;
import org.sunset2g.contract.CapabilityOverlay;
import org.sunset2g.contract.CertifiedHandset;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.area.AreaChangeReader;
import org.sunset2g.feed.catalogue.CapabilityOverlayReader;
import org.sunset2g.feed.catalogue.CertifiedHandsetReader;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.feed.landing.Counts;
import org.sunset2g.feed.landing.ExtractFindings;
import org.sunset2g.feed.landing.LandingFile;
import org.sunset2g.feed.landing.LandingFormat;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.reference.CertifiedHandsets;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.IsoWeek;

/** Checks a reference file by reading it as a run does: it is good as a whole or refused. */
final class ReferenceExtract {
  /** Entries of a reference file, and what there is to know of it. */
  private record Read(long entries, List<String> notes) {}

  private static final Map<String, BiFunction<Path, Optional<IsoWeek>, Read>> READERS =
      new TreeMap<>(
          Map.of(
              org.sunset2g.contract.TacCatalogue.TABLE,
              ReferenceExtract::catalogue,
              AdminUnit.TABLE,
              (file, week) -> new Read(AdminUnitReader.read(file).all().size(), List.of()),
              AdminUnitChange.TABLE,
              (file, week) -> new Read(AreaChangeReader.read(file).all().size(), List.of()),
              CertifiedHandset.TABLE,
              ReferenceExtract::certified,
              CapabilityOverlay.TABLE,
              (file, week) -> {
                CapabilityOverlayReader.Summary overlay = CapabilityOverlayReader.check(file);
                return new Read(overlay.entries(), overlay.notes());
              }));

  private ReferenceExtract() {}

  /** Names of the tables that are reference files. */
  static List<String> tables() {
    return List.copyOf(READERS.keySet());
  }

  static ExtractFindings check(String table, Path file, Optional<IsoWeek> week) {
    Read read = READERS.get(table).apply(file, week);
    RunRecord.Input fingerprint = Fingerprints.of(table, file.toAbsolutePath());
    return new ExtractFindings(
        new LandingFile(file, LandingFormat.CSV, fingerprint.bytes(), fingerprint.sha256()),
        new Counts(read.entries(), read.entries(), 0, 0, 0, new TreeMap<>()),
        read.notes(),
        List.of(),
        Optional.empty());
  }

  private static Read certified(Path file, Optional<IsoWeek> week) {
    CertifiedHandsets list = CertifiedHandsetReader.read(file);
    return new Read(list.tacs().size() + list.models().size(), List.of());
  }

  private static Read catalogue(Path file, Optional<IsoWeek> week) {
    if (Files.isDirectory(file) && week.isEmpty()) {
      throw new ConfigurationProblem(
          "a folder of catalogue versions is read as of a week: name it with --week, or name one"
              + " file of the folder");
    }
    TacCatalogue catalogue =
        week.isPresent()
            ? TacCatalogueReader.asOf(file, Optional.empty(), week.get())
            : TacCatalogueReader.read(file, Optional.empty());
    return new Read(catalogue.size(), catalogue.notes());
  }
}
