package org.sunset2g.report.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.report.merge.OperatorFolders.WEEK;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** What a merged report says of those it was made of. */
class ReportMergeTest {
  private static final String MEASURES =
      Arrays.stream(Measure.values())
          .map(measure -> "sum(\"" + measure.name().toLowerCase(Locale.ROOT) + "\")")
          .collect(Collectors.joining(", "));

  @TempDir Path folder;
  private OperatorFolders operators;

  @BeforeEach
  void publish() throws IOException {
    operators = new OperatorFolders(folder);
    operators.publish("Viettel", 200);
    operators.publish("VNPT", 90);
    operators.publish("MobiFone", 40);
  }

  @Test
  void everyFigureIsTheSumOfThePublishedOnes() throws IOException, SQLException {
    Path merged = written(merge());

    for (String what :
        List.of(
            "area_week.csv' ) select code_system, code, level, name, parent_code, "
                + MEASURES
                + " from t group by all",
            "area_handset_sim.csv' ) select code_system, code, handset, form, sim_generation,"
                + " sum(subscribers) from t group by all")) {
      List<String> sums = query(folder + "/from-*/reports/" + WEEK + "/tables/" + what);
      assertThat(sums).hasSizeGreaterThan(27);
      assertThat(query(merged + "/" + what)).isEqualTo(sums);
    }
  }

  @Test
  void modelsThatAreNamedAreAddedUpAndTheRestIsOfTheOthers() throws IOException, SQLException {
    Path merged = written(merge());
    String table = "area_model.csv' ) select code, %s, sum(subscribers) from t %s group by all";

    List<String> named = query(merged + "/" + table.formatted("model", "where model is not null"));
    assertThat(named).hasSizeGreaterThan(60);
    assertThat(query(inputs() + table.formatted("model", "where model is not null")))
        .containsAll(named);
    assertThat(query(merged + "/" + table.formatted("'all'", "")))
        .isEqualTo(query(inputs() + table.formatted("'all'", "")));
  }

  @Test
  void onlyTheTenLargestModelsKeepTheirNames() throws IOException {
    rename("VNPT", "Máy ");
    rename("MobiFone", "Phone ");
    ProtectedWeek table = merge().table();

    List<ModelFigure> models = table.models(PublishedArea.COUNTRY);
    List<ModelFigure> all = new ArrayList<>();
    for (String operator : List.of("Viettel", "VNPT", "MobiFone")) {
      all.addAll(read(operator).models(PublishedArea.COUNTRY));
    }
    List<ModelFigure> largest =
        all.stream()
            .filter(model -> !model.isOthers())
            .sorted(
                (a, b) ->
                    a.subscribers() != b.subscribers()
                        ? Long.compare(b.subscribers(), a.subscribers())
                        : a.model().compareTo(b.model()))
            .limit(10)
            .toList();
    assertThat(models).hasSize(11);
    assertThat(models.subList(0, 10)).isEqualTo(largest);
    assertThat(models.get(10).isOthers()).isTrue();
    assertThat(models.stream().mapToLong(ModelFigure::subscribers).sum())
        .isEqualTo(table.number(PublishedArea.COUNTRY, Measure.CLOSING));
  }

  @Test
  void forecastsOfTheOperatorsAreNotMerged() throws IOException {
    Path merged = written(merge());

    assertThat(operators.tables("Viettel", OperatorFolders.WEEK).resolve("forecast.csv")).exists();
    assertThat(merged.resolve("forecast.csv")).doesNotExist();
  }

  @Test
  void theMergedTablesAreReadBackWithAllSumsHeld() throws IOException {
    ReportContent merged = merge();

    ProtectedWeek read = PublishedFiles.read(written(merged)).week();
    assertThat(read.figures()).isEqualTo(merged.table().figures());
    assertThat(read.models(PublishedArea.COUNTRY))
        .isEqualTo(merged.table().models(PublishedArea.COUNTRY));
  }

  @Test
  void anAreaThatOnlySomeHaveCountsNobodyAtTheOthers() throws IOException {
    AreaCode code = new AreaCode("VN-2004", "00001-rest");
    operators.publish(
        "VNPT",
        WEEK,
        rows -> {
          AreaFigures commune = rows.get(rows.size() - 1);
          rows.remove(commune);
          rows.add(
              new AreaFigures(
                  new PublishedArea(commune.area().level(), code, "Xã mới"),
                  commune.above(),
                  commune.all()));
          return rows;
        });
    ProtectedWeek vnpt = read("VNPT");
    removeWeekBefore("VNPT");

    ProtectedWeek table = merge().table();
    assertThat(table.find(code).orElseThrow().all()).isEqualTo(vnpt.find(code).orElseThrow().all());
    List<AreaFigures> rows = operators.week("Viettel", WEEK).figures();
    PublishedArea last = rows.get(rows.size() - 1).area();
    assertThat(table.number(last, Measure.CLOSING))
        .isEqualTo(
            operators.week("Viettel", WEEK).number(last, Measure.CLOSING)
                + operators.week("MobiFone", WEEK).number(last, Measure.CLOSING));
  }

