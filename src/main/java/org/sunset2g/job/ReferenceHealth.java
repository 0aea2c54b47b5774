package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.feed.registry.RegistryReader;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Catalogue, administrative units and registry: there, readable, and not too old. */
final class ReferenceHealth implements HealthCheck {
  static final int OLD_DAYS = 180;

  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Configuration configuration = surroundings.configuration();
    LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
    List<HealthFinding> findings = new ArrayList<>();
    findings.add(
        configuration
            .tacCatalogue()
            .map(file -> trying("catalogue", () -> catalogue(file, today)))
            .orElse(
                HealthFinding.wrong(
                    "catalogue", "reference.tacCatalogue is not set", "name a TAC catalogue")));
    findings.add(
        configuration
            .adminUnits()
            .map(file -> trying("units", () -> units(file)))
            .orElse(
                HealthFinding.warning(
                    "units",
                    "reference.adminUnits is not set: every area is unplaced",
                    "name the list of administrative units")));
    findings.add(
        configuration
            .registry()
            .map(folder -> trying("registry", () -> registry(folder)))
            .orElse(HealthFinding.good("registry", "none is on record")));
    return findings;
  }

  private static HealthFinding catalogue(Path fileOrFolder, LocalDate today) {
    Path file = TacCatalogueReader.inForce(fileOrFolder, IsoWeek.of(today));
    LocalDate since = since(file);
    long days = ChronoUnit.DAYS.between(since, today);
    String said = "%s of %s, %d days old, %s KB".formatted(file, since, days, kilobytes(file));
    return days > OLD_DAYS
        ? HealthFinding.warning(
            "catalogue", said, "get a newer one: new handsets are unknown without it")
        : HealthFinding.good("catalogue", said);
  }

  private static LocalDate since(Path file) {
    String name = file.getFileName().toString();
    try {
      return LocalDate.parse(name.substring(0, Math.min(10, name.length())));
    } catch (DateTimeParseException unnamed) {
      try {
        return LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private static long kilobytes(Path file) {
    try {
      return (Files.size(file) + 1023) / 1024;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static HealthFinding units(Path file) {
    AdminUnitReader.read(file);
    return HealthFinding.good("units", file + " was read");
  }

  private static HealthFinding registry(Path folder) {
    RegistryReader.read(folder);
    return HealthFinding.good("registry", folder + " was read; 'registry check' says what lacks");
  }

  /** What a reader refuses is a finding. */
  static HealthFinding trying(String about, Supplier<HealthFinding> look) {
    try {
      return look.get();
    } catch (InputProblem problem) {
      String[] parts = problem.getMessage().split("\n  what to do: ", 2);
      return HealthFinding.wrong(about, parts[0], parts.length > 1 ? parts[1] : "");
    } catch (UncheckedIOException unreadable) {
      return HealthFinding.wrong(about, "a file is missing or unreadable", "check its path");
    }
  }
}
