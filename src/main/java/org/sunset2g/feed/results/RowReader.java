package org.sunset2g.feed.results;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.ContactOutcome;
import org.sunset2g.vocabulary.Msisdn;

/** Reads one row: what it says, or what is wrong with it. */
final class RowReader {
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})\\s*[/.-]\\s*([0-9]{1,2})\\s*[/.-]\\s*([0-9]{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?");
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final Pattern RUNS = Pattern.compile("0*([1-9][0-9]{0,5})(?: *(?:lần|lượt))?");

  /** In both code systems of Viet Nam a commune has five digits; spreadsheets drop zeros. */
  private static final Pattern ZEROS_LOST = Pattern.compile("[0-9]{1,4}");

  private static final int COMMUNE_DIGITS = 5;
  private static final int MOST_LETTERS = 2_000;

  private final String file;
  private final SheetHeader header;
  private final ResultRules rules;
  private final SheetRow row;
  private final List<ResultFault> faults = new ArrayList<>();
  private final List<EmptiedText> emptied = new ArrayList<>();

  RowReader(String file, SheetHeader header, ResultRules rules, SheetRow row) {
    this.file = file;
    this.header = header;
    this.rules = rules;
    this.row = row;
  }

  /** Whether nobody has written anything into the row but what a form has beforehand. */
  boolean isUnfilled() {
    boolean isProgramme = isEmpty(ResultColumn.TOKEN);
    return Stream.of(
                ResultColumn.DONE_ON,
                ResultColumn.OUTCOME,
                ResultColumn.DIFFICULTIES,
                ResultColumn.PROPOSALS)
            .allMatch(this::isEmpty)
        && (!isProgramme || isTotal() || isEmpty(ResultColumn.RUNS));
  }

  private boolean isTotal() {
    return row.cells().stream()
        .map(cell -> PlainWords.of(cell.text()))
        .anyMatch(List.of("tong", "tongcong", "cong", "total")::contains);
  }

  /** The row; empty where it has a fault. */
  Optional<ResultRow> read() {
    Optional<String> token = token();
    boolean namesToken = !isEmpty(ResultColumn.TOKEN);
    Optional<LocalDate> doneOn = doneOn();
    Optional<Channel> channel = channel(namesToken);
    Optional<ContactOutcome> outcome = outcome(namesToken);
    Optional<Integer> runs = runs(namesToken);
    Optional<String> team = text(ResultColumn.TEAM);
    Optional<AreaCode> commune = commune();
    if (!namesToken && isEmpty(ResultColumn.COMMUNE) && team.isEmpty()) {
      fault(ResultColumn.COMMUNE, "neither the commune nor the team says where it was done");
    }
    Optional<String> medium = text(ResultColumn.MEDIUM);
    Optional<String> difficulties = text(ResultColumn.DIFFICULTIES);
    Optional<String> proposals = text(ResultColumn.PROPOSALS);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResultRow(
            file,
            row.line(),
            doneOn.orElseThrow(),
            channel.orElseThrow(),
            team,
            commune,
            medium,
            runs.orElseThrow(),
            token,
            outcome,
            difficulties,
            proposals));
  }

  List<ResultFault> faults() {
    return faults;
  }

  List<EmptiedText> emptied() {
    return emptied;
  }

  private Optional<String> token() {
    if (isEmpty(ResultColumn.TOKEN)) {
      return Optional.empty();
    }
    String token =
        cell(ResultColumn.TOKEN)
            .text()
            .replaceAll("[\\s\\u00a0\\p{Pd}]", "")
            .toLowerCase(Locale.ROOT);
    if (!TOKEN.matcher(token).matches()) {
      fault(
          ResultColumn.TOKEN,
          "a token has 32 characters from 0 to 9 and a to f: copy it from the list");
      return Optional.empty();
    }
    return Optional.of(token);
  }

  private Optional<LocalDate> doneOn() {
    SheetRow.Cell cell = cell(ResultColumn.DONE_ON);
    if (cell.isEmpty()) {
      fault(ResultColumn.DONE_ON, "the day is missing");
      return Optional.empty();
    }
    Optional<LocalDate> day = cell.day().or(() -> day(cell.text()));
    if (day.isEmpty()) {
      fault(ResultColumn.DONE_ON, "not a day of the calendar: write it day/month/year, 05/09/2024");
      return Optional.empty();
    }
    rules.faultOf(day.get()).ifPresent(reason -> fault(ResultColumn.DONE_ON, reason));
    return day;
  }

  private static Optional<LocalDate> day(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    try {
      if (dayFirst.matches()) {
        return Optional.of(
            LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1)));
      }
      return yearFirst.matches()
          ? Optional.of(
              LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)))
          : Optional.empty();
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private Optional<Channel> channel(boolean namesToken) {
    Optional<Channel> channel =
        word(ResultColumn.CHANNEL, KnownWords.CHANNELS, "the form of communication is missing");
    if (namesToken && channel.isPresent() && !channel.get().isPersonal()) {
      fault(
          ResultColumn.CHANNEL,
          "'%s' reaches an area and not one subscriber: leave the token empty, or name the form by"
                  .formatted(channel.get().vietnamese())
              + " which the subscriber was reached");
    }
    return channel;
  }

  private Optional<ContactOutcome> outcome(boolean namesToken) {
    if (!namesToken) {
      if (!isEmpty(ResultColumn.OUTCOME)) {
        fault(
            ResultColumn.OUTCOME,
            "an outcome is one subscriber's, and the row has no token to say whose");
      }
      return Optional.empty();
    }
    return word(ResultColumn.OUTCOME, KnownWords.OUTCOMES, "the outcome is missing");
  }

  private <E extends Enum<E>> Optional<E> word(
      ResultColumn column, KnownWords<E> words, String missing) {
    String text = cell(column).text();
    if (text.isEmpty()) {
      fault(column, missing);
      return Optional.empty();
    }
    Optional<E> value = words.named(text);
    if (value.isEmpty()) {
      fault(column, words.reason(text));
    }
    return value;
  }

  private Optional<Integer> runs(boolean namesToken) {
    String text = cell(ResultColumn.RUNS).text();
    if (text.isEmpty()) {
      if (!namesToken) {
        fault(ResultColumn.RUNS, "the number of runs is missing");
      }
      return Optional.of(1);
    }
    Matcher written = RUNS.matcher(text);
    if (!written.matches()) {
      fault(ResultColumn.RUNS, "not a whole number from 1 to 999999");
      return Optional.empty();
    }
    int runs = Integer.parseInt(written.group(1));
    if (namesToken && runs > 1) {
      fault(
          ResultColumn.RUNS,
          "an attempt to reach one subscriber counts once: give every further one a row of its own");
    }
    return Optional.of(runs);
  }

  private Optional<AreaCode> commune() {
    String text = cell(ResultColumn.COMMUNE).text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String system = cell(ResultColumn.CODE_SYSTEM).text();
    String code = text;
    int slash = text.indexOf('/');
    if (slash > 0 && system.isEmpty()) {
      system = text.substring(0, slash);
      code = text.substring(slash + 1);
    }
    system = system.isEmpty() ? rules.codeSystem() : system;
    if (system.startsWith("VN-") && ZEROS_LOST.matcher(code).matches()) {
      code = "0".repeat(COMMUNE_DIGITS - code.length()) + code;
    }
    if (!CODE.matcher(system).matches() || !CODE.matcher(code).matches()) {
      fault(ResultColumn.COMMUNE, "not the code of a commune, such as 06007: names are not read");
      return Optional.empty();
    }
    return Optional.of(new AreaCode(system, code));
  }

  private Optional<String> text(ResultColumn column) {
    String text = cell(column).text().replaceAll("\\s+", " ");
    if (Msisdn.mayStandIn(text)) {
      emptied.add(new EmptiedText(file, row.line(), column.contractName()));
      return Optional.empty();
    }
    return Optional.of(text)
        .filter(written -> !written.isEmpty())
        .map(written -> written.substring(0, Math.min(written.length(), MOST_LETTERS)));
  }

  private SheetRow.Cell cell(ResultColumn column) {
    return header.cell(row, column);
  }

  private boolean isEmpty(ResultColumn column) {
    return cell(column).isEmpty();
  }

  private void fault(ResultColumn column, String reason) {
    faults.add(
        new ResultFault(
            file, row.line(), column.contractName(), reason, ValueShape.of(cell(column).text())));
  }
}