  @Test
  void theOrderOfTheInputsDoesNotChangeAFigure() throws IOException {
    ReportContent one = merge("Viettel", "VNPT", "MobiFone");
    ReportContent other = merge("MobiFone", "Viettel", "VNPT");

    assertThat(one.table().figures()).isEqualTo(other.table().figures());
    assertThat(one.table().areas().all()).containsExactlyElementsOf(other.table().areas().all());
    assertThat(one.facts().operatorsIncluded()).containsExactly("Viettel", "VNPT", "MobiFone");
    assertThat(other.facts().operatorsIncluded()).containsExactly("MobiFone", "Viettel", "VNPT");
  }

  @Test
  void qualityAndNotesOfAllInputsStandOneAfterAnother() throws IOException {
    WeekFacts facts = merge().facts();

    assertThat(facts.quality())
        .extracting(FeedQuality::operator)
        .containsExactly("Viettel", "VNPT", "MobiFone");
    assertThat(facts.notes())
        .contains(
            new Bilingual("VNPT: Tệp của VNPT đến muộn.", "VNPT: The files of VNPT came late."));
    assertThat(facts.revision()).isEqualTo(1);
  }

  @Test
  void theRoundingOfAllOperatorsIsNoted() throws IOException {
    assertThat(merge().facts().notes().get(0).en())
        .isEqualTo(
            "Every figure is the sum of the published figures of 3 operators (Viettel, VNPT,"
                + " MobiFone), which are rounded to multiples of 10; that of a commune may be off by"
                + " up to 3 × 9 = 27, that of a larger area rarely by somewhat more.");
    assertThat(merge().facts().notes().get(1).en()).contains("a least figure");
  }

  @Test
  void aRevisedInputMakesTheMergedReportARevision() throws IOException {
    operators.publish("VNPT", Facts.of("VNPT").notes(List.of(), 3));

    WeekFacts facts = merge().facts();
    assertThat(facts.revision()).isEqualTo(3);
    assertThat(facts.notes())
        .contains(
            new Bilingual(
                "Số liệu của VNPT là bản sửa đổi thứ 3.",
                "The figures of VNPT are of revision 3."));
  }

  @Test
  void earlierWeeksAreMergedForTheLine() throws IOException {
    List<ProtectedWeek> earlier = merge().earlier();

    assertThat(earlier)
        .extracting(ProtectedWeek::week)
        .containsExactly(WEEK.plus(-3), WEEK.plus(-2), WEEK.plus(-1));
    for (ProtectedWeek week : earlier) {
      long sum = 0;
      for (String operator : List.of("Viettel", "VNPT", "MobiFone")) {
        sum += operators.week(operator, week.week()).number(PublishedArea.COUNTRY, Measure.CLOSING);
      }
      assertThat(week.number(PublishedArea.COUNTRY, Measure.CLOSING)).isEqualTo(sum).isPositive();
    }
  }

  @Test
  void anEarlierWeekThatOneLacksIsLeftOutAndNamed() throws IOException {
    delete("VNPT", WEEK.plus(-2));
    ReportContent merged = merge();

    assertThat(merged.earlier())
        .extracting(ProtectedWeek::week)
        .containsExactly(WEEK.plus(-3), WEEK.plus(-1));
    assertThat(merged.facts().notes())
        .contains(
            new Bilingual(
                "Không có báo cáo của VNPT cho 2024-W36: đường theo tuần bỏ các tuần này.",
                "There is no report of VNPT for 2024-W36: the line over the weeks leaves these"
                    + " weeks out."));
  }

  @Test
  void anEarlierWeekOfOtherOperatorsIsLeftOutAndNamed() throws IOException {
    IsoWeek then = WEEK.plus(-3);
    WeekFacts facts = OperatorFolders.facts("VNPT", then);
    operators.publish(
        "VNPT",
        new WeekFacts(
            facts.phase(),
            facts.phaseName(),
            facts.cutOff(),
            facts.wording(),
            then,
            10,
            List.of("VNPT", "Vietnamobile"),
            List.of(),
            List.of(),
            List.of(),
            1),
        operators.week("VNPT", then));
    ReportContent merged = merge();

    assertThat(merged.earlier()).hasSize(2);
    assertThat(merged.facts().notes())
        .extracting(Bilingual::en)
        .contains(
            "Reports of 2024-W35 count other operators than this week's: the line leaves them"
                + " out.");
  }

