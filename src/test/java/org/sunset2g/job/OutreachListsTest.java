package org.sunset2g.job;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;

/** The lists that teams and care desks get, as files. Each hamlet names the subscriber in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutreachListsTest {
  private static final List<IsoWeek> WEEKS = List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36));
  private static final int SUBSCRIBERS = 16;

  private EngineRun run;
  private RunRecord record;
  private Map<String, CSVRecord> listed;

  @BeforeAll
  void runTwoWeeks(@TempDir Path folder) throws IOException {
    Story story = new Story();
    for (int week = 0; week < 2; week++) {
      tell(story, week, 1, "VN-2004,06007,all,ACTIVE,CONSUMER,2G,true,true,false,,,", "g");
      tell(story, week, 2, "VN-2004,06007,nothing,ACTIVE,CONSUMER,2G,false,true,true,,,", "g");
      tell(story, week, 3, "VN-2004,06007,visit only,ACTIVE,CONSUMER,2G,true,,true,,,", "g");
      tell(story, week, 4, "VN-2004,06007,nothing said,ACTIVE,CONSUMER,2G,,,,,,", "g");
      tell(story, week, 5, "VN-2004,06007,call only,ACTIVE,CONSUMER,2G,,,false,,,", "g");
      tell(story, week, 6, "VN-2004,06007,=1+1,ACTIVE,CONSUMER,2G,true,,false,,,", "g");
      tell(story, week, 7, "VN-2004,99999,nowhere,ACTIVE,CONSUMER,2G,true,,false,,,", "g");
      tell(story, week, 8, "VN-2004,06007,modern,ACTIVE,CONSUMER,4G,true,,false,,,", "s");
      tell(story, week, 9, "VN-2004,06010,blocked,ONE_WAY_BLOCKED,CONSUMER,2G,true,,false,,,", "g");
      tell(story, week, 10, "VN-2004,06010,machine,ACTIVE,M2M,2G,true,,false,,,", "g");
      for (int same = 11; same <= 13; same++) {
        tell(story, week, same, "VN-2004,06010,together,ACTIVE,CONSUMER,2G,true,,false,,,", "g");
      }
      tell(story, week, 14, "VN-2004,06010,refuses,ACTIVE,CONSUMER,2G,,,false,,,", "g");
      tell(story, week, 15, "VN-2004,06010,changes,ACTIVE,CONSUMER,2G,true,,false,,,", "g");
      tell(story, week, 16, "VN-2004,06010,on the register,ACTIVE,CONSUMER,2G,,,false,,,", "g");
    }
    story.write(folder.resolve("landing"), "op", WEEKS);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã Đào Viên,180
        VN-2004,commune,06010,Xã Khánh Long,180
        """);
    run =
        EngineRun.in(
            folder,
            EngineRun.ALL_PAPERS,
            "paths.landing=" + folder.resolve("landing"),
            "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
            "reference.adminUnits=" + folder.resolve("units.csv"));
    run.week(WEEKS.get(0));
    deliverResults(folder.resolve("landing/op/2024-W36"));
    record = run.week(WEEKS.get(1));
    listed = new TreeMap<>();
    rows(1, "VN-2004_180_huyen-trang-dinh.csv").forEach(row -> listed.put(row.get("hamlet"), row));
  }

  /** What a care desk and a team send back of the first week's lists, and the register. */
  private void deliverResults(Path week) throws IOException {
    Map<String, CSVRecord> first = new TreeMap<>();
    rows(0, "VN-2004_180_huyen-trang-dinh.csv").forEach(row -> first.put(row.get("hamlet"), row));
    Story.writeText(
        Files.createDirectories(week.resolve("results")).resolve("ket-qua.csv"),
        """
        Mã,Ngày,Hình thức,Số lượt,Phương tiện,Kết quả,Xã
        %s,03/09/2024,gọi điện,1,,từ chối,
        %s,04/09/2024,đến tận nhà,1,,Đã chuyển đổi máy,
        %s,04/09/2024,gọi điện,1,,đã gặp,
        ,05/09/2024,loa truyền thanh,3,đài xã,,06010
        """
            .formatted(
                first.get("refuses").get("token"),
                first.get("changes").get("sheet_token"),
                "0123456789abcdef".repeat(2)));
    Story.writeText(week.resolve("results/anh-chup.csv"), "no header at all\n1,2,3\n");
    Story.writeText(
        week.resolve("do_not_call.csv"), "subscriber_id\n" + Story.pseudonym(16) + "\nnobody\n");
  }

  @Test
  void whatWasSaidToTeamsAndDesksIsHonoured() {
    assertThat(listed).doesNotContainKeys("refuses", "changes", "on the register");
    assertThat(record.counts())
        .containsEntry("outreach.excluded.refused", 1L)
        .containsEntry("outreach.excluded.reported_converted", 1L)
        .containsEntry("outreach.excluded.do_not_call", 1L)
        .containsEntry("op.outreach_result.accepted", 3L)
        .containsEntry("op.do_not_call.accepted", 1L);
  }

  @Test
  void whatCannotBeUsedOfResultsIsKeptWithItsReason() {
    assertThat(
            run.table(ExportedTable.rejected_row, WEEKS.get(1)).collectAsList().stream()
                .map(
                    row ->
                        row.getAs("file") + " " + row.getAs("line") + ": " + row.getAs("reason")))
        .anyMatch(row -> row.startsWith("ket-qua.csv 4: the token is of no list"))
        .anyMatch(row -> row.startsWith("anh-chup.csv 1: "))
        .contains("do_not_call.csv 3: MALFORMED")
        .hasSize(3);
    CommandRun shown =
        CommandRun.of(
            "rejects",
            "--week",
            "2024-W36",
            "--set",
            "paths.lake=" + run.configuration().lake().orElseThrow());
    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("the token is of no list").doesNotContain(Story.pseudonym(16));
  }

  @Test
  void everyTeamHasASheetAndEveryCommuneAPlan() throws IOException {
    assertThat(lists(1).resolve("team-sheets/VN-2004_06010.html")).exists();
    assertThat(lists(1).resolve("team-sheets/VN-2004_06010.xlsx")).exists();
    assertThat(lists(1).resolve("broadcast-plans/VN-2004_06007.csv")).exists();
    String sheet = Files.readString(lists(1).resolve("team-sheets/VN-2004_06010.html"));
    assertThat(sheet).contains("Xã Khánh Long").contains("Maker").contains("dưới 10");
    assertThat(org.sunset2g.sheet.ManifestCheck.verify(lists(1)).isWhole()).isTrue();
  }

  @Test
  void oneListPerDistrictAndOneForHomesOfNoDistrict() throws IOException {
    try (Stream<Path> files = Files.list(lists(1))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "VN-2004_180_huyen-trang-dinh.csv",
              "VN-2004_180_huyen-trang-dinh.parquet",
              "unplaced.csv",
              "unplaced.parquet",
              NewAttachmentList.FILE,
              "team-sheets",
              "broadcast-plans",
              "manifest.json",
              "checksums.sha256");
    }
    assertThat(rows(1, "unplaced.csv"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("hamlet")).isEqualTo("nowhere"));
  }

  @Test
  void nobodyIsListedWhomNoChannelMayReach() {
    assertThat(listed).doesNotContainKeys("nothing", "nothing said");
  }

  @Test
  void onlyWhoIsAtRiskIsListed() {
    assertThat(listed).doesNotContainKeys("modern", "machine");
  }

  @Test
  void eachIsReachedByAChannelThatConsentAllows() {
    assertThat(listed.get("all").get("channel")).isEqualTo("VISIT");
    assertThat(listed.get("visit only").get("channel")).isEqualTo("VISIT");
    assertThat(listed.get("call only").get("channel")).isEqualTo("CALL");
    assertThat(listed.get("call only").get("earliest")).isEqualTo("2024-09-09T08:00");
    assertThat(listed.get("call only").get("latest")).isEqualTo("2024-09-15T20:00");
    assertThat(listed.get("call only").get("expires_on")).isEqualTo("2024-09-15");
  }

  @Test
  void aRowSaysWhereWhatAndWhy() {
    assertThat(listed.get("blocked").toMap())
        .containsEntry("commune_code", "06010")
        .containsEntry("commune", "Xã Khánh Long")
        .containsEntry("brand", "Maker")
        .containsEntry("model", "Plain, grey")
        .containsEntry("weeks_at_risk", "2")
        .containsEntry("reason", "BLOCKED");
    // How likely people of the district are to convert by themselves is forecast.
    assertThat(listed.get("blocked").get("score_vi"))
        .matches(
            "sắp đến hạn dừng \\(15\\); đã bị khóa chiều \\(15\\); "
                + "(ít khả năng tự chuyển đổi \\((15|8)\\); )?đang sử dụng \\(5\\)");
    assertThat(listed.get("blocked").get("score"))
        .isEqualTo(Integer.toString(sumOfPoints(listed.get("blocked").get("score_vi"))));
  }

  private static int sumOfPoints(String words) {
    return Pattern.compile("\\((\\d+)\\)")
        .matcher(words)
        .results()
        .mapToInt(points -> Integer.parseInt(points.group(1)))
        .sum();
  }

  @Test
  void aHamletThatASpreadsheetWouldRunIsDisarmed() throws IOException {
    assertThat(listed).containsKey("'=1+1").doesNotContainKey("=1+1");
    assertThat(Files.readString(list(1))).contains(",'=1+1,").doesNotContain(",=1+1");
  }

  @Test
  void aListBeginsWithAByteOrderMarkAndItsHeader() throws IOException {
    assertThat(Files.readAllBytes(list(1))).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(Files.readString(list(1)).substring(1).lines().findFirst())
        .contains(
            "subscriber_id,token,sheet_token,code_system,commune_code,commune,hamlet,team,brand,model,tac,"
                + "weeks_at_risk,reason,reason_vi,score,score_vi,message_class,channel,earliest,latest,"
                + "programme,offer_text,postponed_visit,expires_on");
  }

  @Test
  void theOrderIsTotal() throws IOException {
    Comparator<CSVRecord> order =
        comparing((CSVRecord row) -> -Integer.valueOf(row.get("score")))
            .thenComparing(row -> row.get("commune_code"))
            .thenComparing(row -> row.get("hamlet").replaceFirst("^'", ""))
            .thenComparing(row -> row.get("token"));
    List<CSVRecord> rows = rows(1, "VN-2004_180_huyen-trang-dinh.csv");

    assertThat(rows).hasSize(8);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(order.compare(rows.get(i - 1), rows.get(i))).isNegative();
    }
  }

  @Test
  void tokensNeverRepeatBetweenSubscribersOrWeeks() throws IOException {
    List<String> tokens = new ArrayList<>();
    for (int week = 0; week < 2; week++) {
      for (String list : List.of("VN-2004_180_huyen-trang-dinh.csv", "unplaced.csv")) {
        rows(week, list).forEach(row -> tokens.add(row.get("token")));
      }
    }
    assertThat(tokens).hasSize(21).doesNotHaveDuplicates().allMatch(t -> t.matches("[0-9a-f]{32}"));
  }

  /** The care desk's own lists do; what goes to teams, communes and shops must not. */
  @Test
  void nothingThatLeavesTheOperatorHoldsAPseudonym() throws IOException {
    Set<String> texts = new TreeSet<>();
    for (String folder : List.of("team-sheets", "broadcast-plans")) {
      try (Stream<Path> files = Files.walk(lists(1).resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    try (Stream<Path> files = Files.walk(run.output().resolve("reports"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    for (int number = 1; number <= SUBSCRIBERS; number++) {
      String pseudonym = Story.pseudonym(number);
      assertThat(texts).noneMatch(text -> text.contains(pseudonym));
    }
  }

  @Test
  void whoIsListedAndWhoIsLeftOutMakeTheClosing() {
    long closing =
        run.ledger(List.of(WEEKS.get(1))).entrySet().stream()
            .filter(row -> row.getKey().endsWith("|CLOSING"))
            .mapToLong(Map.Entry::getValue)
            .sum();

    assertThat(closing).isEqualTo(14);
    assertThat(record.counts())
        .containsEntry("at_risk", 14L)
        .containsEntry("outreach.listed", 9L)
        .containsEntry("outreach.excluded.no_consent", 2L);
  }

  @Test
  void onlyTheOwnerMayReadTheLists() throws IOException {
    Path folder = run.output().resolve("lists/2024-W36");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"),
        "no POSIX rights on this file system");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  private static void tell(Story story, int week, int number, String snapshot, String handset) {
    IsoWeek of = WEEKS.get(week);
    story.snapshotLine(week, Story.pseudonym(number) + "," + snapshot);
    story.observationLine(
        week,
        "%s,,%s,%s,%s,7,10,2G"
            .formatted(Story.pseudonym(number), Story.TACS.get(handset), of.monday(), of.sunday()));
  }

  private Path lists(int week) {
    return run.output().resolve("lists").resolve(WEEKS.get(week).toString()).resolve("op");
  }

  private Path list(int week) {
    return lists(week).resolve("VN-2004_180_huyen-trang-dinh.csv");
  }

  private List<CSVRecord> rows(int week, String list) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    String text = Files.readString(lists(week).resolve(list), StandardCharsets.UTF_8);
    try (CSVParser rows = CSVParser.parse(text.substring(1), format)) {
      return rows.getRecords();
    }
  }
}
