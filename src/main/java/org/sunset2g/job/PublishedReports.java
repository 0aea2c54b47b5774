package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.attack.Attack;
import org.sunset2g.job.ReportSettings.Form;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.audit.AuditReport;
import org.sunset2g.report.audit.DisclosureAudit;
import org.sunset2g.report.letter.Distribution;
import org.sunset2g.report.letter.LetterHead;
import org.sunset2g.report.letter.WeekLetter;
import org.sunset2g.report.site.Boundaries;
import org.sunset2g.report.site.ReportSite;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.IsoWeek;

/** A week's reports: pages, letter and tables of every phase, written aside and then attacked. */
final class PublishedReports {
  static final String TABLES = "tables";

  private static final int FINDINGS = 5;

  private final ReportSettings settings;
  private final WeekRegistry registry;
  private final PhasePlaces places;
  private final StagedOutputs staged;
  private final Path output;
  private final Optional<Boundaries> boundaries;

  PublishedReports(
      Configuration configuration,
      WeekRegistry registry,
      PhasePlaces places,
      StagedOutputs staged) {
    this.settings = configuration.report();
    this.registry = registry;
    this.places = places;
    this.staged = staged;
    this.output = Configuration.required(configuration.output(), "paths.output");
    this.boundaries =
        settings.boundaries().map(file -> Boundaries.read(file, settings.boundaryCode()));
  }

  void write(ReportContent report) throws IOException {
    Path folder =
        staged.folder(
            places.report(report.table().week(), report.facts().phase()),
            StagedOutputs.Access.OPEN);
    if (settings.forms().contains(Form.PAGES)) {
      ReportSite.write(folder, report, boundaries);
    }
    if (settings.forms().contains(Form.LETTER)) {
      WeekLetter.write(folder, report, head(report));
    }
    PublishedFiles.write(Files.createDirectories(folder.resolve(TABLES)), report);
  }

  private LetterHead head(ReportContent report) {
    return settings
        .letter()
        .to(
            Distribution.of(
                registry.registry().focalPoints(), report, PublishedArea.COUNTRY.code()));
  }

  /**
   * Attacks what is about to be published together with the week before, as anybody could who reads
   * the files. Figures of further weeks are joined to these by nothing but the week before.
   *
   * @throws IllegalStateException where something would be told that must not be
   */
  void audit(IsoWeek week) throws IOException {
    List<Path> folders = new ArrayList<>();
    folders.add(staged.folder(Path.of("reports", week.toString()), StagedOutputs.Access.OPEN));
    Path lastWeek = output.resolve("reports").resolve(week.previous().toString());
    if (Files.isDirectory(lastWeek)) {
      folders.add(lastWeek);
    }
    DisclosureAudit.Result result = DisclosureAudit.of(folders, Attack.Settings.USUAL);
    if (!result.isSafe()) {
      throw new IllegalStateException(
          "the tables of %s would tell more than they may, nothing is published:%n%s"
              .formatted(week, new AuditReport(result).asText(FINDINGS)));
    }
  }
}