  @Test
  void anEarlierWeekThatDoesNotOpenWithTheClosingOfTheOneBeforeIsNoted() throws IOException {
    swapWeek("VNPT", WEEK.plus(-2));

    assertThat(merge().facts().notes())
        .extracting(Bilingual::en)
        .contains(
            "VNPT does not open with what the week before closed with in 2024-W36–2024-W37: one is"
                + " stale.");
  }

  @Test
  void whatOneReportDoesNotBreakDownIsToldOfNone() throws IOException {
    operators.publish(
        "VNPT",
        OperatorFolders.facts("VNPT", WEEK),
        operators.brokenDown("VNPT", List.of(), operators.models("VNPT")));
    ReportContent merged = merge();

    assertThat(merged.table().handsetSims(PublishedArea.COUNTRY)).isEmpty();
    assertThat(merged.table().models(PublishedArea.COUNTRY)).isNotEmpty();
    assertThat(merged.facts().notes())
        .extracting(Bilingual::en)
        .contains("VNPT has no figures by handset and SIM, so the merged report has none.");
  }

  @Test
  void anOperatorThatMayBeMissingIsNamedWithItsReason() throws IOException {
    WeekFacts facts =
        ReportMerge.of(
                shelves("Viettel", "VNPT"),
                new MergeRequest(
                    WEEK,
                    Optional.empty(),
                    List.of("VNPT", "Viettel", "MobiFone"),
                    Map.of("MobiFone", "báo cáo đến ngày 25"),
                    Naming.BY_NAME))
            .facts();

    assertThat(facts.operatorsMissing()).containsExactly("MobiFone");
    assertThat(facts.notes())
        .contains(
            new Bilingual(
                "Thiếu số liệu của MobiFone. Lý do: báo cáo đến ngày 25",
                "The data of MobiFone are missing. Reason: báo cáo đến ngày 25"));
  }

  @Test
  void whatOneInputLacksAnotherMayHave() throws IOException {
    operators.publish("VNPT", Facts.of("VNPT").operators(List.of("VNPT"), List.of("MobiFone")));

    assertThat(merge().facts().operatorsMissing()).isEmpty();
  }

  private ReportContent merge() throws IOException {
    return merge("Viettel", "VNPT", "MobiFone");
  }

  private ReportContent merge(String... of) throws IOException {
    return ReportMerge.of(
        shelves(of),
        new MergeRequest(WEEK, Optional.empty(), List.of(of), Map.of(), Naming.BY_NAME));
  }

  private List<ReportShelf> shelves(String... of) throws IOException {
    List<ReportShelf> shelves = new ArrayList<>();
    for (String operator : of) {
      shelves.add(ReportShelf.of(operators.reports(operator)));
    }
    return shelves;
  }

  private ProtectedWeek read(String operator) throws IOException {
    return PublishedFiles.read(operators.tables(operator, WEEK)).week();
  }

  private Path written(ReportContent merged) throws IOException {
    Path tables = folder.resolve("merged/tables");
    PublishedFiles.write(tables, merged);
    return tables;
  }

  private String inputs() {
    return folder + "/from-*/reports/" + WEEK + "/tables/";
  }

  /** Gives all models of an operator names of its own. */
  private void rename(String operator, String prefix) throws IOException {
    operators.publish(
        operator,
        OperatorFolders.facts(operator, WEEK),
        operators.brokenDown(
            operator,
            operators.sims(operator),
            operators.models(operator).stream()
                .map(
                    model ->
                        model.isOthers()
                            ? model
                            : new ModelFigure(
                                model.area(), prefix + model.model(), model.subscribers()))
                .toList()));
  }

  private void delete(String operator, IsoWeek week) throws IOException {
    FileUtils.deleteDirectory(operators.tables(operator, week).getParent().toFile());
  }

  private void removeWeekBefore(String operator) throws IOException {
    delete(operator, WEEK.plus(-1));
  }

  /** Puts figures in the place of an earlier week that fit neither neighbour. */
  private void swapWeek(String operator, IsoWeek week) throws IOException {
    operators.publish(
        operator,
        week,
        rows ->
            rows.stream()
                .map(
                    row ->
                        new AreaFigures(
                            row.area(),
                            row.above(),
                            row.all().entrySet().stream()
                                .collect(
                                    Collectors.toMap(
                                        Map.Entry::getKey, figure -> figure.getValue() * 2))))
                .toList());
  }

  private static List<String> query(String source) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery(
                "with t as (from '" + source.replace("csv' )", "csv')") + " order by all")) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }
}
