package org.sunset2g.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.sunset2g.feed.catalogue.CatalogueFindings;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A catalogue as a user names it.
 *
 * @param file the file that the name stands for
 * @param overlay what is laid over it
 */
record NamedCatalogue(Path file, Optional<Path> overlay) {
  /** What the command line says of such a name. */
  static final String MEANING =
      "A catalogue file; or an ISO week such as 2024-W37, or the effective date of a version such"
          + " as 2024-09-15, of reference.tacCatalogue.";

  /** Looks the name up: an ISO week first, then a date, else it is a file. */
  static NamedCatalogue of(String name, Configuration configuration) {
    return new NamedCatalogue(fileOf(name, configuration), configuration.capabilityOverlay());
  }

  private static Path fileOf(String name, Configuration configuration) {
    if (IsoWeek.isWritten(name)) {
      return TacCatalogueReader.inForce(versions(configuration), IsoWeek.parse(name));
    }
    if (name.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return TacCatalogueReader.versionOf(versions(configuration), date(name));
    }
    return Path.of(name);
  }

  private static LocalDate date(String name) {
    try {
      return LocalDate.parse(name);
    } catch (DateTimeParseException noSuchDay) {
      throw InputProblem.of(
              "there is no day " + name, "write the effective date of a version, like 2024-09-15")
          .causedBy(noSuchDay);
    }
  }

  private static Path versions(Configuration configuration) {
    return Configuration.required(configuration.tacCatalogue(), "reference.tacCatalogue");
  }

  TacCatalogue read() {
    return TacCatalogueReader.read(file, overlay);
  }

  CatalogueFindings findings() {
    return CatalogueFindings.of(file, overlay);
  }
}
