package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.IsoWeek;

/** Files with pseudonyms as the weekly run takes them, in every format; and what is refused. */
class DeliveryFormatsTest {
  private static final IsoWeek WEEK = WEEKS.get(0);

  @TempDir Path folder;
  private WorkedExample example;

  @BeforeEach
  void writeTheExample() {
    example = WorkedExample.write(folder, "viettel");
    CommandRun.of("keys", "create", folder.resolve("keys.json").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv_gz", "parquet"})
  void theWeeklyRunTakesWhatWasMade(String format) throws IOException {
    for (String table : List.of("subscriber_snapshot", "device_observation")) {
      CommandRun made = pseudonymise(clear(table), table, "--format", format);
      assertThat(made.code()).as(made.err()).isZero();
    }
    EngineRun run =
        EngineRun.in(
            folder.resolve("run"),
            "paths.landing=" + folder.resolve("made"),
            "reference.tacCatalogue=" + example.catalogue(),
            "reference.adminUnits=" + example.adminUnits());
    run.week(WEEK);

    assertThat(run.ledger(List.of(WEEK)))
        .isEqualTo(
            WorkedExample.expectedLedger("viettel", "phase1").headMap(WEEKS.get(1).toString()));
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    Path file = folder.resolve("made/viettel").resolve(WEEK + "/subscriber_snapshot.csv");
    pseudonymise(clear("subscriber_snapshot"), "subscriber_snapshot");
    byte[] first = Files.readAllBytes(file);
    pseudonymise(clear("subscriber_snapshot"), "subscriber_snapshot");

    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(Files.readAllLines(file).stream().skip(1)).hasSize(11).isSorted();
  }

  @Test
  void theSameTableInAnotherFormatIsRefused() throws IOException {
    pseudonymise(clear("subscriber_snapshot"), "subscriber_snapshot");

    assertThat(
            pseudonymise(clear("subscriber_snapshot"), "subscriber_snapshot", "--format", "csv_gz")
                .err())
        .contains("already has this table in another format");
  }

  @Test
  void aRefusalLeavesNothingBehind() throws IOException {
    Path file = folder.resolve("wrong.csv");
    Files.writeString(
        file, Files.readString(clear("subscriber_snapshot")).replaceAll("(?m)^0", "x"));
    CommandRun refused = pseudonymise(file, "subscriber_snapshot");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("hold no usable number", "MALFORMED subscriber_id");
    try (Stream<Path> left = Files.walk(folder.resolve("made"))) {
      assertThat(left).containsExactly(folder.resolve("made"));
    }
    assertThat(folder.resolve("crosswalk")).doesNotExist();
  }

  @Test
  void aCrosswalkInTheDeliveryIsRefused() throws IOException {
    CommandRun refused =
        pseudonymise(
            clear("subscriber_snapshot"),
            "subscriber_snapshot",
            "--crosswalk",
            folder.resolve("made/crosswalk").toString());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("inside the delivery folder");
  }

  @Test
  void aCardCanStandForTheSubscriber() throws IOException {
    Path file = folder.resolve("cards.csv");
    Files.writeString(
        file,
        Files.readString(clear("subscriber_snapshot")).replaceAll("(?m)^0912345", "45204000912"));
    CommandRun made = pseudonymise(file, "subscriber_snapshot", "--subscriber", "imsi");

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(folder.resolve("made/viettel").resolve(WEEK + "/pseudonyms.json"))
        .content()
        .contains("\"subscriber\" : \"imsi\"");
  }

  @Test
  void aDumpMuchSmallerThanTheOnesBeforeIsRefused() throws IOException {
    assertThat(dump(WEEK, 40).code()).isZero();
    assertThat(folder.resolve("made/viettel").resolve(WEEK + "/pseudonyms.json"))
        .content()
        .contains("\"imeisPerDay\" : \"40.0\"", "gate EMPTY_IMEI");

    CommandRun small = dump(WEEK.plus(1), 20);
    assertThat(small.code()).isEqualTo(2);
    assertThat(small.err()).contains("IMEIS_PER_DAY", "least is 36");
    assertThat(folder.resolve("made/viettel").resolve(WEEK.plus(1).toString())).doesNotExist();

    assertThat(dump(WEEK.plus(1), 38).code()).isZero();
  }

  private CommandRun dump(IsoWeek week, int handsets) throws IOException {
    String day = week.monday().toString().replace("-", "");
    StringBuilder rows = new StringBuilder("date,imei,imsi,msisdn\n");
    for (int at = 0; at < handsets; at++) {
      rows.append("%s,35%06d%06d0,4520400000%05d,849123450%02d%n".formatted(day, at, at, at, at));
    }
    Path file = folder.resolve("dump_%s_%s.csv".formatted(day, day));
    Files.writeString(file, rows);
    return CommandRun.of(
        "pseudonymise",
        "--as",
        "operator_dump",
        file.toString(),
        "--week",
        week.toString(),
        "--operator",
        "viettel",
        "--out",
        folder.resolve("made").toString(),
        "--keyset",
        folder.resolve("keys.json").toString());
  }

  private CommandRun pseudonymise(Path file, String table, String... more) {
    List<String> command =
        List.of(
            "pseudonymise",
            "--as",
            table,
            file.toString(),
            "--week",
            WEEK.toString(),
            "--operator",
            "viettel",
            "--out",
            folder.resolve("made").toString(),
            "--keyset",
            folder.resolve("keys.json").toString());
    return CommandRun.of(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private Path clear(String table) throws IOException {
    String text =
        Files.readString(example.landing().resolve("viettel").resolve(WEEK + "/" + table + ".csv"));
    for (int subscriber = 1; subscriber <= 12; subscriber++) {
      text = text.replace(Story.pseudonym(subscriber), "09123450%02d".formatted(subscriber));
    }
    Path file = folder.resolve("clear").resolve(table + ".csv");
    Story.writeText(file, text);
    return file;
  }
}
