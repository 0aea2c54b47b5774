package org.sunset2g.report.merge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.report.merge.OperatorFolders.WEEK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.vocabulary.InputProblem;

/** Reports that must not be merged, and what is said of them. */
class RefusedMergeTest {
  @TempDir Path folder;
  private OperatorFolders operators;

  @BeforeEach
  void publish() throws IOException {
    operators = new OperatorFolders(folder);
    operators.publish("Viettel", 200);
    operators.publish("VNPT", 90);
  }

  @Test
  void somebodyExpectedWhoIsNotThere() {
    refused(
        request(Map.of(), "Viettel", "VNPT", "MobiFone"),
        "no report of MobiFone for 2024-W38 among the inputs",
        "--allow-missing MobiFone --reason TEXT");
  }

  @Test
  void somebodyThereWhomNobodyExpects() {
    refused(
        request(Map.of(), "Viettel"),
        operators.tables("VNPT", WEEK) + "/facts.json: holds data of VNPT, whom nobody expects");
  }

  @Test
  void somebodyAllowedToBeMissingWhoIsThere() {
    refused(
        request(Map.of("VNPT", "muộn"), "Viettel", "VNPT"),
        "VNPT is allowed to be missing, but its data are here",
        "take back --allow-missing VNPT");
  }

  @Test
  void somebodyAllowedToBeMissingWhomNobodyExpects() {
    refused(
        request(Map.of("Gmobile", "muộn"), "Viettel", "VNPT"),
        "Gmobile is allowed to be missing, but nobody expects it");
  }

  @Test
  void aMissingOperatorWithoutAReason() {
    refused(
        request(Map.of("MobiFone", " "), "Viettel", "VNPT", "MobiFone"),
        "MobiFone is allowed to be missing without a reason");
  }

