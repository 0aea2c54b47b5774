package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.feed.landing.Extract;
import org.sunset2g.feed.landing.ExtractCheck;
import org.sunset2g.feed.landing.ExtractFindings;
import org.sunset2g.feed.landing.LandingFormat;
import org.sunset2g.feed.landing.ParquetExtractCheck;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a file before it is delivered. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    header = "Check an extract by the rules of the weekly run, before it is delivered.",
    description = {
      "",
      "Reads the file, writes nothing, and says what the weekly run would do with it: which rows it"
          + " would reject and why, with lines and the shape of what stands there, never the value."
          + " Needs no lake and, except for Parquet, no Spark.",
      "",
      "TABLE is subscriber_snapshot or device_observation, or one of the reference files:"
          + " tac_catalogue, admin_unit, admin_unit_change, capability_overlay,"
          + " certified_handset.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 it would be taken, with or without its rejected rows; 2 it would be refused.",
      "",
      "Example: sunset2g validate landing/north/2024-W37/device_observation.csv.gz --as"
          + " device_observation"
    })
final class ValidateCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Parameters(paramLabel = "FILE", description = "The file: .csv, .csv.gz or .parquet.")
  private Path file;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "TABLE",
      description = "The table that the file holds.")
  private String table;

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W37; otherwise the name of the file's folder.")
  private Optional<IsoWeek> week = Optional.empty();

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "5",
      description = "Lines to show of each problem (${DEFAULT-VALUE}).")
  private int examples;

  @Option(names = "--json", description = "Say the same as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    refuseWrongUsage();
    Configuration configuration = settings.read();
    Path folder = parent(file.toAbsolutePath().normalize());
    Optional<IsoWeek> ofFolder =
        Optional.of(name(folder)).filter(IsoWeek::isWritten).map(IsoWeek::parse);
    Optional<IsoWeek> ofWeek = week.or(() -> ofFolder);
    String operator = ofFolder.isPresent() ? name(parent(folder)) : "-";
    String shownWeek = ofWeek.map(IsoWeek::toString).orElse("-");
    if (ofWeek.isEmpty() && table.equals(DeviceObservation.TABLE)) {
      throw new ConfigurationProblem(
          "days of device_observation are held against their week: name it with --week, such as"
              + " --week 2024-W37, or put the file into a folder of that name");
    }
    try {
      ExtractFindings findings = findings(configuration, operator, ofWeek);
      ExtractReport report =
          new ExtractReport(
              file.toString(),
              table,
              operator,
              shownWeek,
              findings,
              ExtractVerdict.of(findings, table, ofWeek, configuration));
      System.out.println(json ? report.asJson() : report.asText());
      return report.verdict().taken() ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
    } catch (InputProblem problem) {
      if (!json) {
        throw problem;
      }
      System.out.println(
          ExtractReport.refusedAsJson(
              file.toString(), table, operator, shownWeek, problem.getMessage()));
      return Sunset2g.BAD_INPUT;
    }
  }

  private void refuseWrongUsage() {
    List<String> known = new ArrayList<>(OperatorFeeds.TABLES);
    known.addAll(ReferenceExtract.tables());
    if (!known.contains(table)) {
      throw new ConfigurationProblem(
          "--as: '%s' is none of %s.%s"
              .formatted(table, String.join(", ", known), Spelling.suggestion(table, known)));
    }
    if (examples < 0) {
      throw new ConfigurationProblem("--examples must be at least 0, was " + examples);
    }
  }

  private static Path parent(Path path) {
    return path == null ? null : path.getParent();
  }

  private static String name(Path path) {
    return path == null || path.getFileName() == null ? "-" : path.getFileName().toString();
  }

  private ExtractFindings findings(
      Configuration configuration, String operator, Optional<IsoWeek> ofWeek) {
    if (!OperatorFeeds.TABLES.contains(table)) {
      return ReferenceExtract.check(table, file, ofWeek);
    }
    Extract extract = new Extract(file, Contracts.of(table), operator, ofWeek);
    if (extract.format() != LandingFormat.PARQUET) {
      return ExtractCheck.of(extract, examples);
    }
    try (Sessions.Lease session = Sessions.open(configuration)) {
      return ParquetExtractCheck.of(session.spark(), extract, examples);
    }
  }
}
