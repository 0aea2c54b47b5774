package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sunset2g.ledger.Phase;
import org.sunset2g.registry.DueDate;
import org.sunset2g.registry.ReportCalendar;
import org.sunset2g.vocabulary.Spelling;

/** Due dates as the settings write them. */
final class CalendarSettings {
  private static final List<String> KEYS =
      List.of("name", "vi", "en", "kind", "date", "beforeDay", "tetDay", "time");

  /** The forms of a due date; each needs one key of its own. */
  private enum Kind {
    FIXED("date"),
    MONTHLY("beforeDay"),
    TET("tetDay");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  private CalendarSettings() {}

  static List<DueDate> read(JsonNode nodes) {
    if (!nodes.isArray() && !nodes.isNull()) {
      throw new IllegalArgumentException("calendar must be a list, was " + nodes);
    }
    List<DueDate> dates = new ArrayList<>();
    for (JsonNode node : nodes) {
      dates.add(dueDate(node));
    }
    if (new TreeSet<>(dates.stream().map(DueDate::name).toList()).size() < dates.size()) {
      throw new IllegalArgumentException("calendar: entries must have different names");
    }
    return List.copyOf(dates);
  }

  /** The ends of service of the phases, which nobody writes twice. */
  static List<DueDate> cutOffs(List<Phase> phases) {
    List<DueDate> dates = new ArrayList<>();
    for (Phase phase : phases) {
      OffsetDateTime cutOff = phase.cutOff();
      ZonedDateTime there = cutOff.atZoneSameInstant(ReportCalendar.ZONE);
      dates.add(
          new DueDate(
              "cut-off-" + phase.name(),
              "Thời điểm dừng phục vụ – " + phase.titleVi(),
              "End of service – " + phase.titleEn(),
              new DueDate.Fixed(List.of(there.toLocalDate()), Optional.of(there.toLocalTime()))));
    }
    return dates;
  }

  private static DueDate dueDate(JsonNode node) {
    refuseOthers(node);
    String name = text(node, "name");
    String key = "calendar." + name;
    Kind kind = Configuration.oneOf(Kind.class, text(node, "kind"), key + ".kind");
    for (Kind other : Kind.values()) {
      if (node.has(other.key) != (other == kind)) {
        throw new IllegalArgumentException(
            "%s: an entry of kind %s has the key %s and no other of date, beforeDay and tetDay"
                .formatted(key, kind, kind.key));
      }
    }
    Optional<LocalTime> time = time(node, key);
    DueDate.Rule rule =
        switch (kind) {
          case FIXED -> new DueDate.Fixed(days(node, key), time);
          case MONTHLY -> new DueDate.Monthly(whole(node, "beforeDay", key), time);
          case TET -> new DueDate.Tet(whole(node, "tetDay", key), time);
        };
    return new DueDate(name, text(node, "vi"), text(node, "en"), rule);
  }

  private static void refuseOthers(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYS.contains(name)) {
                throw new IllegalArgumentException(
                    "calendar: there is no '%s'.%s Keys here: %s"
                        .formatted(name, Spelling.suggestion(name, KEYS), String.join(", ", KEYS)));
              }
            });
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    if (text.isBlank()) {
      throw new IllegalArgumentException("calendar: an entry has no " + field + ": " + node);
    }
    return text;
  }

  private static int whole(JsonNode node, String field, String key) {
    if (!node.path(field).isInt()) {
      throw new IllegalArgumentException(
          "%s.%s must be a whole number, was %s".formatted(key, field, node.path(field)));
    }
    return node.path(field).asInt();
  }

  private static List<LocalDate> days(JsonNode node, String key) {
    try {
      return Configuration.texts(node.path("date"), key + ".date").stream()
          .map(LocalDate::parse)
          .toList();
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "%s.date must be a day such as 2024-08-15, or a list of days, was %s"
              .formatted(key, node.path("date")));
    }
  }

  private static Optional<LocalTime> time(JsonNode node, String key) {
    if (!node.hasNonNull("time")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(node.path("time").asText()));
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "%s.time must be an hour in quotes such as \"15:00\", was %s"
              .formatted(key, node.path("time")));
    }
  }
}
