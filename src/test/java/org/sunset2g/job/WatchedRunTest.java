package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.watch.LineageSchema;
import org.sunset2g.watch.LoopbackServer;
import org.sunset2g.watch.PrometheusPage;

/** What machines are told of a week that is published, one that was killed, and one refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedRunTest {
  private Path folder;
  private LoopbackServer server;
  private CommandRun published;
  private Map<String, Double> metricsOfPublished;
  private String told;
  private CommandRun refused;

  @BeforeAll
  void run(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = LoopbackServer.answering(200);
    WorkedExample.write(folder, "viettel");
    Path hook = folder.resolve("hook.sh");
    Files.writeString(
        hook,
        "echo \"$SUNSET2G_OUTCOME $SUNSET2G_EXIT_CODE $SUNSET2G_WEEK $SUNSET2G_RUN $1\" > "
            + folder.resolve("told")
            + "; echo heard; exit 3\n");
    Files.writeString(
        folder.resolve("settings.yaml"),
        """
        paths: {landing: landing, lake: lake, output: output}
        reference: {tacCatalogue: catalogue, adminUnits: admin_units.csv}
        pseudonyms: {numberPrefixes: []}
        outreach: {papers: []}
        report: {forms: []}
        forecast: {paths: 100}
        log: {format: json}
        metrics: {file: watch/sunset2g.prom, push: "%s"}
        lineage: {folder: watch/lineage, url: "%s"}
        notify: {command: [sh, "%s"]}
        """
            .formatted(server.at("/metrics/job/sunset2g"), server.at("/api/v1/lineage"), hook));
    published = weekly("2024-W35");
    metricsOfPublished = PrometheusPage.read(Files.readAllBytes(prom()));
    told = Files.readString(folder.resolve("told"));
    kill("000001", "000002");
    Files.writeString(
        folder.resolve("landing/viettel/2024-W36/subscriber_snapshot.csv"), "who,where\n1,2\n");
    refused = weekly("2024-W36");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private CommandRun weekly(String week) {
    return CommandRun.of(
        "weekly", "--config", folder.resolve("settings.yaml").toString(), "--week", week);
  }

  private Path prom() {
    return folder.resolve("watch/sunset2g.prom");
  }

  /** Leaves a record as a killed run does. */
  private void kill(String like, String id) throws IOException {
    String record = RunRecords.asJson(new RunRecords(lake()).find(like).orElseThrow());
    Files.writeString(
        lake().resolve("runs/" + id + ".json"),
        record
            .replace("\"runId\" : \"" + like, "\"runId\" : \"" + id)
            .replace("\"PUBLISHED\"", "\"RUNNING\""));
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("watch/lineage"))) {
      for (Path file : files.sorted().toList()) {
        assertThat(LineageSchema.faults(Files.readAllBytes(file))).as(file.toString()).isEmpty();
        events.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return events;
  }

  private JsonNode event(String type, String runId) throws IOException {
    RunRecord run = new RunRecords(lake()).find(runId).orElseThrow();
    String uuid = LineageListener.uuid(lake(), run).toString();
    return events().stream()
        .filter(event -> event.get("eventType").asText().equals(type))
        .filter(event -> event.at("/run/runId").asText().equals(uuid))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " of " + runId));
  }

  @Test
  void everyStepIsTwoLinesOfOneParser() throws IOException {
    assertThat(published.code()).isZero();
    List<JsonNode> lines = LogTest.lines(published);
    List<String> said =
        lines.stream()
            .filter(line -> line.get("event").asText().startsWith("step_"))
            .map(line -> line.get("event").asText() + " " + line.get("step").asText())
            .toList();
    assertThat(said)
        .containsExactlyElementsOf(
            WeeklyRun.STEPS.stream()
                .flatMap(step -> Stream.of("step_started " + step, "step_ended " + step))
                .toList());
    assertThat(lines)
        .filteredOn(line -> line.get("event").asText().equals("run_ended"))
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.get("run").asText()).isEqualTo("000001");
              assertThat(end.get("week").asText()).isEqualTo("2024-W35");
              assertThat(end.get("outcome").asText()).isEqualTo("published");
              assertThat(end.get("exitCode").asInt()).isZero();
              assertThat(end.get("seconds").asDouble()).isPositive();
            });
    assertThat(published.out()).contains("lists/2024-W35");
  }

  @Test
  void aRefusalSaysWhyAndWhatWasKilledBefore() throws IOException {
    assertThat(refused.code()).isEqualTo(2);
    List<JsonNode> lines = LogTest.lines(refused);
    assertThat(lines)
        .anyMatch(
            line -> line.path("message").asText().startsWith("run 000002 of 2024-W35 was killed"))
        .anyMatch(
            line ->
                line.get("event").asText().equals("run_ended")
                    && line.get("outcome").asText().equals("refused"))
        .anyMatch(
            line ->
                line.get("event").asText().equals("step_ended")
                    && line.get("run").asText().equals("000003"));
    assertThat(lines)
        .filteredOn(line -> line.get("event").asText().equals("error"))
        .singleElement()
        .satisfies(error -> assertThat(error.get("exitCode").asInt()).isEqualTo(2));
  }

  @Test
  void theMetricsKeepTheLastSuccess() throws IOException {
    Map<String, Double> after = PrometheusPage.read(Files.readAllBytes(prom()));

    assertThat(metricsOfPublished)
        .containsEntry("sunset2g_run_last_exit_code", 0.0)
        .containsEntry("sunset2g_run_week", 202435.0)
        .containsEntry(
            "sunset2g_rows_rejected{operator=\"viettel\",table=\"device_observation\"}", 0.0)
        .containsKeys("sunset2g_step_duration_seconds{step=\"publish\"}", "sunset2g_lake_bytes");
    assertThat(after)
        .containsEntry("sunset2g_run_last_exit_code", 2.0)
        .containsEntry("sunset2g_run_week", 202436.0)
        .containsEntry("sunset2g_run_last_success_week", 202435.0)
        .containsEntry("sunset2g_runs{status=\"interrupted\"}", 1.0)
        .containsEntry("sunset2g_runs{status=\"refused\"}", 1.0)
        .containsEntry(
            "sunset2g_run_last_success_timestamp_seconds",
            metricsOfPublished.get("sunset2g_run_last_success_timestamp_seconds"));
    assertThat(Files.readString(prom())).doesNotContain("at_risk", "outreach");
  }

  @Test
  void theLineageHasEveryRunAndItsWay() throws IOException {
    assertThat(events()).hasSize(5);
    event("START", "000001");
    JsonNode complete = event("COMPLETE", "000001");
    assertThat(complete.get("inputs").findValuesAsText("name"))
        .anyMatch(name -> name.endsWith("landing/viettel/2024-W35/subscriber_snapshot.csv"));
    assertThat(complete.get("outputs").findValuesAsText("name"))
        .anyMatch(name -> name.endsWith("/warehouse/sunset2g/ledger"))
        .anyMatch(name -> name.endsWith("output/reports/2024-W35"));
    assertThat(complete.toString()).contains("dataQualityAssertions", "datasetVersion");
    assertThat(complete.toString()).doesNotContain(Story.pseudonym(1));
    for (JsonNode output : complete.get("outputs")) {
      if (!output.get("name").asText().matches(".*/(subscriber_snapshot|device_observation)")) {
        assertThat(output.has("outputFacets")).as(output.get("name").asText()).isFalse();
      }
    }
    event("ABORT", "000002");
    assertThat(event("FAIL", "000003").at("/run/facets/errorMessage/message").asText())
        .contains("2024-W36");
  }

  @Test
  void whereTheTablesAreSaidToBeTheyAre() throws IOException {
    for (JsonNode output : event("COMPLETE", "000001").get("outputs")) {
      if (!output.get("name").asText().contains("/lists/")) {
        assertThat(Path.of(output.get("name").asText())).isDirectory();
      }
    }
  }

  @Test
  void theSameIsPushedAndPosted() {
    assertThat(server.received())
        .extracting(sent -> sent.method() + " " + sent.path())
        .contains("PUT /metrics/job/sunset2g", "POST /api/v1/lineage")
        .hasSize(2 + 5);
  }

  @Test
  void theHookIsToldAndItsFailureIsAWarning() throws IOException {
    assertThat(told)
        .isEqualTo("published 0 2024-W35 000001 " + lake().resolve("runs/000001.json") + "\n");
    assertThat(LogTest.lines(published))
        .anyMatch(line -> line.path("message").asText().equals("notify.command: heard"))
        .anyMatch(line -> line.path("message").asText().contains("exit code 3"));
  }

  @Test
  void aFailureBeforeThereIsARecordIsToldToo() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    CommandRun run =
        CommandRun.of(
            "weekly",
            "--week",
            "2024-W35",
            "--set",
            "paths.landing=" + Files.createDirectories(other.resolve("landing")),
            "--set",
            "paths.lake=" + other.resolve("lake"),
            "--set",
            "paths.output=" + other.resolve("output"),
            "--set",
            "reference.tacCatalogue=" + folder.resolve("catalogue"),
            "--set",
            "metrics.file=" + other.resolve("x.prom"),
            "--set",
            "metrics.push=" + server.at("/gone").toString().replaceAll(":[0-9]+/", ":1/"),
            "--set",
            "notify.command=[sh, -c, 'echo \"$SUNSET2G_OUTCOME|$SUNSET2G_RUN|$1\" > "
                + other.resolve("told")
                + "', hook]");

    assertThat(run.code()).isEqualTo(Sunset2g.NOT_YET);
    assertThat(run.err()).contains("sunset2g: metrics.push: not told");
    assertThat(PrometheusPage.read(Files.readAllBytes(other.resolve("x.prom"))))
        .containsEntry("sunset2g_run_last_exit_code", 75.0);
    assertThat(other.resolve("told")).hasContent("waiting||");
  }

  @Test
  void theRunsAreToldAsOneArray() throws IOException {
    String[] runs = {"runs", "--set", "paths.lake=" + lake(), "--json", "--last", "2"};
    JsonNode array = new ObjectMapper().readTree(CommandRun.of(runs).out());

    assertThat(array.findValuesAsText("run")).containsExactly("000002", "000003");
    assertThat(array.findValuesAsText("status")).containsExactly("INTERRUPTED", "REFUSED");
    assertThat(CommandRun.of("runs", "--set", "paths.lake=" + lake(), "--last", "0").code())
        .isEqualTo(1);
  }
}
