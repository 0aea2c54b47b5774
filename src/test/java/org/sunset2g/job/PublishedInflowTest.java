package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Four hundred subscribers who change handsets, homes and presence at random over three weeks; who
 * is new is worked out from the landing files by DuckDB.
 */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedInflowTest {
  private static final List<IsoWeek> WEEKS =
      List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36), new IsoWeek(2024, 37));
  private static final IsoWeek LAST = WEEKS.get(2);
  private static final String BOM = "\uFEFF";

  /** Who was observed, present, with another 2G-only TAC than the last time anything was. */
  private static final String NEWLY_SEEN =
      """
      WITH files AS (
        SELECT *, regexp_extract(filename, '[0-9]{4}-W[0-9]{2}') AS week FROM
          read_csv('%1$s/*/device_observation.csv', all_varchar = true, filename = true)),
      seen AS (
        SELECT week, subscriber_id, tac,
          lag(tac) OVER (PARTITION BY subscriber_id ORDER BY week) AS before
        FROM files)
      SELECT subscriber_id, home_commune, seen.tac
      FROM seen JOIN read_csv('%1$s/%2$s/subscriber_snapshot.csv', all_varchar = true)
        USING (subscriber_id)
      WHERE week = '%2$s' AND tac IN (%3$s) AND tac IS DISTINCT FROM before
      """;

  private Path folder;
  private EngineRun run;

  @BeforeAll
  void runThreeWeeks(@TempDir Path temporary) {
    folder = temporary;
    Random random = new Random(20240301);
    Story story = new Story();
    for (int subscriber = 1; subscriber <= 400; subscriber++) {
      String[] weeks = new String[WEEKS.size()];
      for (int week = 0; week < weeks.length; week++) {
        String handset = List.of("g", "g", "G", "s", "s", "f", "-").get(random.nextInt(7));
        String home = random.nextInt(4) == 0 ? "B" : "A";
        weeks[week] = random.nextInt(12) == 0 ? "" : home + " " + handset;
      }
      story.subscriber(subscriber, weeks);
    }
    story.write(folder.resolve("landing"), "viettel", WEEKS);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(folder.resolve("certified.csv"), "tac\n" + Story.TACS.get("G") + "\n");
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,district,181,Huyện Bình Gia,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,181
        """);
    run = EngineRun.in(folder, settings(true)).weeks(WEEKS);
  }

  @Test
  void theListNamesWhomDuckDbFindsInTheLandingFiles() throws IOException, SQLException {
    for (IsoWeek week : WEEKS.subList(1, 3)) {
      TreeSet<String> listed = new TreeSet<>();
      for (String line : list(week).subList(1, list(week).size())) {
        String[] cells = line.split(",", 5);
        listed.add(cells[0] + "|" + cells[2] + "|" + cells[4].substring(0, 8));
      }
      assertThat(listed).hasSize(list(week).size() - 1).isEqualTo(newlySeen(week, "g"));
    }
  }

  @Test
  void theListSaysWhereAndWhatAndIsTheOwnersAlone() throws IOException {
    List<String> list = list(LAST);
    assertThat(list.get(0)).isEqualTo(BOM + String.join(",", NewAttachmentList.HEADER));
    assertThat(list.get(1))
        .endsWith(",VN-2004,06007,Xã A,01234567,Maker,\"Plain, grey\",NO")
        .startsWith("a0000");
    assertThat(list(WEEKS.get(0))).as("in a first week nothing is new").hasSize(1);
    assertThat(Files.getPosixFilePermissions(lists(LAST)))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void thePublishedNumbersAreCloseToThoseOfTheList() throws SQLException {
    long notCertified = newlySeen(LAST, "g").size();
    long certified = newlySeen(LAST, "G").size();
    long inA = newlySeen(LAST, "g").stream().filter(row -> row.contains("|06007|")).count();

    assertThat(published("CERTIFIED", "", "")).isCloseTo(certified, within(9L));
    assertThat(published("NOT_CERTIFIED", "", "")).isCloseTo(notCertified, within(9L));
    assertThat(published("ALL", "", ""))
        .isEqualTo(published("CERTIFIED", "", "") + published("NOT_CERTIFIED", "", ""));
    assertThat(published("MODEL", "", "Maker Plain, grey"))
        .isEqualTo(published("NOT_CERTIFIED", "", ""));
    assertThat(published("OTHER_MODELS", "", "")).isZero();
    assertThat(published("NOT_CERTIFIED", "180", "")).isCloseTo(inA, within(9L));
    assertThat(published("NOT_CERTIFIED", "20", ""))
        .isEqualTo(published("NOT_CERTIFIED", "180", "") + published("NOT_CERTIFIED", "181", ""));
  }

  @Test
  void thePageShowsThemInASectionOfTheirOwn() throws IOException {
    Document page = Jsoup.parse(Files.readString(report().resolve("index.html")));

    assertThat(page.select("#inflow dd").first().text())
        .contains(Long.toString(published("ALL", "", "")));
    assertThat(page.select("#inflow tbody th").first().text()).isEqualTo("Maker Plain, grey");
  }

  @Test
  void runAgainTheWeekGivesTheSameBytes() throws IOException {
    String csv = Files.readString(report().resolve("tables/area_inflow.csv"));
    String page = Files.readString(report().resolve("index.html"));
    List<String> list = list(LAST);

    run.week(LAST);

    assertThat(Files.readString(report().resolve("tables/area_inflow.csv"))).isEqualTo(csv);
    assertThat(Files.readString(report().resolve("index.html"))).isEqualTo(page);
    assertThat(list(LAST)).isEqualTo(list);
  }

  @Test
  void whatIsNotCountedIsNotShown() {
    EngineRun uncounted =
        EngineRun.in(folder.resolve("uncounted"), settings(false)).weeks(WEEKS.subList(0, 2));

    assertThat(uncounted.outputs())
        .doesNotContainKey("reports/2024-W36/tables/area_inflow.csv")
        .doesNotContainKey("lists/2024-W36/viettel/" + NewAttachmentList.FILE);
    assertThat(uncounted.outputs().get("reports/2024-W36/index.html"))
        .doesNotContain("id=\"inflow\"");
  }

  @Test
  void aCorrectionOfOneSubscriberIsNotTold(@TempDir Path other) throws IOException {
    EngineRun corrected = EngineRun.in(other, settings(true)).weeks(WEEKS);
    Path csv = other.resolve("output/reports/2024-W37/tables/area_inflow.csv");
    String told = Files.readString(csv);
    Path landed = folder.resolve("landing/viettel/2024-W37/device_observation.csv");
    String before = Files.readString(landed);
    String gone = list(LAST).get(1).substring(0, 32);
    try {
      Files.writeString(
          landed,
          String.join("\n", before.lines().filter(line -> !line.startsWith(gone)).toList()) + "\n");
      corrected.week(LAST);
    } finally {
      Files.writeString(landed, before);
    }

    assertThat(Files.readString(csv)).isEqualTo(told);
  }

  private TreeSet<String> newlySeen(IsoWeek week, String handset) throws SQLException {
    TreeSet<String> rows = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                NEWLY_SEEN.formatted(
                    folder.resolve("landing/viettel"),
                    week,
                    "'" + Story.TACS.get(handset) + "'"))) {
      while (result.next()) {
        rows.add(result.getString(1) + "|" + result.getString(2) + "|" + result.getString(3));
      }
    }
    assertThat(rows).hasSizeGreaterThan(10);
    return rows;
  }

  private Path report() {
    return run.output().resolve("reports/2024-W37");
  }

  private long published(String measure, String code, String model) {
    return Long.parseLong(
        PublishedFigures.rows(report().resolve("tables/area_inflow.csv")).stream()
            .filter(row -> row.get("measure").equals(measure))
            .filter(row -> row.get("code").equals(code) && row.get("model").equals(model))
            .findFirst()
            .orElseThrow()
            .get("subscribers"));
  }

  private Path lists(IsoWeek week) {
    return run.output().resolve("lists").resolve(week.toString()).resolve("viettel");
  }

  private List<String> list(IsoWeek week) throws IOException {
    return Files.readAllLines(lists(week).resolve(NewAttachmentList.FILE));
  }

  private String[] settings(boolean isCounted) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "paths.landing=" + folder.resolve("landing"),
                "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
                "reference.adminUnits=" + folder.resolve("units.csv"),
                "reference.certifiedHandsets=" + folder.resolve("certified.csv"),
                EngineRun.ALL_FORMS));
    if (!isCounted) {
      settings.add("inflow.since=2030-01-01");
    }
    return settings.toArray(String[]::new);
  }
}
