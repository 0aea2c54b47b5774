package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sunset2g.feed.registry.TetTableReader;
import org.sunset2g.registry.DueDate;
import org.sunset2g.registry.ReportCalendar;
import org.sunset2g.registry.ReportCalendar.Due;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is due when. */
@Command(
    name = "calendar",
    mixinStandardHelpOptions = true,
    header = "Show what is due in the next weeks: reports, milestones, ends of service.",
    description = {
      "",
      "Dates come from the setting calendar and from the cut-offs of the phases; hours are those of"
          + " Asia/Ho_Chi_Minh.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g calendar --config jobs/local.yaml --days 90",
      "         sunset2g calendar --config jobs/local.yaml --ics > due.ics"
    })
final class CalendarCommand implements Callable<Integer> {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
  private static final int MOST_DAYS = 3660;

  private final Clock clock;

  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "First day, such as 2024-09-01; otherwise today.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "60",
      description = "Days after the first one that are shown too (${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--json", description = "Say the same as one JSON document.")
  private boolean json;

  @Option(names = "--ics", description = "Say the same as a calendar file (RFC 5545).")
  private boolean ics;

  CalendarCommand() {
    this(Clock.systemUTC());
  }

  CalendarCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (days < 0 || days > MOST_DAYS) {
      throw new ConfigurationProblem("--days takes a number from 0 to " + MOST_DAYS);
    }
    if (json && ics) {
      throw new ConfigurationProblem("--json and --ics cannot be had at once");
    }
    Configuration configuration = settings.read();
    LocalDate first = from.orElseGet(() -> LocalDate.now(clock.withZone(ReportCalendar.ZONE)));
    List<Due> due = calendar(configuration).due(first, first.plusDays(days));
    if (json) {
      System.out.println(asJson(first, due));
    } else if (ics) {
      System.out.print(CalendarFile.of(due, first));
      System.out.flush();
    } else {
      System.out.print(asText(first, due));
    }
    return Sunset2g.DONE;
  }

  static ReportCalendar calendar(Configuration configuration) {
    List<DueDate> dates =
        Stream.concat(
                configuration.calendar().stream(),
                CalendarSettings.cutOffs(configuration.phases()).stream())
            .toList();
    try {
      return new ReportCalendar(dates, TetTableReader.shipped().firstDays());
    } catch (IllegalArgumentException twice) {
      throw new ConfigurationProblem("calendar: " + twice.getMessage());
    }
  }

  private String asText(LocalDate first, List<Due> due) {
    StringBuilder text = new StringBuilder();
    text.append("%s – %s%n".formatted(DAY.format(first), DAY.format(first.plusDays(days))));
    if (due.isEmpty()) {
      return text.append("nothing is due").append(System.lineSeparator()).toString();
    }
    text.append("%-17s  %9s  %s%n".formatted("when", "days left", "what"));
    for (Due one : due) {
      text.append(
          "%-17s  %9d  %s%n%30s%s%n"
              .formatted(when(one), daysLeft(first, one), one.vi(), "", one.en()));
    }
    return text.toString();
  }

  private static String when(Due due) {
    String day = DAY.format(due.at());
    return due.isByEndOfDay() ? day : day + " " + HOUR.format(due.at());
  }

  private static long daysLeft(LocalDate first, Due due) {
    return ChronoUnit.DAYS.between(first, due.at().toLocalDate());
  }

  private String asJson(LocalDate first, List<Due> due) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Due one : due) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("at", one.at().toOffsetDateTime().toString());
      entry.put("byEndOfDay", one.isByEndOfDay());
      entry.put("daysLeft", daysLeft(first, one));
      entry.put("name", one.name());
      entry.put("vi", one.vi());
      entry.put("en", one.en());
      entries.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("from", first.toString());
    document.put("to", first.plusDays(days).toString());
    document.put("due", entries);
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }
}
