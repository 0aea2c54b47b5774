package org.sunset2g.feed.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.id;
import static org.sunset2g.feed.landing.LandingFixture.lines;
import static org.sunset2g.feed.landing.LandingFixture.subscriber;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read, with rows in them that break the contract or only look as if they did. */
class FaultyRowsTest {
  private static final List<String> OBSERVED =
      List.of(id(2), "b1", "35678901", "2024-09-09", "2024-09-10", "2", "7", "2G");
  private static final List<String> SUBSCRIBED =
      Arrays.asList(subscriber(2, "Thôn").split(",", -1));

  /** What turns up in cells: from spreadsheets, forms, other scripts and hostile hands. */
  private static final List<String> NAUGHTY =
      List.of(
          "NULL",
          "null",
          "N/A",
          "#N/A",
          "#REF!",
          "nan",
          "-",
          "\\N",
          "undefined",
          "true",
          "TRUE",
          "1",
          "0",
          "-0",
          "=1+1",
          "=cmd|' /C calc'!A0",
          "@SUM(A1:A9)",
          "+84",
          "-2+3",
          "\"=\"\"1\"\"\"",
          "'35678901",
          "1e3",
          "3.5E+07",
          "1,5",
          "1.0",
          "+5",
          "0x10",
          "1 000",
          "1_000",
          "٣",
          "\uff10\uff11\uff12",
          "9999999999999999999",
          "-9999999999999999999",
          "2024-02-30",
          "10/09/2024",
          "2024-9-9",
          "20240909",
          "2024-09-09T00:00:00",
          "45545",
          "2567-09-09",
          "0000-00-00",
          "abc\u200bdef",
          "\u200f2G\u200e",
          "\u202eG2",
          "2G\u0301",
          "\ud83d\udcf1",
          "Thôn Đông",
          "Thôn Đông",
          "村",
          "قرية",
          "\u0007bell",
          "\u001b[31mred",
          "<script>alert(1)</script>",
          "'; DROP TABLE subscriber_snapshot; --",
          "${jndi:ldap://example.invalid/a}",
          "../../etc/passwd",
          "%s%n%x",
          "Nguyễn Văn A",
          "a@example.invalid",
          "2g",
          "active",
          "ACTIVE",
          "CONSUMER",
          "x".repeat(41),
          "é".repeat(200),
          "é".repeat(201),
          "A".repeat(32),
          "a".repeat(31),
          "a".repeat(64),
          "a".repeat(65),
          "0".repeat(32));

  @TempDir Path folder;
  private int files;

  private ExtractFindings check(String table, String content) {
    Path file = new ExtractFixture(folder).with(table + ++files + ".csv", content.getBytes(UTF_8));
    return ExtractFixture.check(file, table);
  }

