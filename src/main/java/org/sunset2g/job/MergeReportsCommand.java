package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.merge.MergeRequest;
import org.sunset2g.report.merge.Naming;
import org.sunset2g.report.merge.ReportMerge;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one report of the published reports of several operators. */
@Command(
    name = "merge-reports",
    mixinStandardHelpOptions = true,
    header = "Make one area report of the published reports of several operators.",
    description = {
      "",
      "Each operator runs sunset2g at its own place and hands over its folder 'reports'; no row of"
          + " a subscriber ever leaves it. Every merged figure is the sum of published figures, so"
          + " all sums still hold; as each of them is rounded, with n operators it may be off by up"
          + " to n times the minimum cell less one. The figure of a model is a least figure.",
      "",
      "Earlier weeks of the folders are merged for the line over the weeks, where every operator"
          + " has a report; weeks that are left out are named in the notes.",
      "",
      "Who must be in the report is said with --expect: a report that lacked an operator without"
          + " saying so would look like a success. One that is missing all the same is named with"
          + " --allow-missing, and its reason is shown.",
      "",
      "Needs no settings, no lake and no Spark. DIR is replaced as a whole, and not touched where"
          + " anything is refused. Named reports/WEEK, it can be compared and merged again.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 merged; 1 wrong usage; 2 a report is missing, was changed, or does not fit.",
      "",
      "Example: sunset2g merge-reports --week 2024-W38 --expect Viettel --expect VNPT --output"
          + " merged/reports/2024-W38 from-viettel/reports from-vnpt/reports"
    })
final class MergeReportsCommand implements Callable<Integer> {
  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W38.")
  private IsoWeek week;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "Sunset phase (the first one of the reports, which must be the same).")
  private Optional<String> phase = Optional.empty();

  @Option(
      names = "--anonymous",
      description =
          "Call operators A, B, C in the order of REPORTS. Their numbers of rows stay, and tell"
              + " the large from the small.")
  private boolean anonymous;

  @Option(
      names = "--expect",
      paramLabel = "OPERATOR",
      split = ",",
      description = "An operator that must be in the report; again for each, or joined by commas.")
  private List<String> expected = new ArrayList<>();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Allowance> allowances = new ArrayList<>();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the merged report, made or replaced.")
  private Path output;

  @Parameters(
      arity = "0..*",
      paramLabel = "REPORTS",
      description = "The folder 'reports' of each operator.")
  private List<Path> reports = new ArrayList<>();

  /** An operator that may be missing, and why. */
  static final class Allowance {
    @Option(
        names = "--allow-missing",
        required = true,
        paramLabel = "OPERATOR",
        description = "One of those expected that is missing.")
    private String operator;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why it is missing, for the readers of the report.")
    private String reason;
  }

  @Override
  public Integer call() throws IOException {
    refuseWrongUsage();
    List<ReportShelf> shelves = new ArrayList<>();
    for (Path folder : reports) {
      shelves.add(ReportShelf.of(folder));
    }
    MergedReportFiles.check(output, reports);
    ReportContent merged =
        ReportMerge.of(
            shelves,
            new MergeRequest(
                week, phase, expected, allowed(), anonymous ? Naming.ANONYMOUS : Naming.BY_NAME));
    MergedReportFiles.replace(output, merged);
    System.out.print(summary(merged));
    return Sunset2g.DONE;
  }

  private void refuseWrongUsage() {
    if (expected.isEmpty()) {
      throw new ConfigurationProblem(
          "say who must be in the report: --expect OPERATOR, once for each. Without it nobody would"
              + " notice that an operator is missing, and the fall in the figures would look like"
              + " conversions");
    }
    if (reports.isEmpty()) {
      throw new ConfigurationProblem("name the folder 'reports' of each operator");
    }
  }

  private Map<String, String> allowed() {
    Map<String, String> allowed = new LinkedHashMap<>();
    for (Allowance allowance : allowances) {
      if (allowed.put(allowance.operator, allowance.reason) != null) {
        throw new ConfigurationProblem(
            "--allow-missing " + allowance.operator + " is there twice; give one reason");
      }
    }
    return allowed;
  }

  private String summary(ReportContent merged) {
    WeekFacts facts = merged.facts();
    ProtectedWeek table = merged.table();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s %s: %,d areas, %,d at risk, from %d reports\n",
            facts.phase(),
            facts.week(),
            table.areas().all().size(),
            table.number(PublishedArea.COUNTRY, Measure.CLOSING),
            reports.size()));
    text.append("  of ").append(String.join("; ", facts.operatorsIncluded())).append('\n');
    if (!facts.operatorsMissing().isEmpty()) {
      text.append("  missing: ").append(String.join("; ", facts.operatorsMissing())).append('\n');
    }
    text.append("  with %d earlier weeks\n".formatted(merged.earlier().size()));
    facts.notes().forEach(note -> text.append("  note: ").append(note.en()).append('\n'));
    return text.append("in ").append(output).append('\n').toString();
  }
}
