package org.sunset2g.job;

import java.nio.file.Path;
import java.util.Optional;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Option;

/** What a synthetic population has in its hands and where it lives. */
final class WorldOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "2024",
      description = "Seed (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "TAC catalogue to draw handsets from; otherwise a small built-in one.")
  private Optional<Path> catalogue = Optional.empty();

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "Radio technology by model, for a catalogue that does not say.")
  private Optional<Path> overlay = Optional.empty();

  @Option(
      names = "--units",
      paramLabel = "FILE",
      description = "Administrative units; otherwise Lạng Sơn and Sóc Trăng.")
  private Optional<Path> units = Optional.empty();

  long seed() {
    return seed;
  }

  TacCatalogue handsets(IsoWeek week) {
    return catalogue
        .map(file -> TacCatalogueReader.asOf(file, overlay, week))
        .orElseGet(BuiltInCatalogue::smallMarket);
  }

  AdministrativeUnits areas() {
    return units.map(AdminUnitReader::read).orElseGet(BuiltInUnits::langSonAndSocTrang);
  }
}
