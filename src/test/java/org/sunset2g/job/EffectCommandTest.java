package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.ContactOutcome;
import org.sunset2g.vocabulary.IsoWeek;

/** Two weeks: of 24 on the lists 12 are reached, of whom 10 convert; of the others 3 do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EffectCommandTest {
  private static final List<IsoWeek> WEEKS = List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36));
  private static final int LISTED = 24;
  private static final int REACHED = 12;

  private Path folder;
  private CommandRun before;
  private CommandRun said;

  @BeforeAll
  void runTwoWeeks(@TempDir Path temporary) {
    folder = temporary;
    Story story = new Story();
    for (int number = 1; number <= LISTED; number++) {
      boolean converts = number <= 10 || number > LISTED - 3;
      story.subscriber(number, "A g", converts ? "A s" : "A g");
    }
    // Alone in a commune without a district: a stratum of one group.
    story.subscriber(LISTED + 1, "VN-2004/99999 g", "VN-2004/99999 g");
    story.write(folder.resolve("landing"), "viettel", WEEKS);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        """);
    EngineRun run = EngineRun.in(folder, settings()).weeks(WEEKS);
    before = effect("--from", "2024-W35", "--to", "2024-W35", "--within", "1");
    deliver(run);
    said = effect("--from", "2024-W35", "--to", "2024-W35", "--within", "1");
  }

  /** Results as the feed leaves them in the lake, taken in by the second week's run. */
  private void deliver(EngineRun run) {
    Lake lake =
        Lake.open(SparkForTests.session(), folder.resolve("lake"), run.configuration().catalogue());
    Contract contract = Contracts.of(OutreachResult.TABLE);
    lake.ensure(contract, List.of());
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number <= LISTED; number++) {
      ContactOutcome outcome =
          number <= REACHED ? ContactOutcome.REACHED : ContactOutcome.NOT_REACHED;
      rows.add(
          RowFactory.create(
              contract.columnNames().stream().map(cell(number, outcome)::apply).toArray()));
    }
    SparkSession spark = SparkForTests.session();
    Dataset<Row> results = spark.createDataFrame(rows, lake.layout(contract));
    RunRecord second = run.records().published("viettel", WEEKS.get(1)).orElseThrow();
    TreeMap<String, Long> snapshots = new TreeMap<>(second.snapshots());
    snapshots.put(
        OutreachResult.TABLE,
        lake.replace(contract, results, List.of("viettel"), "2024-W36").snapshotId());
    run.records().write(second.moved(snapshots, second.deleted()));
  }

  private static java.util.function.Function<String, Object> cell(
      int number, ContactOutcome outcome) {
    return column ->
        switch (column) {
          case OutreachResult.OPERATOR -> "viettel";
          case OutreachResult.WEEK -> "2024-W36";
          case OutreachResult.FILE -> "team.csv";
          case OutreachResult.LINE -> number + 1L;
          case OutreachResult.DONE_ON -> Date.valueOf("2024-09-03");
          case OutreachResult.CHANNEL -> "VISIT";
          case OutreachResult.RUNS -> 1;
          case OutreachResult.SUBSCRIBER_ID -> Story.pseudonym(number);
          case OutreachResult.OUTCOME -> outcome.name();
          default -> null;
        };
  }

  /** 10 of 12 against 3 of 12: 58.3 points, and 3.33 times. */
  @Test
  void whatIsFoundIsSaidInBothLanguagesAndAsAnAssociation() {
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("chênh +58.3 điểm phần trăm (khoảng tin cậy 95 %: +")
        .contains("differ by +58.3 percentage points (95 % interval +")
        .contains("Ratio of conversions: 3.33 (95 % interval ")
        // Of 13 conversions, of which 10 of the reached: 10/13 times 1 - 1/3.33.
        .contains("phần chuyển đổi nhờ được tiếp cận trong toàn bộ chuyển đổi là 53.8 %")
        .containsPattern(
            "If that were an effect, 53.8 % of all conversions would be owed to being reached"
                + " \\(95 % interval -?[\\d.]+ to [\\d.]+\\); for a forecast: --visit-share"
                + " 0\\.\\d\\d\\.\\.0\\.\\d\\d\\.")
        .contains("association, not proof")
        .contains("không phải bằng chứng")
        .contains("Strata compared: 1 (24 subscribers")
        .contains("left out for want of one group: 1 (<10)");
  }

  @Test
  void smallNumbersAreNotInTheTable() {
    assertThat(said.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("viettel phase1 2024-W35 VN-2004/180 1 12 10 <10 12 <10 <10")
        .contains("viettel phase1 2024-W35 unplaced 1 <10 <10 <10 <10 <10 <10");
  }

  @Test
  void theSameAsOneDocument() throws IOException {
    CommandRun json = effect("--from", "2024-W35", "--to", "2024-W35", "--within", "1", "--json");

    JsonNode document = new ObjectMapper().readTree(json.out());
    assertThat(document.at("/difference/value").asDouble())
        .isEqualTo(7 / 12.0, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(document.at("/ratio/lower").asDouble()).isBetween(1.0, 3.0);
    assertThat(document.at("/owedToReaching/value").asDouble())
        .isEqualTo(10 / 13.0 * 0.7, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(document.at("/strataLeftOut").asInt()).isEqualTo(1);
    assertThat(document.at("/strata/0/9").asText()).isEqualTo("<10");
  }

  @Test
  void whatCannotBeKnownYetIsRefused() {
    CommandRun early = effect("--from", "2024-W35", "--to", "2024-W35");
    CommandRun turned = effect("--from", "2024-W36", "--to", "2024-W35");

    assertThat(early.code()).isEqualTo(2);
    assertThat(early.err())
        .contains("the last published week of viettel is 2024-W36")
        .contains("2024-W32 at the latest");
    assertThat(turned.code()).isEqualTo(1);
    assertThat(before.code()).isEqualTo(2);
    assertThat(before.err()).contains("nobody has delivered results of outreach since 2024-W35");
  }

  @Test
  void theHelpSaysWhatIsCompared() {
    assertThat(CommandRun.of("effect", "--help").out().replaceAll("\\s+", " "))
        .contains("95 % intervals", "an association and no proof");
  }

  private CommandRun effect(String... options) {
    List<String> arguments = new ArrayList<>(List.of("effect"));
    arguments.addAll(Arrays.asList(options));
    for (String setting : settings()) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--set", "paths.lake=" + folder.resolve("lake")));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private String[] settings() {
    return new String[] {
      "paths.landing=" + folder.resolve("landing"),
      "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
      "reference.adminUnits=" + folder.resolve("units.csv")
    };
  }
}
