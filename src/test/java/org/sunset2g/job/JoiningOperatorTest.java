package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.IsoWeek;

/** A backfill with two operators in the settings, of which one joined in the second week. */
@Tag("scenario")
class JoiningOperatorTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W35");

  @Test
  void theWeeksBeforeAreRunWithoutItAndNameIt(@TempDir Path folder) throws IOException {
    WorkedExample reference = WorkedExample.write(folder.resolve("reference"), "unused");
    new Story()
        .subscriber(1, "A g", "A s")
        .write(folder.resolve("landing"), "north", List.of(FIRST, FIRST.plus(1)));
    new Story()
        .subscriber(2, "A g")
        .write(folder.resolve("landing"), "south", List.of(FIRST.plus(1)));

    CommandRun backfill =
        CommandRun.of(
            Stream.concat(
                    Stream.of("backfill", "--from", "2024-W35", "--to", "2024-W36"),
                    Stream.of(
                            "operators=[north, south]",
                            "paths.landing=" + folder.resolve("landing"),
                            "paths.lake=" + folder.resolve("lake"),
                            "paths.output=" + folder.resolve("output"),
                            "reference.tacCatalogue=" + reference.catalogue(),
                            "reference.adminUnits=" + reference.adminUnits(),
                            "outreach.papers=[]",
                            "report.forms=[]",
                            "forecast.paths=100")
                        .flatMap(setting -> Stream.of("--set", setting)))
                .toArray(String[]::new));

    assertThat(backfill.code()).as(backfill.err()).isZero();
    assertThat(backfill.err()).contains("south is left out of 2024-W35");
    assertThat(new RunRecords(folder.resolve("lake")).all())
        .extracting(RunRecord::operators)
        .containsExactly(List.of("north"), List.of("north", "south"));
    assertThat(missing(folder, "2024-W35")).containsExactly("south");
    assertThat(missing(folder, "2024-W36")).isEmpty();
  }

  private static List<String> missing(Path folder, String week) throws IOException {
    Path facts = folder.resolve("output/reports").resolve(week).resolve("tables/facts.json");
    List<String> missing = new ArrayList<>();
    new ObjectMapper()
        .readTree(facts.toFile())
        .get("operators_missing")
        .forEach(name -> missing.add(name.asText()));
    return missing;
  }
}
