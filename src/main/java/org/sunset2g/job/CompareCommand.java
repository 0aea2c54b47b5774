package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.CsvText;
import org.sunset2g.report.compare.AreaText;
import org.sunset2g.report.compare.Comparison;
import org.sunset2g.report.compare.ComparisonRows;
import org.sunset2g.report.compare.ComparisonText;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts published figures side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    header = "Put the published figures of two weeks, or of two areas, side by side.",
    description = {
      "",
      "With --week and --with: two weeks, of all areas, or of one with --area. Beside both figures"
          + " stand the flows of all weeks after the first up to and with the second: closing then +"
          + " inflows - outflows = closing now, unless a week between has no report; such weeks are"
          + " named.",
      "",
      "With --week, --area and --and: two areas in one week.",
      "",
      "Reads published files only: no settings, no lake, no Spark. An area is written VN-2004/25;"
          + " the country is 'country', subscribers without a place are 'unplaced'.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 compared; 1 wrong usage; 2 a week or area is not there, or was changed.",
      "",
      "Example: sunset2g compare --reports out/reports --week 2024-W30 --with 2024-W38 --area"
          + " VN-2004/25"
    })
final class CompareCommand implements Callable<Integer> {
  @Option(
      names = "--reports",
      required = true,
      paramLabel = "DIR",
      description = "The folder 'reports' of published weeks.")
  private Path reports;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "Sunset phase (the first one of the reports).")
  private Optional<String> phase = Optional.empty();

  @Option(
      names = "--week",
      required = true,
      paramLabel = "W1",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W30.")
  private IsoWeek week;

  @Option(
      names = "--with",
      paramLabel = "W2",
      converter = WeekConverter.class,
      description = "The week to compare with; the earlier one is shown first.")
  private Optional<IsoWeek> with = Optional.empty();

  @Option(names = "--area", paramLabel = "AREA", description = "Only this area (all of them).")
  private Optional<String> area = Optional.empty();

  @Option(
      names = "--and",
      paramLabel = "AREA",
      description = "The area to compare with, in the same week.")
  private Optional<String> and = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "CSV file for all measures, whatever is shown.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--json", description = "Print JSON with all measures in place of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    refuseWrongUsage();
    ReportShelf shelf = ReportShelf.of(reports);
    Comparison comparison = with.isPresent() ? weeks(shelf) : areas(shelf);
    System.out.print(
        json
            ? ComparisonRows.json(comparison).toPrettyString() + "\n"
            : ComparisonText.of(comparison));
    csv.ifPresent(file -> write(file, ComparisonRows.of(comparison)));
    return Sunset2g.DONE;
  }

  private void refuseWrongUsage() {
    if (with.isPresent() == and.isPresent()) {
      throw new ConfigurationProblem(
          "compare either two weeks, --week W1 --with W2, or two areas of one week, --area A --and"
              + " B");
    }
    if (and.isPresent() && (area.isEmpty() || area.equals(and))) {
      throw new ConfigurationProblem("--and takes the second of two areas: --area A --and B");
    }
    if (with.isPresent() && with.get().equals(week)) {
      throw new ConfigurationProblem("--week and --with are the same week: name two");
    }
    csv.filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
        .ifPresent(
            file -> {
              throw new ConfigurationProblem(
                  "--csv takes a file ending in .csv, was '" + file + "'");
            });
  }

  private Comparison weeks(ReportShelf shelf) throws IOException {
    IsoWeek other = with.orElseThrow();
    IsoWeek first = week.compareTo(other) < 0 ? week : other;
    IsoWeek last = week.compareTo(other) < 0 ? other : week;
    ProtectedWeek now = published(shelf, last);
    ProtectedWeek then = published(shelf, first);
    Optional<String> samePhase = Optional.of(now.phase());
    if (!then.phase().equals(now.phase())) {
      throw InputProblem.inFile(
          shelf.place(),
          "the first phase is %s in %s, but %s in %s"
              .formatted(then.phase(), first, now.phase(), last),
          "name the phase with --phase");
    }
    Comparison all =
        Comparison.ofWeeks(
            then,
            shelf.weeks().stream()
                .filter(each -> each.compareTo(first) > 0 && each.compareTo(last) <= 0)
                .flatMap(each -> find(shelf, each, samePhase).stream())
                .iterator());
    if (area.isEmpty()) {
      return all;
    }
    return all.only(area.get()).orElseThrow(() -> unknown(area.get(), first + " and " + last));
  }

  private Comparison areas(ReportShelf shelf) {
    ProtectedWeek published = published(shelf, week);
    return Comparison.ofAreas(
        published, area(published, area.orElseThrow()), area(published, and.orElseThrow()));
  }

  private PublishedArea area(ProtectedWeek published, String written) {
    return AreaText.find(published.areas(), written)
        .orElseThrow(() -> unknown(written, week.toString()));
  }

  private InputProblem unknown(String written, String where) {
    return InputProblem.inFile(
        reports,
        "the reports of %s have no area %s".formatted(where, written),
        "write it as VN-2004/25, with code_system and code of area_week.csv, or 'country'");
  }

  private ProtectedWeek published(ReportShelf shelf, IsoWeek each) {
    return find(shelf, each, phase)
        .orElseThrow(
            () ->
                InputProblem.inFile(
                    shelf.place(),
                    "has no published tables of %s%s"
                        .formatted(each, phase.map(name -> ", phase " + name).orElse("")),
                    "publish the week, or name another one"));
  }

  private static Optional<ProtectedWeek> find(
      ReportShelf shelf, IsoWeek each, Optional<String> phase) {
    try {
      return shelf.find(each, phase).map(found -> found.report().week());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void write(Path file, List<List<String>> rows) {
    Path place = file.toAbsolutePath();
    Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
    try {
      Files.createDirectories(place.getParent());
      CsvText.write(draft, ComparisonRows.HEADER, rows);
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              file, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    System.err.printf(Locale.ROOT, "%,d rows in %s%n", rows.size(), file);
  }
}
