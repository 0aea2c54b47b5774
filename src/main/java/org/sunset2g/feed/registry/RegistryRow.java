package org.sunset2g.feed.registry;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.FocalPoint;
import org.sunset2g.contract.Team;
import org.sunset2g.feed.area.AreaCodes;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.registry.Validity;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/** One row of a registry file: its fields as what they mean, each fault with line and value. */
final class RegistryRow {
  private static final String BETWEEN = "|";

  /** Columns that have the same name in every table that has them. */
  private static final String CODE_SYSTEM = Team.CODE_SYSTEM;

  private static final String VALID_FROM = Team.VALID_FROM;
  private static final String VALID_TO = Team.VALID_TO;

  private final ReferenceTable table;
  private final Row row;
  private final Map<String, Integer> positions;

  private RegistryRow(ReferenceTable table, Row row, Map<String, Integer> positions) {
    this.table = table;
    this.row = row;
    this.positions = positions;
  }

  /** The row, once what the contract says of single fields holds. */
  static RegistryRow of(
      ReferenceTable table, Row row, Contract contract, Map<String, Integer> positions) {
    RegistryRow checked = new RegistryRow(table, row, positions);
    contract.columns().forEach(checked::check);
    return checked;
  }

  long line() {
    return row.line();
  }

  /** A fault of this row. */
  InputProblem problem(String problem, String cure) {
    return table.problem(row, problem, cure);
  }

  /** The field in composed letters; empty text where it or its column is. */
  String text(String column) {
    Integer position = positions.get(column);
    return position == null ? "" : Normalizer.normalize(row.field(position), Normalizer.Form.NFC);
  }

  Optional<String> optional(String column) {
    return Optional.of(text(column)).filter(text -> !text.isEmpty());
  }

  OptionalLong number(String column) {
    return text(column).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(text(column)));
  }

  Optional<LocalDate> day(String column) {
    return optional(column).map(text -> parsedDay(column, text));
  }

  LocalDate requiredDay(String column) {
    return parsedDay(column, text(column));
  }

  private LocalDate parsedDay(String column, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      throw problem(
          "the %s '%s' is not a day of the calendar".formatted(column, text),
          "write it as yyyy-MM-dd, such as 2024-10-16");
    }
  }

  LocalDateTime moment(String column) {
    try {
      return LocalDateTime.parse(text(column));
    } catch (DateTimeParseException malformed) {
      throw problem(
          "the %s '%s' is not a day with a time".formatted(column, text(column)),
          "write it as yyyy-MM-ddTHH:mm in Viet Nam's time, such as 2025-01-20T00:00");
    }
  }

  /** The parts of a list, in order, each once. */
  Set<String> list(String column) {
    Set<String> parts = new LinkedHashSet<>();
    for (String part : text(column).split("\\" + BETWEEN, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      } else if (!text(column).isEmpty()) {
        throw problem(
            "the list %s '%s' has an empty part".formatted(column, text(column)),
            "write one %s between two parts, and none at the ends".formatted(BETWEEN));
      }
    }
    return parts;
  }

  <E extends Enum<E>> E word(Class<E> type, String column) {
    return word(type, column, text(column));
  }

  <E extends Enum<E>> Set<E> words(Class<E> type, String column) {
    Set<E> words = new LinkedHashSet<>();
    list(column).forEach(text -> words.add(word(type, column, text)));
    return words;
  }

  private <E extends Enum<E>> E word(Class<E> type, String column, String text) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    "the %s '%s' is not known.%s"
                        .formatted(column, text, Spelling.suggestion(text, names)),
                    "write one of " + String.join(", ", names)));
  }

  AreaCode area(String column) {
    return AreaCodes.of(table, row, text(CODE_SYSTEM), text(column));
  }

  /** The area, or nothing where neither it nor its code system is written. */
  Optional<AreaCode> optionalArea(String column) {
    return text(column).isEmpty() && text(CODE_SYSTEM).isEmpty()
        ? Optional.empty()
        : Optional.of(area(column));
  }

  Validity validity() {
    Optional<LocalDate> from = day(VALID_FROM);
    Optional<LocalDate> to = day(VALID_TO);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw problem(
          "%s (%s) is before %s (%s)".formatted(VALID_TO, to.get(), VALID_FROM, from.get()),
          "write the first day into %s and the last one into %s".formatted(VALID_FROM, VALID_TO));
    }
    return new Validity(from, to);
  }

  private void check(Column column) {
    String text = text(column.name());
    if (text.isEmpty()) {
      if (column.required()) {
        throw problem(
            column.name() + " is empty",
            "fill it in, or remove the row; every row of this file needs it");
      }
      return;
    }
    if (column.maximumLength().filter(most -> text.length() > most).isPresent()) {
      throw problem(
          "%s has %d characters".formatted(column.name(), text.length()),
          "write at most " + column.maximumLength().get());
    }
    if (column.pattern().filter(pattern -> !text.matches(pattern)).isPresent()) {
      throw problem(
          "the %s '%s' is not of the form %s"
              .formatted(column.name(), text, column.pattern().get()),
          cure(column));
    }
    if (column.type() == Column.Type.INT || column.type() == Column.Type.LONG) {
      checkNumber(column, text);
    }
  }

  private static String cure(Column column) {
    return switch (column.name()) {
      case FocalPoint.TELEPHONE ->
          "write a telephone that can be dialled; only its digits are looked at";
      case FocalPoint.OPERATOR -> "write the name of the operator's landing folder";
      default ->
          "use letters from A to Z, digits, '.', '_' and '-', at most 60: it becomes part of file"
              + " names";
    };
  }

  private void checkNumber(Column column, String text) {
    boolean tooLarge = text.matches("[0-9]{10,}") && column.type() == Column.Type.INT;
    if (!text.matches("-?[0-9]{1,18}") || tooLarge) {
      throw problem(
          "the %s '%s' is not a whole number".formatted(column.name(), text),
          "write plain digits, or nothing where the field may be empty");
    }
    long number = Long.parseLong(text);
    if (column.minimum().filter(least -> number < least).isPresent()) {
      throw problem(
          "the %s is %s, which is below %d".formatted(column.name(), text, column.minimum().get()),
          "write a number from %d on".formatted(column.minimum().get()));
    }
  }
}
