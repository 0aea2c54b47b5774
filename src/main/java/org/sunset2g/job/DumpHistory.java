package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.feed.dump.CheckedDump;
import org.sunset2g.feed.dump.DumpFigures;
import org.sunset2g.feed.landing.ManifestFile;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * How large an operator's dumps were and what they were measured by, kept in the manifests of the
 * weeks that were made of them. Nothing in it speaks of anybody.
 */
final class DumpHistory {
  private static final String FIRST_DAY = "firstDay";
  private static final String LAST_DAY = "lastDay";
  private static final String DAYS = "days";
  private static final String TRIPLETS = "triplets";
  private static final String IMEIS_PER_DAY = "imeisPerDay";
  private static final String IMSIS_PER_DAY = "imsisPerDay";
  private static final String MSISDNS_PER_DAY = "msisdnsPerDay";

  private DumpHistory() {}

  /** What is kept of a dump: its figures, and every gate with figure, limit and outcome. */
  static SortedMap<String, String> written(CheckedDump dump) {
    SortedMap<String, String> written = new TreeMap<>();
    dump.figuresIfAny()
        .ifPresent(
            figures -> {
              written.put(FIRST_DAY, figures.firstDay().toString());
              written.put(LAST_DAY, figures.lastDay().toString());
              written.put(DAYS, String.valueOf(figures.days()));
              written.put(TRIPLETS, String.valueOf(figures.triplets()));
              written.put(IMEIS_PER_DAY, String.valueOf(figures.imeisPerDay()));
              written.put(IMSIS_PER_DAY, String.valueOf(figures.imsisPerDay()));
              written.put(MSISDNS_PER_DAY, String.valueOf(figures.msisdnsPerDay()));
            });
    dump.gates()
        .forEach(
            gate ->
                written.put(
                    "gate " + gate.name() + (gate.file().isEmpty() ? "" : " " + gate.file()),
                    "%s, limit %s, %s, %s"
                        .formatted(
                            gate.measured(),
                            gate.limit(),
                            gate.level(),
                            gate.passed() ? "passed" : "beyond it")));
    return written;
  }

  /** The figures of the operator's weeks before, as far as they lie in the folder. */
  static List<DumpFigures> before(Path out, String operator, IsoWeek week) {
    Path folder = out.resolve(operator);
    List<DumpFigures> before = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return before;
    }
    try (Stream<Path> weeks = Files.list(folder)) {
      for (Path each : weeks.sorted().toList()) {
        String name = each.getFileName().toString();
        if (IsoWeek.isWritten(name) && IsoWeek.parse(name).compareTo(week) < 0) {
          ManifestFile.find(out, operator, IsoWeek.parse(name)).map(ManifestFile::manifest).stream()
              .flatMap(manifest -> manifest.files().values().stream())
              .map(PseudonymManifest.Made::extract)
              .forEach(extract -> read(extract).ifPresent(before::add));
        }
      }
      return before;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<DumpFigures> read(Map<String, String> extract) {
    if (!extract.containsKey(FIRST_DAY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DumpFigures(
              LocalDate.parse(extract.get(FIRST_DAY)),
              LocalDate.parse(extract.get(LAST_DAY)),
              Integer.parseInt(extract.get(DAYS)),
              Long.parseLong(extract.get(TRIPLETS)),
              Double.parseDouble(extract.get(IMEIS_PER_DAY)),
              Double.parseDouble(extract.get(IMSIS_PER_DAY)),
              Double.parseDouble(extract.get(MSISDNS_PER_DAY))));
    } catch (DateTimeException | IllegalArgumentException | NullPointerException notOurs) {
      // A manifest that was written by something else: its week does not count.
      return Optional.empty();
    }
  }
}
