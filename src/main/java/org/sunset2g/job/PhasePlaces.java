package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.ledger.Phase;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Where the outputs of each phase lie: those of the first in the week's folder, those of every
 * further one in a folder below with the phase's name. A name has neither dot nor capital, so it is
 * never that of a file there.
 *
 * @param phases names in the order of the settings
 */
record PhasePlaces(List<String> phases) {
  /** Names that a report gives its own folders, in the order of the alphabet. */
  static final List<String> TAKEN = List.of("area", "assets", "tables");

  private static final String PAGE = "index.html";

  static PhasePlaces of(List<Phase> phases) {
    return new PhasePlaces(phases.stream().map(Phase::name).toList());
  }

  /** Folder of a week's page, from the output folder. */
  Path report(IsoWeek week, String phase) {
    return under(Path.of("reports", week.toString()), phase);
  }

  /** Folder of an operator's lists, from the output folder. */
  Path lists(IsoWeek week, String operator, String phase) {
    return under(Path.of("lists", week.toString(), operator), phase);
  }

  /** The way from one phase's page to another's, as a link is written. */
  String link(String from, String to) {
    String up = isFirst(from) ? "" : "../";
    return isFirst(to) ? up + PAGE : up + to + "/" + PAGE;
  }

  /** What to look at of a published run, first phase first: pages, or workbooks without them. */
  static List<Path> pages(Path output, RunRecord run) {
    PhasePlaces places = new PhasePlaces(run.phases());
    return run.phases().stream()
        .map(phase -> output.resolve(places.report(IsoWeek.parse(run.week()), phase)))
        .map(
            folder ->
                Files.exists(folder.resolve(PAGE))
                    ? folder.resolve(PAGE)
                    : folder.resolve(PublishedReports.TABLES).resolve(PublishedFiles.WORKBOOK))
        .toList();
  }

  private Path under(Path folder, String phase) {
    return isFirst(phase) ? folder : folder.resolve(phase);
  }

  private boolean isFirst(String phase) {
    return phases.get(0).equals(phase);
  }
}
