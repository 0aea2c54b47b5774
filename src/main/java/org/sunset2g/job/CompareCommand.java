package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.report.compare.Comparison;
import org.sunset2g.report.compare.ComparisonRows;
import org.sunset2g.report.compare.ComparisonText;
import org.sunset2g.report.tables.PublishedReport;
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
      "Reads published files only: no settings, no lake, no Spark. " + ShelvedReports.AREAS,
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
    ShelvedReports shelf = ShelvedReports.of(reports);
    Comparison comparison = with.isPresent() ? weeks(shelf) : areas(shelf);
    System.out.print(
        json
            ? ComparisonRows.json(comparison).toPrettyString() + "\n"
            : ComparisonText.of(comparison));
    csv.ifPresent(
        file -> ShelvedReports.write(file, ComparisonRows.HEADER, ComparisonRows.of(comparison)));
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
    ShelvedReports.requireCsv("--csv", csv);
  }

  private Comparison weeks(ShelvedReports shelf) throws IOException {
    IsoWeek other = with.orElseThrow();
    IsoWeek first = week.compareTo(other) < 0 ? week : other;
    IsoWeek last = week.compareTo(other) < 0 ? other : week;
    ProtectedWeek now = shelf.published(last, phase).week();
    ProtectedWeek then = shelf.published(first, phase).week();
    Optional<String> samePhase = Optional.of(now.phase());
    if (!then.phase().equals(now.phase())) {
      throw InputProblem.inFile(
          reports,
          "the first phase is %s in %s, but %s in %s"
              .formatted(then.phase(), first, now.phase(), last),
          "name the phase with --phase");
    }
    Comparison all =
        Comparison.ofWeeks(
            then,
            shelf.weeks().stream()
                .filter(each -> each.compareTo(first) > 0 && each.compareTo(last) <= 0)
                .flatMap(each -> shelf.find(each, samePhase).stream())
                .map(PublishedReport::week)
                .iterator());
    if (area.isEmpty()) {
      return all;
    }
    return all.only(area.get())
        .orElseThrow(() -> shelf.unknownArea(area.get(), first + " and " + last));
  }

  private Comparison areas(ShelvedReports shelf) throws IOException {
    ProtectedWeek published = shelf.published(week, phase).week();
    return Comparison.ofAreas(
        published,
        shelf.area(published, area.orElseThrow()),
        shelf.area(published, and.orElseThrow()));
  }
}
