package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sunset2g.disclosure.attack.Attack;
import org.sunset2g.report.audit.AuditReport;
import org.sunset2g.report.audit.DisclosureAudit;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Attacks published tables, to find out what they tell. */
@Command(
    name = "audit-disclosure",
    mixinStandardHelpOptions = true,
    header = "Attack the published tables: what can be computed from all of them together?",
    description = {
      "",
      "Reads the tables (CSV and JSON) of all weeks and phases below the folders, and needs no lake,"
          + " no settings and no Spark. Every figure is an unknown with the range that its rounding"
          + " leaves; every sum that a reader knows of relates some of them: areas, balances,"
          + " slices, weeks that follow one another, models, handsets and SIMs, inflow.",
      "",
      "A finding is a figure of which fewer whole numbers remain possible than the minimum cell, a"
          + " number that is not a multiple of it, a figure told differently in two files, or sums"
          + " that no whole numbers satisfy.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 every figure keeps what was promised; 1 wrong usage; 2 findings, or files that"
          + " cannot be read.",
      "",
      "Example: sunset2g audit-disclosure out/reports --json audit.json"
    })
final class AuditDisclosureCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of reports, such as out/reports.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--nested",
      paramLabel = "A:B",
      split = ",",
      description = "Whoever is at risk in phase A is so in phase B: readers know that too.")
  private List<String> nested = new ArrayList<>();

  @Option(
      names = "--lp-limit",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Figures to bound by linear programming at most (${DEFAULT-VALUE}); those beyond count as"
              + " findings.")
  private int mostProgrammes;

  @Option(
      names = "--lp-sample",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Figures found safe that linear programming has to find safe too (${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which figures those are (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description = "Findings to write out (${DEFAULT-VALUE}).")
  private int shown;

  @Option(names = "--json", paramLabel = "FILE", description = "File for all findings, as JSON.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    if (mostProgrammes < 0 || sample < 0 || shown < 0) {
      throw new ConfigurationProblem("--lp-limit, --lp-sample and --show count from 0");
    }
    DisclosureAudit.Result result =
        DisclosureAudit.of(folders, new Attack.Settings(nestings(), mostProgrammes, sample, seed));
    AuditReport report = new AuditReport(result);
    System.out.print(report.asText(shown));
    json.ifPresent(file -> write(file, report.asJson()));
    return result.isSafe() ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
  }

  private Map<String, String> nestings() {
    Map<String, String> nestings = new TreeMap<>();
    for (String pair : nested) {
      String[] names = pair.split(":", -1);
      if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
        throw new ConfigurationProblem(
            "--nested takes two phases joined by a colon, such as 2g-only:no-volte, was '"
                + pair
                + "'");
      }
      if (nestings.put(names[0], names[1]) != null) {
        throw new ConfigurationProblem("--nested names one phase around '" + names[0] + "' only");
      }
    }
    return nestings;
  }

  private static void write(Path file, String text) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              file, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
  }
}
