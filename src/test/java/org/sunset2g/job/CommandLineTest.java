package org.sunset2g.job;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.SparkForTests;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;

/** The commands as a user meets them: what they print and how they end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineTest {
  private static final String LEDGER_HEADER =
      "week,operator,phase,code_system,commune,flow,subscribers";
  private static final String CONVERSION_HEADER =
      "operator,phase,subscriber_id,converted_week,from_tac,to_tac,form,confirmed_week,reverted_week";

  private Path folder;
  private String config;
  private CommandRun firstWeek;
  private CommandRun secondWeek;

  /** Two operators; the second one's snapshot of W36 is broken. */
  @BeforeAll
  void runTwoWeeks(@TempDir Path temporary) throws IOException {
    folder = temporary;
    WorkedExample.write(folder, "viettel");
    new Story().subscriber(1, "A g", "A g", "A s").write(folder.resolve("landing"), "mobi", WEEKS);
    Files.writeString(
        landed("viettel", 0, "device_observation.csv"),
        Story.pseudonym(1) + ",,123,2024-08-26,2024-09-01,7,10,4G\n",
        APPEND);
    Files.writeString(landed("mobi", 1, "subscriber_snapshot.csv"), "who,where\n1,2\n");
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(
        settings,
        """
        paths:
          landing: landing
          lake: lake
          output: output
        reference:
          tacCatalogue: catalogue
          adminUnits: admin_units.csv
          adminUnitChanges: admin_unit_changes.csv
        """);
    config = settings.toString();
    firstWeek = CommandRun.of("weekly", "--config", config, "--week", "2024-W35");
    secondWeek = CommandRun.of("weekly", "--config", config, "--week", "2024-W36");
  }

  @ParameterizedTest
  @CsvSource({
    "weekly, --week",
    "backfill, --stale",
    "demo, --out",
    "runs, --config",
    "runs show, ID",
    "export, --table",
    "explain, --revision",
    "delta, --base",
    "effect, --within",
    "seal, --password-file",
    "unseal, --to",
    "catalogue, diff",
    "catalogue diff, --to",
    "catalogue check, --unknown",
    "registry, check",
    "registry check, --stale-days",
    "retain, --dry-run",
    "erase, --subscriber-id",
    "synth, --subscribers",
    "keys, rotate",
    "keys map, --from",
    "pseudonymise, --crosswalk",
    "resolve, --purpose",
    "audit-disclosure, --nested",
    "merge-reports, --expect",
    "compare, --with"
  })
  void everyCommandExplainsItself(String command, String mentions) {
    CommandRun help =
        CommandRun.of(
            Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"))
                .toArray(String[]::new));

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: sunset2g " + command).contains(mentions);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void theHelpNamesEveryCommandAndEveryExitCode() {
    assertThat(CommandRun.of("--help").out().replaceAll("\\s+", " "))
        .contains("demo", "weekly", "backfill", "runs", "export", "explain", "synth", "conformance")
        .contains("keys", "pseudonymise", "resolve", "catalogue", "registry")
        .contains("0 done", "1 wrong usage", "2 bad input", "3 our fault");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(CommandRun.of("--version").out()).startsWith("sunset2g ");
  }

  @ParameterizedTest
  @CsvSource({
    "wekly, weekly",
    "weekly --weak 2024-W30, --week",
    "export --tabel ledger, --table",
    "weekly --week 2024-W30 --set disclosure.minimumCel=20, disclosure.minimumCell",
    "export --week 2024-W35 --to x.csv --table ledgr, ledger",
    "synth --to x --format parket, PARQUET"
  })
  void aWrongNameIsRefusedWithTheNearestOne(String command, String nearest) {
    CommandRun run = CommandRun.of(command.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(nearest).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "weekly",
        "weekly --week 2024-W54",
        "weekly --week 2024-37",
        "weekly --week 2024-W37",
        "weekly --week 2024-W37 --config no/such.yaml",
        "backfill",
        "backfill --from 2024-W35",
        "backfill --stale --from 2024-W35 --to 2024-W36",
        "weekly --week 2024-W37 --set disclosure.minimumCell=2",
        "export --table ledger --week 2024-W35 --to ledger.txt --set paths.lake=x",
        "synth --to x --rate moved"
      })
  void wrongUsageEndsWithOne(String command) {
    CommandRun run = CommandRun.of(command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("sunset2g: ").doesNotContain("\tat ");
  }

  @Test
  void aWeekThatRanNamesItsReportAndItsLists() {
    assertThat(firstWeek.code()).isZero();
    assertThat(firstWeek.out().lines().map(Path::of)).hasSize(2).allMatch(Files::exists);
    assertThat(firstWeek.err()).contains("published as run 000001");
  }

  @Test
  void aRefusedOperatorDoesNotKeepTheOtherFromItsWeek() {
    assertThat(secondWeek.code()).isEqualTo(2);
    assertThat(secondWeek.err())
        .contains("mobi is not in this week")
        .contains("mobi/2024-W36/subscriber_snapshot.csv")
        .doesNotContain("\tat ");
    assertThat(export("ledger", "2024-W36", "refused.csv"))
        .anyMatch(row -> row.startsWith("2024-W36,viettel,"))
        .noneMatch(row -> row.contains(",mobi,"));
  }

  @Test
  void aGapIsRefusedWithTheCommandThatClosesIt() {
    CommandRun gap =
        CommandRun.of("weekly", "--config", config, "--week", "2024-W37", "--operator", "mobi");

    assertThat(gap.code()).isEqualTo(2);
    assertThat(gap.err())
        .contains("the last published week of mobi before 2024-W37 is 2024-W35")
        .contains("weekly --week 2024-W36 --operator mobi");
  }

  @Test
  void aWeekWithoutFilesCanBeTriedAgainLater() {
    CommandRun run = CommandRun.of("weekly", "--config", config, "--week", "2024-W50");

    assertThat(run.code()).isEqualTo(75);
    assertThat(run.err()).contains("no operator has a folder for 2024-W50").contains("what to do");
  }

  @Test
  void aBrokenLakeIsNoFaultOfTheUsersInput() throws IOException {
    Path lake = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(lake.resolve("catalogue.db"), "this is no database".repeat(100));

    CommandRun run =
        CommandRun.of(
            "weekly", "--config", config, "--week", "2024-W35", "--set", "paths.lake=" + lake);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("catalogue.db, is damaged", "nothing was published", "what to do: ")
        .doesNotContain("\tat ");
  }

  @Test
  void runsAreListed() {
    CommandRun runs = CommandRun.of("runs", "--config", config);

    assertThat(runs.code()).isZero();
    assertThat(runs.out().lines().toList().subList(1, 3))
        .satisfiesExactly(
            run -> assertThat(run).matches("000001 +2024-W35 +PUBLISHED .* mobi viettel"),
            run -> assertThat(run).matches("000002 +2024-W36 +PUBLISHED .* viettel"));
  }

  @Test
  void aRunIsShownWhole() {
    CommandRun run = CommandRun.of("runs", "show", "2", "--config", config);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\"runId\" : \"000002\"", "\"mobi\" : ", "\"sha256\"", "\"snapshots\"")
        .doesNotContain(Story.pseudonym(1));
  }

  @Test
  void aRunThatIsNotThereIsBadInput() {
    assertThat(CommandRun.of("runs", "show", "77", "--config", config).code()).isEqualTo(2);
  }

  @Test
  void theLedgerIsExportedInItsColumns() {
    assertThat(export("ledger", "2024-W35", "ledger.csv"))
        .contains(LEDGER_HEADER)
        .contains("2024-W35,viettel,phase1,VN-2004,06007,CLOSING,8")
        .contains("2024-W35,mobi,phase1,VN-2004,06007,CLOSING,1");
  }

  @Test
  void conversionsAreExportedInTheirColumns() {
    assertThat(export("conversion", "2024-W36", "conversion.csv"))
        .containsExactly(
            CONVERSION_HEADER,
            "viettel,phase1," + Story.pseudonym(2) + ",2024-W36,01234567,35000005,SMARTPHONE,,",
            "viettel,phase1," + Story.pseudonym(3) + ",2024-W36,01234567,35000004,FEATURE_PHONE,,");
  }

  @Test
  void aParquetExportHasTheSameColumnsAndRows() {
    Path file = folder.resolve("ledger.parquet");

    assertThat(exporting("ledger", "2024-W35", file).code()).isZero();

    var rows = SparkForTests.session().read().parquet(file.toString());
    assertThat(String.join(",", rows.columns())).isEqualTo(LEDGER_HEADER);
    assertThat(rows.collectAsList().stream().map(row -> row.mkString(",")))
        .containsExactlyElementsOf(
            export("ledger", "2024-W35", "same.csv").stream().skip(1).toList());
  }

  @Test
  void rejectedRowsSayFileLineAndReasonButNeverWho() {
    List<String> rows = export("rejected_row", "2024-W35", "rejected.csv");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1))
        .startsWith("viettel,2024-W35,device_observation,device_observation.csv,13,tac,")
        .doesNotContain(Story.pseudonym(1));
  }

  @Test
  void gateResultsAreExported() {
    assertThat(export("gate_result", "2024-W35", "gates.csv"))
        .anyMatch(row -> row.startsWith("viettel,2024-W35,device_observation,,rejected_share,"));
  }

  @Test
  void aWeekThatNobodyPublishedCannotBeExported() {
    CommandRun run = exporting("ledger", "2024-W50", folder.resolve("none.csv"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no run has published 2024-W50");
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  @Test
  void anExportSaysThatItIsRestricted() {
    assertThat(exporting("ledger", "2024-W35", folder.resolve("said.csv")).err())
        .contains("restricted");
  }

  private List<String> export(String table, String week, String name) {
    Path file = folder.resolve("exports").resolve(name);
    assertThat(exporting(table, week, file)).extracting(CommandRun::code).isEqualTo(0);
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private CommandRun exporting(String table, String week, Path file) {
    return CommandRun.of(
        "export", "--config", config, "--table", table, "--week", week, "--to", file.toString());
  }

  private Path landed(String operator, int week, String name) {
    return folder.resolve("landing").resolve(operator).resolve(WEEKS.get(week) + "/" + name);
  }
}
