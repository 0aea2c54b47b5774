package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code calendar} says is due. */
class CalendarCommandTest {
  private static final String DUTY =
      "[{name: tet-duty, vi: 'Báo cáo trực Tết', en: Duty report, kind: TET, tetDay: 4, time: '15:00'},"
          + " {name: results, vi: 'Kết quả, tại xã', en: Results, kind: FIXED, date: ['2024-08-15',"
          + " '2024-09-15']}]";

  @Test
  void theShippedSettingsKnowTheMonthlyReportAndTheEndOfService() {
    CommandRun run = CommandRun.of("calendar", "--from", "2024-09-01", "--days", "60");

    assertThat(run.code()).isZero();
    assertThat(lines(run.out()))
        .containsExactly(
            "01/09/2024 – 31/10/2024",
            "when days left what",
            "09/09/2024 8 Báo cáo kết quả tuyên truyền của tháng trước",
            "Activity report of the month before",
            "09/10/2024 38 Báo cáo kết quả tuyên truyền của tháng trước",
            "Activity report of the month before",
            "16/10/2024 00:00 45 Thời điểm dừng phục vụ – Giai đoạn 1: dừng phục vụ máy 2G Only",
            "End of service – Phase 1: the end of service for 2G-only handsets");
  }

  @Test
  void datesOfLettersAreSettings() {
    CommandRun run =
        CommandRun.of(
            "calendar", "--from", "2024-02-01", "--days", "200", "--set", "calendar=" + DUTY);

    assertThat(lines(run.out()))
        .contains("13/02/2024 15:00 12 Báo cáo trực Tết", "15/08/2024 196 Kết quả, tại xã")
        .noneMatch(line -> line.contains("tháng trước"));
  }

  @Test
  void withoutADayItIsTodayInVietNam() {
    Clock lateInLondon = Clock.fixed(Instant.parse("2024-09-08T18:30:00Z"), ZoneOffset.UTC);
    PrintStream real = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      new CommandLine(new CalendarCommand(lateInLondon)).execute("--days", "1");
    } finally {
      System.setOut(real);
    }

    assertThat(lines(out.toString(StandardCharsets.UTF_8)))
        .contains("09/09/2024 – 10/09/2024")
        .contains("09/09/2024 0 Báo cáo kết quả tuyên truyền của tháng trước");
  }

  @Test
  void theSameIsSaidAsJson() throws IOException {
    CommandRun run = CommandRun.of("calendar", "--from", "2024-09-01", "--days", "10", "--json");

    JsonNode due = new ObjectMapper().readTree(run.out()).path("due");
    assertThat(due).hasSize(1);
    assertThat(due.get(0).path("at").asText()).isEqualTo("2024-09-09T23:59:59+07:00");
    assertThat(due.get(0).path("daysLeft").asInt()).isEqualTo(8);
    assertThat(due.get(0).path("name").asText()).isEqualTo("activity-report");
  }

  @Test
  void theCalendarFileIsWhatTheStandardAsksFor() {
    CommandRun run =
        CommandRun.of(
            "calendar",
            "--from",
            "2024-02-01",
            "--days",
            "300",
            "--ics",
            "--set",
            "calendar=" + DUTY);

    assertThat(run.out())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
        .contains("UID:tet-duty-20240213@sunset2g\r\n")
        .contains("DTSTART:20240213T080000Z\r\nSUMMARY:Báo cáo trực Tết\r\n")
        .contains("DTSTART;VALUE=DATE:20240815\r\nSUMMARY:Kết quả\\, tại xã\r\n");
    assertThat(run.out().replace("\r\n", "")).doesNotContain("\n");
    assertThat(run.out().split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(run.out().replace("\r\n ", ""))
        .contains("SUMMARY:Thời điểm dừng phục vụ – Giai đoạn 1: dừng phục vụ máy 2G Only\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: a, vi: a, en: a, kind: WEEKLY, date: '2024-01-01'}]|'WEEKLY' is none of FIXED",
        "[{name: a, vi: a, en: a, kind: MONTHLY, date: '2024-01-01'}]|has the key beforeDay",
        "[{name: a, vi: a, en: a, kind: MONTHLY, beforeDay: 31}]|from 2 to 29, was 31",
        "[{name: a, vi: a, en: a, kind: FIXED, date: '2024-02-30'}]|must be a day",
        "[{name: a, vi: a, en: a, kind: TET, tetDay: 4, time: 15h}]|must be an hour",
        "[{name: a, vi: a, kind: TET, tetDay: 4}]|has no en",
        "[{name: a, vi: a, en: a, kind: TET, tetday: 4}]|Did you mean 'tetDay'?"
      })
  void anEntryThatMakesNoSenseIsRefused(String calendar, String message) {
    CommandRun run = CommandRun.of("calendar", "--set", "calendar=" + calendar);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aFileOfSettingsMayHoldTheCalendar(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("settings.yaml");
    Files.writeString(
        file,
        """
        calendar:
          - {name: points, vi: Đầu mối, en: Focal points, kind: FIXED, date: "2024-08-30", time: "17:00"}
        """);

    assertThat(
            lines(
                CommandRun.of(
                        "calendar",
                        "--config",
                        file.toString(),
                        "--from",
                        "2024-08-30",
                        "--days",
                        "0")
                    .out()))
        .containsExactly(
            "30/08/2024 – 30/08/2024",
            "when days left what",
            "30/08/2024 17:00 0 Đầu mối",
            "Focal points");
  }

  private static List<String> lines(String out) {
    return out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
