package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.area.AreaChangeReader;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.feed.landing.ExtractFindings;
import org.sunset2g.quality.FileFigures;
import org.sunset2g.quality.GateFigure;
import org.sunset2g.quality.LandingGates;
import org.sunset2g.quality.PastFigures;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Whether the weekly run would take a file.
 *
 * @param taken whether it would
 * @param sentence the verdict in words
 */
record ExtractVerdict(boolean taken, String sentence) {

  /**
   * Holds what was counted of a file against the gates that can be asked of a file alone. How it
   * differs from the last weeks, and how its tables fit together, only the weekly run sees.
   */
  static ExtractVerdict of(
      ExtractFindings findings, String table, Optional<IsoWeek> week, Configuration configuration) {
    if (findings.measures().isEmpty()) {
      return new ExtractVerdict(true, "it would be taken");
    }
    List<GateFigure> beyond =
        figures(
                findings.counts().figures(table, findings.measures().get(), 0),
                table,
                week,
                configuration)
            .stream()
            .filter(figure -> !figure.passed())
            .toList();
    boolean isRefused = beyond.stream().anyMatch(GateFigure::refuses);
    StringBuilder sentence =
        new StringBuilder(
            isRefused
                ? "it would be refused by its gates"
                : findings.counts().rejectedRows() > 0
                    ? "it would be taken without the rejected rows"
                    : "it would be taken: nothing is wrong with any row");
    beyond.forEach(
        figure ->
            sentence
                .append(figure.refuses() ? "\n  refuses: " : "\n  warns: ")
                .append(figure.sentence()));
    return new ExtractVerdict(!isRefused, sentence.toString());
  }

  private static List<GateFigure> figures(
      FileFigures file, String table, Optional<IsoWeek> week, Configuration configuration) {
    LandingGates gates = new LandingGates(configuration.gates(), PastFigures.NONE);
    List<GateFigure> figures = new ArrayList<>(gates.ofFile(file, Contracts.of(table)));
    if (table.equals(SubscriberSnapshot.TABLE)) {
      configuration
          .adminUnits()
          .ifPresent(
              units ->
                  figures.addAll(
                      gates.ofSnapshot(
                          file,
                          AdminUnitReader.read(units),
                          configuration
                              .adminUnitChanges()
                              .map(AreaChangeReader::read)
                              .orElse(AreaChanges.NONE))));
    } else if (configuration.tacCatalogue().isPresent() && week.isPresent()) {
      TacCatalogue catalogue =
          TacCatalogueReader.asOf(
              configuration.tacCatalogue().get(), configuration.capabilityOverlay(), week.get());
      figures.addAll(gates.ofObservations(file, file.measures().subscribers(), catalogue));
    }
    return figures;
  }

  static ExtractVerdict refused() {
    return new ExtractVerdict(false, "it would be refused as a whole");
  }
}
