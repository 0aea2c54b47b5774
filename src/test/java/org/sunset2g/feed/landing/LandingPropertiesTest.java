package org.sunset2g.feed.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.vocabulary.InputProblem;

/** What holds for every file, whatever is in it. */
class LandingPropertiesTest {
  private static final CSVFormat RFC_4180 =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrailingData(true).build();
  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r", "\n\n", "\r\n\r\n");

  /** A file as text, and the table it is read as. */
  record Written(String table, String text) {}

  private static Arbitrary<String> nastyText() {
    return Arbitraries.strings()
        .withChars(
            " \t,\"'\r\n;=+-@.:09aAgGzđộ\u00a0\u200b\u202e\ufeff\u3000２村\u0001".toCharArray())
        .ofMaxLength(12);
  }

  /** Cells that mostly keep the contract, so that rows are accepted too, and often repeated. */
  private static Arbitrary<String> cell(String column) {
    List<String> likely =
        switch (column) {
          case "subscriber_id" -> List.of("a".repeat(32), "b".repeat(64), "c1".repeat(20));
          case "device_id" -> List.of("", "d1", "d2");
          case "tac" -> List.of("35678901", "01234567");
          case "first_seen", "last_seen" -> List.of("2024-09-09", "2024-09-12", "2024-09-15");
          case "activated_on", "last_active_on" -> List.of("", "2019-03-04", "2024-02-29");
          case "days_seen", "events" -> List.of("1", "7", "007");
          case "highest_rat", "sim_generation" -> List.of("", "2G", "4G");
          case "status" -> List.of("ACTIVE", "RECLAIMED");
          case "segment" -> List.of("CONSUMER", "M2M");
          case "home_code_system", "home_commune", "hamlet" -> List.of("VN-2004", "06007", "Thôn");
          default -> List.of("", "true", "FALSE");
        };
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(30, Arbitraries.of(likely)),
        net.jqwik.api.Tuple.of(2, Arbitraries.of(likely).map(text -> " " + text + "\u00a0")),
        net.jqwik.api.Tuple.of(1, nastyText()));
  }

  private static Arbitrary<String> written(Arbitrary<String> cell) {
    return Combinators.combine(cell, Arbitraries.of(true, false, false))
        .as(
            (text, quotes) ->
                quotes || text.matches("(?s)\".*|.*[,\r\n].*")
                    ? "\"" + text.replace("\"", "\"\"") + "\""
                    : text);
  }

  private static Arbitrary<String> row(List<String> columns) {
    Arbitrary<List<String>> whole =
        Combinators.combine(columns.stream().map(column -> written(cell(column))).toList())
            .as(cells -> cells);
    Arbitrary<List<String>> ragged = written(nastyText()).list().ofMinSize(1).ofMaxSize(15);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(12, whole), net.jqwik.api.Tuple.of(1, ragged))
        .map(cells -> String.join(",", cells));
  }

  @Provide
  Arbitrary<Written> files() {
    return Arbitraries.of(SNAPSHOT, OBSERVATION)
        .flatMap(
            table -> {
              List<String> columns = ContractText.of(table).columns();
              return Combinators.combine(
                      row(columns).list().ofMinSize(1).ofMaxSize(25),
                      Arbitraries.of(LINE_ENDS).list().ofSize(26),
                      Arbitraries.of("", "\ufeff", "\n"))
                  .as(
                      (rows, ends, start) ->
                          new Written(table, start + lines(String.join(",", columns), rows, ends)));
            });
  }

  private static String lines(String header, List<String> rows, List<String> ends) {
    StringBuilder text = new StringBuilder(header);
    for (int at = 0; at < rows.size(); at++) {
      text.append(ends.get(at)).append(rows.get(at));
    }
    return text.toString();
  }

  private interface Use {
    void of(Path file);
  }

  private static void inFile(String text, Use use) {
    try {
      Path file = Files.createTempFile("generated", ".csv");
      try {
        Files.write(file, text.getBytes(UTF_8));
        use.of(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyRowIsAcceptedRejectedADuplicateOrMerged(@ForAll("files") Written written) {
    inFile(
        written.text(),
        file -> {
          try {
            ExtractFindings findings = ExtractFixture.check(file, written.table());
            Counts counts = findings.counts();
            LandingRead read = LandingRead.of(file, written.table(), 1 << 20);
            assertThat(counts).isEqualTo(read.counts());
            assertThat(counts.rowsIn()).isEqualTo(records(written.text()).size() - 1);
            assertThat(
                    counts.accepted()
                        + counts.rejectedRows()
                        + counts.exactDuplicates()
                        + counts.mergedAway())
                .isEqualTo(counts.rowsIn());
          } catch (InputProblem refused) {
            assertThat(refused.getMessage())
                .containsAnyOf("in clear", "holds no subscriber")
                .contains("what to do");
          }
        });
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noAcceptedRowBreaksItsContract(@ForAll("files") Written written) {
    ContractText contract = ContractText.of(written.table());
    inFile(
        written.text(),
        file -> {
          for (var row : LandingRead.of(file, written.table(), 1 << 20).rows()) {
            for (String column : contract.columns()) {
              if (!contract.allows(column, row.get(column), LandingFixture.WEEK)) {
                fail("'%s' was accepted as %s", row.get(column), column);
              }
            }
            assertThat(row.get("operator")).isEqualTo(LandingFixture.OPERATOR);
            assertThat(row.get("week")).isEqualTo(LandingFixture.WEEK.toString());
            if (written.table().equals(OBSERVATION)) {
              assertThat(row.get("first_seen")).isLessThanOrEqualTo(row.get("last_seen"));
            }
          }
        });
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void chunksOfAnySizeGiveTheSameRowsFaultsAndLines(
      @ForAll("files") Written written, @ForAll @IntRange(min = 1, max = 3000) int chunkBytes) {
    inFile(
        written.text(),
        file ->
            assertThat(LandingRead.of(file, written.table(), chunkBytes))
                .isEqualTo(LandingRead.of(file, written.table(), Long.MAX_VALUE)));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<List<String>> cells = written(nastyText()).list().ofMinSize(1).ofMaxSize(8);
    return Combinators.combine(
            cells.map(row -> String.join(",", row)).list().ofMinSize(1).ofMaxSize(20),
            Arbitraries.of(LINE_ENDS).list().ofSize(20))
        .as(
            (rows, ends) ->
                lines("subscriber_id,tac,first_seen,last_seen,days_seen,events", rows, ends));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void recordsAreThoseOfCommonsCsv(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 300) int chunkBytes) {
    inFile(
        text,
        file -> {
          CsvPreflight csv =
              CsvPreflight.of(
                  ExtractFixture.extract(file, OBSERVATION).located(),
                  org.sunset2g.contract.Contracts.of(OBSERVATION),
                  chunkBytes);
          List<List<String>> read = new ArrayList<>();
          for (CsvChunk chunk : csv.chunks()) {
            try (CsvRecords records = new CsvRecords(chunk)) {
              while (records.next()) {
                read.add(
                    IntStream.range(0, records.width())
                        .mapToObj(records::field)
                        .map(field -> field == null ? "" : field.toString())
                        .toList());
              }
            }
          }
          List<List<String>> expected =
              records(text).stream()
                  .skip(1)
                  .map(record -> record.stream().map(LandingPropertiesTest::trimmed).toList())
                  .toList();
          assertThat(read).isEqualTo(expected);
        });
  }

  private static String trimmed(String text) {
    String blanks = "[ \\t\\r\\n\\x0B\\f\\u00a0\\u202f\\u3000\\ufeff]*";
    return text.replaceAll("^" + blanks, "").replaceAll(blanks + "$", "");
  }

  private static List<CSVRecord> records(String text) {
    String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(new StringReader(withoutMark), RFC_4180)) {
      return parser.getRecords();
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
