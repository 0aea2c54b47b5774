package org.sunset2g.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.ForecastRow;
import org.sunset2g.forecast.ForecastRows;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;

class PublishedFilesTest {
  @TempDir Path week;

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    ReportContent content = SampleReport.content();
    PublishedReport read = written(content);

    assertThat(read.facts()).isEqualTo(content.facts());
    assertThat(read.inflow()).contains(content.inflow().orElseThrow().figures());
    ProtectedWeek table = read.week();
    assertThat(table.phase()).isEqualTo(content.table().phase());
    assertThat(table.week()).isEqualTo(content.table().week());
    assertThat(table.minimumCell()).isEqualTo(10);
    assertThat(table.figures()).isEqualTo(content.table().figures());
    for (PublishedArea area : content.table().areas().all()) {
      assertThat(table.handsetSims(area)).isEqualTo(content.table().handsetSims(area));
      assertThat(table.models(area)).isEqualTo(content.table().models(area));
    }
    assertThat(table.models(PublishedArea.COUNTRY)).hasSizeGreaterThan(5);
  }

  @Test
  void aWeekWithoutInflowIsReadBackWithoutIt() throws IOException {
    assertThat(written(SampleReport.plain()).inflow()).isEmpty();
    assertThat(names()).noneMatch(name -> name.startsWith("area_inflow"));
    assertThat(names()).noneMatch(name -> name.startsWith("changed"));
    assertThat(names()).noneMatch(name -> name.startsWith("forecast"));
  }

  @Test
  void aForecastHasARowPerAreaAndDayAndOnePerScenario() throws IOException {
    ReportContent content = SampleReport.content();
    written(content);

    List<ForecastRow> rows = ForecastRows.of(content.forecast());
    JsonNode json = json("forecast.json");
    assertThat(json).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(json.get(i).get("scenario").asText()).isEqualTo(rows.get(i).scenario());
      assertThat(json.get(i).get("day").asText()).isEqualTo(rows.get(i).day().toString());
      assertThat(json.get(i).get("is_cut_off").asBoolean()).isEqualTo(rows.get(i).isCutOff());
      assertThat(json.get(i).get("q90").asLong()).isEqualTo(rows.get(i).q90());
      assertThat(json.get(i).get("chance_of_target").asDouble())
          .isEqualTo(rows.get(i).chanceOfTarget());
    }
    assertThat(Files.readString(tables().resolve("forecast.csv")))
        .contains("2g-only,2024-W37,AS_NOW,,,country,Cả nước,2024-09-22,false,1.0,")
        .contains("2g-only,2024-W37,LATER,,,country,Cả nước,2024-11-14,true,");
  }

  @Test
  void theSameContentMakesTheSameBytes() throws IOException {
    Path first = week.resolve("first/tables");
    Path second = week.resolve("second/tables");
    PublishedFiles.write(first, SampleReport.content());
    PublishedFiles.write(second, SampleReport.content());
    PublishedFiles.write(second, SampleReport.content());

    assertThat(names(second)).isEqualTo(names(first)).hasSize(29);
    for (String name : names(first)) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
    }
  }

  @Test
  void theZoneOfTheMachineDoesNotMatter() throws IOException {
    TimeZone own = TimeZone.getDefault();
    Path here = week.resolve("here/tables");
    Path there = week.resolve("there/tables");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
      PublishedFiles.write(here, SampleReport.content());
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
      PublishedFiles.write(there, SampleReport.content());
    } finally {
      TimeZone.setDefault(own);
    }
    for (String name : names(here)) {
      assertThat(there.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
    }
  }

  @Test
  void filesOfAnEarlierRunDoNotStay() throws IOException {
    written(SampleReport.content());
    written(SampleReport.plain());

    assertThat(names())
        .hasSize(17)
        .noneMatch(name -> name.matches("(changed|area_inflow|forecast)\\..*"));
  }

  @Test
  void theManifestNamesAllFilesInOrderAndTheLetters() throws IOException {
    Files.writeString(week.resolve("letter.docx"), "letter");
    written(SampleReport.content());

    JsonNode manifest = json("manifest.json");
    List<String> paths = new ArrayList<>();
    manifest.get("files").forEach(file -> paths.add(file.get("path").asText()));
    List<String> expected = new ArrayList<>(List.of("../letter.docx"));
    names().stream().filter(name -> !name.equals("manifest.json")).forEach(expected::add);
    assertThat(paths).isEqualTo(expected);
    JsonNode letter = manifest.get("files").get(0);
    assertThat(letter.get("bytes").asLong()).isEqualTo(6);
    assertThat(letter.get("sha256").asText())
        .isEqualTo("f80105efab6d863fd8fc243d269094469e2277e8f12e5a0a9f401e88494f7b4b");
  }

  @Test
  void aLetterThatWasEditedOrLeftBehindDoesNotMatter() throws IOException {
    Files.writeString(week.resolve("letter.docx"), "letter");
    Files.writeString(week.resolve("letter.html"), "letter");
    written(SampleReport.plain());
    Files.writeString(week.resolve("letter.docx"), "signed letter");
    Files.delete(week.resolve("letter.html"));

    assertThat(PublishedFiles.read(tables()).facts().revision()).isEqualTo(1);
  }

  @Test
  void numbersOfRowsAreToldToTheNearestHundred() throws IOException {
    WeekFacts facts = SampleReport.facts(1);
    FeedQuality exact = new FeedQuality("VNPT", "subscriber_snapshot", 1053, 1050, 3, 9, List.of());
    WeekFacts told =
        new WeekFacts(
            facts.phase(),
            facts.phaseName(),
            facts.cutOff(),
            facts.wording(),
            facts.week(),
            facts.minimumCell(),
            facts.operatorsIncluded(),
            facts.operatorsMissing(),
            List.of(exact),
            facts.notes(),
            facts.revision());
    ReportContent content =
        new ReportContent(
            told,
            SampleReport.week(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());

    FeedQuality read = written(content).facts().quality().get(0);
    assertThat(read.rowsIn()).isEqualTo(1100);
    assertThat(read.accepted()).isEqualTo(1100);
    assertThat(read.rejected()).isZero();
    assertThat(Files.readString(tables().resolve("facts.json"))).doesNotContain("105");
  }

  @Test
  void factsAndManifestAreOfTheirSchemas() throws IOException {
    written(SampleReport.content());

    for (String name : List.of("facts", "manifest")) {
      SchemaCheck.check(json(name + ".schema.json"), json(name + ".json"));
    }
  }

  private PublishedReport written(ReportContent content) throws IOException {
    PublishedFiles.write(tables(), content);
    return PublishedFiles.read(tables());
  }

  private Path tables() {
    return week.resolve("tables");
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(tables().resolve(name).toFile());
  }

  private List<String> names() throws IOException {
    return names(tables());
  }

  private static List<String> names(Path folder) throws IOException {
    Map<String, Path> names = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.put(file.getFileName().toString(), file));
    }
    return List.copyOf(names.keySet());
  }
}