  /** A row of the table with another text, as CSV writes it, in one column. */
  private static String row(List<String> good, int column, String written) {
    List<String> row = new ArrayList<>(good);
    row.set(column, written);
    return String.join(",", row);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static List<String> header(String table) {
    return List.of((table.equals(SNAPSHOT) ? SNAPSHOT_HEADER : OBSERVATION_HEADER).split(","));
  }

  /** One file per column, one row per naughty string, judged by the contract's own text. */
  @TestFactory
  Stream<DynamicTest> naughtyStringsInEveryColumn() {
    return Stream.of(SNAPSHOT, OBSERVATION)
        .flatMap(
            table ->
                IntStream.range(0, header(table).size())
                    .mapToObj(
                        column ->
                            dynamicTest(
                                table + "." + header(table).get(column),
                                () -> naughtyStringsIn(table, column))));
  }

  private void naughtyStringsIn(String table, int column) {
    List<String> good = table.equals(SNAPSHOT) ? SUBSCRIBED : OBSERVED;
    ContractText contract = ContractText.of(table);
    StringBuilder content = new StringBuilder(String.join(",", header(table)) + "\n");
    List<String> expected = new ArrayList<>();
    String name = header(table).get(column);
    for (int at = 0; at < NAUGHTY.size(); at++) {
      List<String> row = new ArrayList<>(good);
      // Rows of one subscriber would contradict one another.
      row.set(0, id(100 + at));
      content.append(row(row, column, quoted(NAUGHTY.get(at)))).append('\n');
      if (!contract.allows(name, NAUGHTY.get(at), LandingFixture.WEEK)) {
        expected.add((at + 2) + " " + name);
      }
    }
    List<String> found =
        ExtractFixture.faults(check(table, content.toString())).stream()
            .map(fault -> fault.substring(0, fault.lastIndexOf(' ')))
            .filter(fault -> fault.endsWith(" " + name))
            .distinct()
            .toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** A case of one row of observations, in line 2. */
  private DynamicTest observed(String name, int column, String written, String... faults) {
    return file(
        name, OBSERVATION, lines(OBSERVATION_HEADER, row(OBSERVED, column, written)), faults);
  }

  private DynamicTest file(String name, String table, String content, String... faults) {
    return dynamicTest(
        name,
        () -> assertThat(ExtractFixture.faults(check(table, content))).containsExactly(faults));
  }

  @TestFactory
  Stream<DynamicTest> cellsOfObservations() {
    String date = "2 first_seen NOT_A_DATE";
    String days = "2 days_seen MALFORMED";
    String tac = "2 tac MALFORMED";
    String id = "2 subscriber_id MALFORMED";
    return Stream.of(
        observed("a day that is none", 3, "2024-02-30", date),
        observed("the day first", 3, "09/09/2024", date),
        observed("no leading zeros", 3, "2024-9-9", date),
        observed("no dashes", 3, "20240909", date),
        observed("a day with a time", 3, "2024-09-09 00:00:00", date),
        observed("a spreadsheet's number of a day", 3, "45545", date),
        observed(
            "a Buddhist year",
            3,
            "2567-09-09",
            "2 first_seen FIRST_AFTER_LAST",
            "2 first_seen OUTSIDE_WEEK"),
        observed("the week before", 3, "2024-09-08", "2 first_seen OUTSIDE_WEEK"),
        observed("the first day after the last", 3, "2024-09-11", "2 first_seen FIRST_AFTER_LAST"),
        observed("an exponent", 5, "1e0", days),
        observed("a decimal comma", 5, "\"1,5\"", days),
        observed("a decimal point", 5, "1.0", days),
        observed("full-width digits", 5, "\uff12", days),
        observed("Arabic digits", 5, "٢", days),
        observed("a sign", 5, "+2", days),
        observed("a blank within", 5, "1 0", days),
        observed("too many digits", 6, "9999999999999999999", "2 events OUT_OF_RANGE"),
        observed("more than an int", 6, "2147483648", "2 events OUT_OF_RANGE"),
        observed("below the least", 6, "-1", "2 events OUT_OF_RANGE"),
        observed("eight days of a week", 5, "8", "2 days_seen OUT_OF_RANGE"),
        observed("a spreadsheet's TAC", 2, "3.5E+07", tac),
        observed("a TAC without its zero", 2, "1234567", tac),
        observed("a TAC of nine digits", 2, "123456789", tac),
        observed("a TAC behind an apostrophe", 2, "'35678901", tac),
        observed("a TAC with a zero-width space", 2, "3567\u200b8901", tac),
        observed("a pseudonym in capitals", 0, "A".repeat(32), id),
        observed("a pseudonym cut short", 0, "a".repeat(31), id),
        observed("a pseudonym in a UUID's writing", 0, "9b07fd51-bac8-46bc-8702-e09ef8242b34", id),
        observed("a name in place of a pseudonym", 0, "Nguyễn Văn A", id),
        observed("a right-to-left mark", 0, "\u200f" + id(2), id),
        observed("an emoji as generation", 7, "\ud83d\udcf1", "2 highest_rat NOT_ALLOWED"),
        observed("a generation in small letters", 7, "2g", "2 highest_rat NOT_ALLOWED"),
        observed("nothing where something must be", 2, "", "2 tac MISSING"),
        observed("blanks where something must be", 2, " \u00a0\u3000\t", "2 tac MISSING"),
        observed("quotes around nothing", 2, "\"\"", "2 tac MISSING"),
        observed("padded with blanks", 2, "  35678901 "),
        observed("padded with non-breaking blanks", 2, "\u00a035678901\u202f"),
        observed("a byte order mark within the file", 2, "\ufeff35678901"),
        observed("a quote in the middle", 1, "b\"1", "2 device_id MALFORMED"),
        observed("text after a closing quote", 1, "\"b\"1"),
        observed("a quote doubled", 1, "\"b\"\"1\"", "2 device_id MALFORMED"),
        observed("one field too many", 7, "2G,", "2 row WRONG_FIELD_COUNT"));
  }

  @TestFactory
  Stream<DynamicTest> wholeFiles() {
    String first = subscriber(1, "");
    String second = subscriber(2, "");
    String bad = second.replace("ACTIVE", "active");
    return Stream.of(
        file(
            "lone returns",
            SNAPSHOT,
            SNAPSHOT_HEADER + "\r" + first + "\r" + bad,
            "3 status NOT_ALLOWED"),
        file(
            "mixed line ends",
            SNAPSHOT,
            SNAPSHOT_HEADER + "\r\n" + first + "\n" + bad + "\r",
            "3 status NOT_ALLOWED"),
        file(
            "blank lines between",
            SNAPSHOT,
            "\n" + SNAPSHOT_HEADER + "\n\n\r\n" + bad + "\n\n" + first,
            "5 status NOT_ALLOWED"),
        file(
            "a line of blanks",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, first, "   "),
            "3 row WRONG_FIELD_COUNT"),
        file(
            "a comma at the end of every line",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER + ",", first + ",", bad + ","),
            "3 status NOT_ALLOWED"),
        file(
            "a comma at the end of rows only",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, first + ",", second),
            "2 row WRONG_FIELD_COUNT"),
        file(
            "a total below the rows",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, first, "Total,1"),
            "3 row WRONG_FIELD_COUNT"),
        file(
            "the header once more",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, first, SNAPSHOT_HEADER),
            headerAsRow()),
        file(
            "rows that contradict one another",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, first, first.replace("06007", "06008"), second),
            "2 subscriber_id CONFLICTING_SUBSCRIBER",
            "3 subscriber_id CONFLICTING_SUBSCRIBER"),
        file(
            "a header in capitals, padded, with a mark",
            SNAPSHOT,
            "\ufeff"
                + lines(
                    SNAPSHOT_HEADER.toUpperCase(java.util.Locale.ROOT).replace(",", " , "), bad),
            "2 status NOT_ALLOWED"),
        file(
            "a line break within quotes",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, subscriber(1, "\"Thôn\nĐông\r\n\""), bad),
            "5 status NOT_ALLOWED"),
        file(
            "a comma within quotes",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, subscriber(1, "\"Thôn, Đông\""))),
        file(
            "JSON within quotes",
            SNAPSHOT,
            lines(
                SNAPSHOT_HEADER,
                subscriber(
                    1, "\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\""))),
        file(
            "quotes and line breaks",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, subscriber(1, "\"ha \n\"\"ha\"\" \nha\""), bad),
            "5 status NOT_ALLOWED"),
        file(
            "every cell in quotes",
            SNAPSHOT,
            lines(quotedCells(SNAPSHOT_HEADER), quotedCells(first), quotedCells(bad)),
            "3 status NOT_ALLOWED"),
        file(
            "no line end at the end",
            SNAPSHOT,
            SNAPSHOT_HEADER + "\n" + bad,
            "2 status NOT_ALLOWED"),
        file(
            "four mebibytes of blank lines within",
            SNAPSHOT,
            SNAPSHOT_HEADER + "\n" + first + "\n".repeat(4 << 20) + bad,
            (2 + (4 << 20)) + " status NOT_ALLOWED"),
        file(
            "as many Windows line ends within",
            SNAPSHOT,
            SNAPSHOT_HEADER + "\n" + first + "\r\n".repeat(4 << 20) + bad,
            (2 + (4 << 20)) + " status NOT_ALLOWED"),
        file(
            "a hamlet too long",
            SNAPSHOT,
            lines(SNAPSHOT_HEADER, subscriber(1, "ô".repeat(201))),
            "2 hamlet TOO_LONG"));
  }

  private static String quotedCells(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(FaultyRowsTest::quoted)
        .collect(Collectors.joining(","));
  }

  private static String[] headerAsRow() {
    return Stream.of(
            "activated_on NOT_A_DATE",
            "do_not_call NOT_ALLOWED",
            "last_active_on NOT_A_DATE",
            "offer_consent NOT_ALLOWED",
            "segment NOT_ALLOWED",
            "sim_generation NOT_ALLOWED",
            "status NOT_ALLOWED",
            "subscriber_id MALFORMED",
            "subsidy_eligible NOT_ALLOWED",
            "visit_consent NOT_ALLOWED")
        .map(fault -> "3 " + fault)
        .toArray(String[]::new);
  }

  @TestFactory
  Stream<DynamicTest> columnsBesideTheContract() {
    String many =
        IntStream.range(0, 10_000).mapToObj(at -> "extra" + at).collect(Collectors.joining(","));
    return Stream.of(
        dynamicTest(
            "ten thousand more columns are ignored, and not named one by one",
            () -> {
              ExtractFindings findings =
                  check(
                      SNAPSHOT,
                      lines(SNAPSHOT_HEADER + "," + many, subscriber(1, "") + ",".repeat(10_000)));
              assertThat(findings.counts().accepted()).isEqualTo(1);
              assertThat(findings.notes())
                  .hasSize(11)
                  .last()
                  .asString()
                  .contains("9990 more columns");
            }),
        dynamicTest(
            "a column named by a number or with control characters is shown as neither",
            () -> {
              ExtractFindings findings =
                  check(
                      SNAPSHOT,
                      lines(
                          SNAPSHOT_HEADER + ",84912345678,\u001b[31mred," + "y".repeat(999),
                          subscriber(1, "") + ",,,"));
              assertThat(findings.notes())
                  .anyMatch(note -> note.startsWith("column like 9{11} is not"))
                  .anyMatch(note -> note.startsWith("column '?[31mred' is not"))
                  .allMatch(note -> note.length() < 200);
            }));
  }
}
