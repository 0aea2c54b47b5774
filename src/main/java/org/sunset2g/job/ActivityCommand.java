package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.registry.RegistryReader;
import org.sunset2g.outreach.Activity;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.registry.Registry;
import org.sunset2g.report.activity.ActivityReport;
import org.sunset2g.report.activity.ActivityReport.Issuer;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the monthly activity report. */
@Command(
    name = "activity",
    mixinStandardHelpOptions = true,
    header = "Write the monthly report of outreach activities: letter, workbook and page.",
    description = {
      "",
      "Counts what the teams' result files say was done in the month, of published weeks: runs by"
          + " form of communication, media, communes, difficulties and proposals. Programmes are"
          + " counted exactly; of visits, calls, messages and letters there is one band over the"
          + " whole area, and their free text stays out.",
      "",
      "The letter (DOCX) follows the layout of Nghị định 30/2020/NĐ-CP; number, day and signature"
          + " are left open. Read difficulties and proposals before you send it: people wrote"
          + " them.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g activity --config jobs/local.yaml --month 2024-09 --operator north --out"
          + " reports"
    })
final class ActivityCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--month",
      required = true,
      paramLabel = "MONTH",
      description = "Month in which it was done, such as 2024-09.")
  private String month;

  @Option(
      names = "--operator",
      required = true,
      paramLabel = "OPERATOR",
      description = "Operator whose activities are reported; may be repeated.")
  private List<String> operators;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description =
          "Province, district or commune, such as VN-2004/20; otherwise everywhere. Rows that name"
              + " no commune are then left out.")
  private Optional<String> area = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder for activity-<month>.docx, .xlsx and .html.")
  private Path folder;

  @Option(names = "--office", paramLabel = "NAME", description = "Office that sends the report.")
  private Optional<String> office = Optional.empty();

  @Option(names = "--above", paramLabel = "NAME", description = "Body above the office.")
  private Optional<String> above = Optional.empty();

  @Option(
      names = "--symbol",
      paramLabel = "TEXT",
      description = "What stands after the letter's number, such as BC-VTLS.")
  private Optional<String> symbol = Optional.empty();

  @Option(names = "--place", paramLabel = "NAME", description = "Town in which it is signed.")
  private Optional<String> place = Optional.empty();

  @Override
  public Integer call() {
    Configuration configuration = settings.read();
    AdministrativeUnits units =
        configuration
            .adminUnits()
            .map(AdminUnitReader::read)
            .orElseGet(() -> new AdministrativeUnits(List.of()));
    ActivityReporting reporting =
        new ActivityReporting(
            month(), operators, area(units), new Issuer(above, office, symbol, place));
    List<Activity> rows;
    try (Sessions.Lease session = Sessions.open(configuration)) {
      rows = ActivityRows.of(session.spark(), configuration, reporting.month(), operators);
    }
    ActivityReport report = reporting.report(rows, configuration, units, registryOf(configuration));
    try {
      reporting.write(report, folder).forEach(System.out::println);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              folder, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    return Sunset2g.DONE;
  }

  static Registry registryOf(Configuration configuration) {
    return configuration.registry().map(RegistryReader::read).orElse(Registry.EMPTY);
  }

  private YearMonth month() {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeParseException malformed) {
      throw new ConfigurationProblem("--month takes a month such as 2024-09, was '" + month + "'");
    }
  }

  private Optional<AreaCode> area(AdministrativeUnits units) {
    Optional<AreaCode> named;
    try {
      named = area.map(AreaCode::parse);
    } catch (IllegalArgumentException malformed) {
      throw new ConfigurationProblem("--area: " + malformed.getMessage());
    }
    named
        .filter(unit -> units.find(unit).isEmpty())
        .ifPresent(
            unknown -> {
              throw InputProblem.of(
                  "no administrative unit " + unknown,
                  "check the code, and reference.adminUnits in the settings");
            });
    return named;
  }
}
