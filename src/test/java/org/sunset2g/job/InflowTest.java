package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;

/** Who counts as first seen with a 2G-only handset; W36 begins on 2024-09-02. */
class InflowTest {
  private static final IsoWeek FIRST = new IsoWeek(2024, 35);
  private static final IsoWeek SECOND = new IsoWeek(2024, 36);
  private static final IsoWeek THIRD = new IsoWeek(2024, 37);
  private static final List<IsoWeek> WEEKS = List.of(FIRST, SECOND, THIRD);

  @TempDir Path folder;

  @BeforeEach
  void tellTheStory() {
    new Story()
        .subscriber(1, "A g", "A g", "A g")
        .subscriber(2, "A s", "A g", "A g")
        .subscriber(3, "", "A G", "A G")
        .subscriber(4, "A g", "A G", "A -")
        .subscriber(5, "A g", "A -", "A g")
        .subscriber(6, "", "A s", "A s")
        .subscriber(7, "A -", "B g", "B g")
        .subscriber(8, "A s", "A -", "A g")
        .subscriber(9, "A g", "", "A g")
        .subscriber(10, "A g", "A u", "A g")
        .subscriber(11, "A s", "A g RECLAIMED", "")
        .write(folder.resolve("landing"), "viettel", WEEKS);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(folder.resolve("certified.csv"), "tac\n" + Story.TACS.get("G") + "\n");
  }

  @Test
  void newSubscribersAndChangedHandsetsAreCountedByAreaAndTac() {
    EngineRun run =
        run("reference.certifiedHandsets=" + folder.resolve("certified.csv")).weeks(WEEKS);

    assertThat(inflow(run, SECOND))
        .containsExactlyInAnyOrder(
            "viettel|2024-W36|VN-2004|06007|01234567|NO|1",
            "viettel|2024-W36|VN-2004|06007|01234568|YES|2",
            "viettel|2024-W36|VN-2004|06010|01234567|NO|1");
    assertThat(inflow(run, THIRD))
        .as("8 changed from s, 10 from a model that the catalogue lacks; 5 and 9 had it before")
        .containsExactly("viettel|2024-W37|VN-2004|06007|01234567|NO|2");
    assertThat(run.records().published(THIRD).orElseThrow().inputs())
        .extracting(RunRecord.Input::file)
        .contains("certified.csv");
  }

  @Test
  void withoutAListNobodyIsCalledUncertified() {
    EngineRun run = run().weeks(List.of(FIRST, SECOND));

    assertThat(inflow(run, SECOND)).hasSize(3).allMatch(row -> row.contains("|UNKNOWN|"));
  }

  @Test
  void inAnOperatorsFirstWeekNothingIsNew() {
    EngineRun run = run().weeks(List.of(FIRST));
    assertThat(inflow(run, FIRST)).isEmpty();

    new Story()
        .subscriber(1, "A g", "A g")
        .write(folder.resolve("landing"), "mobi", List.of(SECOND, THIRD));
    run.weeks(List.of(SECOND));

    assertThat(inflow(run, SECOND))
        .hasSize(3)
        .as("the first week of one operator is not that of the other")
        .allMatch(row -> row.startsWith("viettel|"));
  }

  @Test
  void weeksThatBeginBeforeTheDayAreNotCounted() {
    EngineRun run = run("inflow.since=2024-09-03").weeks(WEEKS);

    assertThat(inflow(run, SECOND)).isEmpty();
    assertThat(inflow(run, THIRD)).isNotEmpty();
    assertThat(run.records().published(SECOND).orElseThrow().snapshots())
        .doesNotContainKey("inflow");
  }

  @Test
  void itIsExportedInItsColumns() throws IOException {
    run().weeks(List.of(FIRST, SECOND));
    Path file = folder.resolve("inflow.csv");

    CommandRun export =
        CommandRun.of(
            "export",
            "--table",
            "inflow",
            "--week",
            "2024-W36",
            "--to",
            file.toString(),
            "--set",
            "paths.lake=" + folder.resolve("lake"));

    assertThat(export.code()).isZero();
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "operator,week,code_system,commune,tac,certified,subscribers",
            "viettel,2024-W36,VN-2004,06007,01234567,UNKNOWN,1",
            "viettel,2024-W36,VN-2004,06007,01234568,UNKNOWN,2",
            "viettel,2024-W36,VN-2004,06010,01234567,UNKNOWN,1");
  }

  private EngineRun run(String... settings) {
    String[] all = new String[settings.length + 2];
    all[0] = "paths.landing=" + folder.resolve("landing");
    all[1] = "reference.tacCatalogue=" + folder.resolve("catalogue.csv");
    System.arraycopy(settings, 0, all, 2, settings.length);
    return EngineRun.in(folder, all);
  }

  private static List<String> inflow(EngineRun run, IsoWeek week) {
    return run.table(ExportedTable.inflow, week).collectAsList().stream()
        .map(row -> row.mkString("|"))
        .toList();
  }
}