  @Test
  void anInputThatLacksSomebodyWhomNoOtherHas() throws IOException {
    operators.publish("VNPT", Facts.of("VNPT").operators(List.of("VNPT"), List.of("MobiFone")));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        operators.tables("VNPT", WEEK)
            + "/facts.json: says that MobiFone is missing in its figures",
        "--expect MobiFone --allow-missing MobiFone");
  }

  @Test
  void anOperatorInTwoInputsHoweverItIsSpelt() throws IOException {
    operators.publish("VNPT", Facts.of("VNPT").operators(List.of("VNPT", "viettel"), List.of()));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        "the data of viettel are in " + operators.tables("Viettel", WEEK) + "/facts.json too",
        "count twice");
  }

  @Test
  void figuresOfNobody() throws IOException {
    operators.publish("VNPT", Facts.of("VNPT").operators(List.of(), List.of()));

    refused(request(Map.of(), "Viettel"), "names no operator whose data are in the figures");
  }

  @Test
  void anotherPhase() throws IOException {
    WeekFacts facts = Facts.of("VNPT").phase("no-volte");
    ProtectedWeek week = operators.week("VNPT", WEEK);
    operators.publish(
        "VNPT",
        facts,
        ProtectedWeek.published("no-volte", WEEK, 10, week.figures(), List.of(), List.of()));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        operators.tables("VNPT", WEEK) + "/facts.json: its phase is no-volte, that of",
        operators.tables("Viettel", WEEK) + "/facts.json is 2g-only",
        "--phase");
  }

  @Test
  void aPhaseThatAnInputDoesNotHave() {
    refused(
        new MergeRequest(
            WEEK, Optional.of("no-volte"), List.of("Viettel", "VNPT"), Map.of(), Naming.BY_NAME),
        operators.reports("Viettel") + ": has no published tables of 2024-W38, phase no-volte");
  }

  @Test
  void anotherCutOff() throws IOException {
    operators.publish(
        "VNPT",
        Facts.of("VNPT").cutOff(ZonedDateTime.parse("2024-09-16T00:00+07:00[Asia/Ho_Chi_Minh]")));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        "its cut-off date is 2024-09-15T17:00:00Z, that of",
        "is 2024-10-15T17:00:00Z");
  }

  @Test
  void anotherWording() throws IOException {
    operators.publish("VNPT", Facts.of("VNPT").wording(Wording.AT_RISK));

    refused(request(Map.of(), "Viettel", "VNPT"), "its wording of who is at risk is AT_RISK");
  }

  @Test
  void anotherMinimumCell() throws IOException {
    WeekFacts facts = OperatorFolders.facts("VNPT", WEEK);
    List<AreaFigures> doubled =
        operators.week("VNPT", WEEK).figures().stream()
            .map(
                row ->
                    new AreaFigures(
                        row.area(),
                        row.above(),
                        row.all().entrySet().stream()
                            .collect(
                                Collectors.toMap(Map.Entry::getKey, each -> 2 * each.getValue()))))
            .toList();
    operators.publish(
        "VNPT",
        new WeekFacts(
            facts.phase(),
            facts.phaseName(),
            facts.cutOff(),
            facts.wording(),
            WEEK,
            20,
            facts.operatorsIncluded(),
            List.of(),
            List.of(),
            List.of(),
            1),
        ProtectedWeek.published("2g-only", WEEK, 20, doubled, List.of(), List.of()));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        operators.tables("VNPT", WEEK) + ": its figures are multiples of 20, those of ",
        operators.tables("Viettel", WEEK) + " are multiples of 10");
  }

  @Test
  void anAreaOfAnotherName() throws IOException {
    operators.publish(
        "VNPT", WEEK, rows -> replaced(rows, "001", AreaLevel.DISTRICT, "Huyện Khác"));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        operators.tables("VNPT", WEEK)
            + "/area_week.csv: the area VN-2004/001 is the district 'Huyện Khác' below VN-2004/01,"
            + " but the district '"
            + operators.area("Viettel", "001").name()
            + "' below VN-2004/01 in "
            + operators.tables("Viettel", WEEK)
            + "/area_week.csv");
  }

  @Test
  void anAreaOfAnotherLevel() throws IOException {
    String name = operators.area("VNPT", "00001").name();
    operators.publish("VNPT", WEEK, rows -> replaced(rows, "00001", AreaLevel.REMAINDER, name));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        "the area VN-2004/00001 is the remainder '"
            + name
            + "' below VN-2004/001, but the commune");
  }

  @Test
  void anAreaThatOnlyOneDividesFurther() throws IOException {
    operators.publish(
        "VNPT",
        WEEK,
        rows -> rows.stream().filter(row -> row.area().level() != AreaLevel.COMMUNE).toList());

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        operators.tables("VNPT", WEEK) + "/area_week.csv: counts subscribers in the area ",
        "without areas below it; " + operators.tables("Viettel", WEEK) + "/area_week.csv has");
  }

  @Test
  void aWeekThatDoesNotOpenWithWhatTheWeekBeforeClosedWith() throws IOException {
    operators.publish(
        "VNPT",
        OperatorFolders.facts("VNPT", WEEK.plus(-1)),
        ProtectedWeek.published(
            "2g-only",
            WEEK.plus(-1),
            10,
            operators.week("VNPT", WEEK.plus(-2)).figures(),
            List.of(),
            List.of()));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        operators.tables("VNPT", WEEK) + ": Cả nước opens with ",
        " in 2024-W38, but closed with ",
        " in 2024-W37: one of the two is of an older revision",
        "backfill --stale");
  }

  @Test
  void aWeekThatIsNotThere() {
    refused(
        new MergeRequest(
            WEEK.plus(1), Optional.empty(), List.of("Viettel", "VNPT"), Map.of(), Naming.BY_NAME),
        operators.reports("Viettel") + ": has no published tables of 2024-W39");
  }

  @Test
  void aWeekUnderTheNameOfAnother() throws IOException {
    Files.move(
        operators.reports("VNPT").resolve("2024-W36"),
        operators.reports("VNPT").resolve("2024-W20"));

    refused(
        request(Map.of(), "Viettel", "VNPT"),
        "2024-W20/tables: is of the week 2024-W36, which its folder does not say");
  }

  @Test
  void aFileThatWasChanged() throws IOException {
    Path file = operators.tables("VNPT", WEEK.plus(-2)).resolve("area_week.csv");
    Files.writeString(file, " ", StandardOpenOption.APPEND);

    refused(request(Map.of(), "Viettel", "VNPT"), file.toString(), "changed or cut short");
  }

  @Test
  void aReasonThatNamesSomebodyWhoIsNotToBeNamed() {
    refused(
        new MergeRequest(
            WEEK,
            Optional.empty(),
            List.of("Viettel", "VNPT", "MobiFone"),
            Map.of("MobiFone", "chờ VNPT"),
            Naming.ANONYMOUS),
        "names an operator, and nobody is to be named");
  }

  @Test
  void aFolderThatHoldsNoWeeks() {
    assertThatThrownBy(() -> ReportShelf.of(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("holds no folder of a week");
    assertThatThrownBy(() -> ReportShelf.of(folder.resolve("nowhere")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is no folder");
  }

  private static List<AreaFigures> replaced(
      List<AreaFigures> rows, String code, AreaLevel level, String name) {
    rows.replaceAll(
        row ->
            row.area().code().code().equals(code)
                ? new AreaFigures(
                    new PublishedArea(level, row.area().code(), name), row.above(), row.all())
                : row);
    return rows;
  }

  private static MergeRequest request(Map<String, String> allowed, String... expected) {
    return new MergeRequest(WEEK, Optional.empty(), List.of(expected), allowed, Naming.BY_NAME);
  }

  private void refused(MergeRequest request, String... says) {
    assertThatThrownBy(
            () -> {
              List<ReportShelf> shelves = new ArrayList<>();
              for (String operator : List.of("Viettel", "VNPT")) {
                shelves.add(ReportShelf.of(operators.reports(operator)));
              }
              ReportMerge.of(shelves, request);
            })
        .isInstanceOf(InputProblem.class)
        .hasMessageContainingAll(says)
        .hasMessageContaining("what to do:");
  }
}
