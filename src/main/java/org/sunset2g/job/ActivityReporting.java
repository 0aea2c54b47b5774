package org.sunset2g.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.Activity;
import org.sunset2g.outreach.ActivitySummary;
import org.sunset2g.outreach.ActivitySummary.CommuneRuns;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.ReportCalendar.Due;
import org.sunset2g.report.activity.ActivityLetter;
import org.sunset2g.report.activity.ActivityPage;
import org.sunset2g.report.activity.ActivityReport;
import org.sunset2g.report.activity.ActivityReport.CommuneLine;
import org.sunset2g.report.activity.ActivityReport.FormLine;
import org.sunset2g.report.activity.ActivityReport.Issuer;
import org.sunset2g.report.activity.ActivityReport.Recipient;
import org.sunset2g.report.activity.ActivityWorkbook;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * Makes the activity report of a month out of its rows.
 *
 * @param month month in which it was done
 * @param operators operators whose activities are reported
 * @param area unit that is reported on; everywhere where absent
 * @param issuer who sends the report
 */
record ActivityReporting(
    YearMonth month, List<String> operators, Optional<AreaCode> area, Issuer issuer) {
  /** Entry of the calendar that says when the report is due. */
  private static final String DUE = "activity-report";

  private static final String UNKNOWN_COMMUNE = "Không rõ xã";

  ActivityReport report(
      List<Activity> rows,
      Configuration configuration,
      AdministrativeUnits units,
      Registry registry) {
    ActivitySummary summary =
        ActivitySummary.of(
            rows.stream().filter(row -> liesInArea(row, units)).toList(),
            month,
            configuration.minimumCell());
    LocalDate monthEnd = month.atEndOfMonth();
    return new ActivityReport(
        month,
        operators,
        area.map(unit -> name(unit, units)).orElse("toàn quốc"),
        configuration.phases().stream().map(Phase::titleVi).toList(),
        issuer,
        summary.forms().stream()
            .map(
                form ->
                    new FormLine(
                        form.channel(),
                        form.runs(),
                        form.media(),
                        communesOf(form.channel(), summary, units)))
            .toList(),
        communes(summary, units),
        summary.difficulties(),
        summary.proposals(),
        recipients(registry, units, monthEnd),
        dueOn(configuration),
        configuration.minimumCell());
  }

  /** Writes the three forms of the report; each is there as a whole or not at all. */
  List<Path> write(ActivityReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = "activity-" + month;
    return List.of(
        written(folder.resolve(name + ".docx"), ActivityLetter.bytes(report)),
        written(folder.resolve(name + ".xlsx"), ActivityWorkbook.bytes(report)),
        written(
            folder.resolve(name + ".html"),
            ActivityPage.html(report).getBytes(StandardCharsets.UTF_8)));
  }

  private static Path written(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    Files.write(draft, content);
    return Files.move(
        draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean liesInArea(Activity row, AdministrativeUnits units) {
    return area.isEmpty()
        || row.commune()
            .map(
                commune ->
                    commune.equals(area.get())
                        || units.lineage(commune).stream()
                            .anyMatch(unit -> unit.area().equals(area.get())))
            .orElse(false);
  }

  private static List<String> communesOf(
      Channel channel, ActivitySummary summary, AdministrativeUnits units) {
    if (channel.isPersonal()) {
      return List.of();
    }
    return summary.communes().stream()
        .filter(runs -> runs.runs().containsKey(channel))
        .flatMap(runs -> runs.commune().stream())
        .map(commune -> name(commune, units))
        .toList();
  }

  private static List<CommuneLine> communes(ActivitySummary summary, AdministrativeUnits units) {
    List<CommuneLine> lines = new ArrayList<>();
    for (CommuneRuns runs : summary.communes()) {
      lines.add(
          new CommuneLine(
              runs.commune().map(commune -> above(commune, units)).orElse(""),
              runs.commune().map(commune -> name(commune, units)).orElse(UNKNOWN_COMMUNE),
              runs.runs()));
    }
    return lines;
  }

  private static String above(AreaCode commune, AdministrativeUnits units) {
    return units.lineage(commune).stream()
        .skip(1)
        .findFirst()
        .map(AdministrativeUnit::name)
        .orElse("");
  }

  private static String name(AreaCode area, AdministrativeUnits units) {
    return units.find(area).map(AdministrativeUnit::name).orElseGet(area::toString);
  }

  /** Offices of the area and of the units above it, or of the provinces where all is reported. */
  private List<Recipient> recipients(Registry registry, AdministrativeUnits units, LocalDate day) {
    List<AreaCode> told =
        area.map(unit -> units.lineage(unit).stream().map(AdministrativeUnit::area).toList())
            .orElseGet(
                () ->
                    units.all().stream()
                        .filter(unit -> unit.level() == AdministrativeUnit.Level.PROVINCE)
                        .map(AdministrativeUnit::area)
                        .toList());
    return registry.focalPoints().stream()
        .filter(point -> point.validity().covers(day))
        .filter(point -> point.operator().map(operators::contains).orElse(true))
        .filter(point -> told.contains(point.area()))
        .sorted(
            Comparator.comparing(FocalPoint::role)
                .thenComparing(FocalPoint::area)
                .thenComparing(FocalPoint::office))
        .map(point -> new Recipient(point.role(), point.office()))
        .distinct()
        .toList();
  }

  /** The first due date of the report after the month's end. */
  private Optional<LocalDate> dueOn(Configuration configuration) {
    LocalDate after = month.atEndOfMonth().plusDays(1);
    return CalendarCommand.calendar(configuration).due(after, after.plusMonths(1)).stream()
        .filter(due -> due.name().equals(DUE))
        .map(Due::at)
        .map(at -> at.toLocalDate())
        .findFirst();
  }
}
