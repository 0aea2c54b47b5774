package org.sunset2g.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OpenLineage RunEvent (specification 2-0-2) of a weekly run. It is written by hand: the
 * project's Java client brings an HTTP client, a logging façade and a metrics registry that Spark
 * has in other versions, for a dozen JSON objects.
 *
 * @param type what happened
 * @param at when
 * @param namespace namespace of the job, as the scheduler or the user calls it
 * @param job name of the job
 * @param runId the run, the same in all its events
 * @param monday first day of the week that is run
 * @param engine what runs it
 * @param versions versions of its parts
 * @param error why it failed; speaks of nobody
 * @param inputs what it read
 * @param outputs what it published
 */
public record LineageEvent(
    Type type,
    Instant at,
    String namespace,
    String job,
    UUID runId,
    LocalDate monday,
    String engine,
    SortedMap<String, String> versions,
    Optional<String> error,
    List<Dataset> inputs,
    List<Dataset> outputs) {

  /** The transitions that we tell. */
  public enum Type {
    START,
    COMPLETE,
    FAIL,
    /** Killed, and found to be so by the next run. */
    ABORT
  }

  /**
   * Something read or written.
   *
   * @param name absolute path, with its scheme and host or bucket where it is not on this machine
   * @param version snapshot or fingerprint; absent where there is none
   * @param fields names and types of its columns; empty where unknown
   * @param rows how many rows; absent where nobody may know
   * @param bytes its size
   * @param checks whether it passed its gates, by gate and column
   */
  public record Dataset(
      String name,
      Optional<String> version,
      Map<String, String> fields,
      OptionalLong rows,
      OptionalLong bytes,
      List<Check> checks) {}

  /** A gate, its column (empty for the table as a whole), and whether it was passed. */
  public record Check(String gate, String column, boolean passed) {}

  public static final String CONTENT_TYPE = "application/json";

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String SPECIFICATION = "https://openlineage.io/spec/";
  private static final String PRODUCER = "urn:sunset2g:engine";
  private static final Pattern REMOTE = Pattern.compile("([a-z][a-z0-9+.-]*)://([^/]*)(.*)");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The event as JSON in UTF-8. */
  public byte[] json() {
    ObjectNode event = JSON.objectNode();
    event.put("eventType", type.name());
    event.put("eventTime", at.toString());
    event.put("producer", PRODUCER);
    event.put("schemaURL", SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    ObjectNode run = event.putObject("run");
    run.put("runId", runId.toString());
    run.set("facets", runFacets());
    ObjectNode told = event.putObject("job");
    told.put("namespace", namespace);
    told.put("name", job);
    ObjectNode kind = told.putObject("facets").putObject("jobType");
    facet(kind, "2-0-3", "JobTypeJobFacet");
    kind.put("processingType", "BATCH").put("integration", "SUNSET2G").put("jobType", "JOB");
    ArrayNode in = event.putArray("inputs");
    inputs.forEach(dataset -> in.add(input(dataset)));
    ArrayNode out = event.putArray("outputs");
    outputs.forEach(dataset -> out.add(output(dataset)));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode runFacets() {
    ObjectNode facets = JSON.objectNode();
    ObjectNode nominal = facets.putObject("nominalTime");
    facet(nominal, "1-0-1", "NominalTimeRunFacet");
    nominal.put("nominalStartTime", midnight(monday.with(DayOfWeek.MONDAY)));
    nominal.put("nominalEndTime", midnight(monday.with(DayOfWeek.MONDAY).plusWeeks(1)));
    ObjectNode processing = facets.putObject("processing_engine");
    facet(processing, "1-1-1", "ProcessingEngineRunFacet");
    processing.put("version", versions.getOrDefault("spark", "unknown"));
    processing.put("name", engine);
    processing.put("openlineageAdapterVersion", versions.getOrDefault("sunset2g", "unknown"));
    error.ifPresent(
        message -> {
          ObjectNode failure = facets.putObject("errorMessage");
          facet(failure, "1-0-1", "ErrorMessageRunFacet");
          failure.put("message", message).put("programmingLanguage", "JAVA");
        });
    return facets;
  }

  private static ObjectNode input(Dataset dataset) {
    ObjectNode node = node(dataset);
    ObjectNode facets = node.putObject("inputFacets");
    if (dataset.rows().isPresent() || dataset.bytes().isPresent()) {
      ObjectNode metrics = facets.putObject("dataQualityMetrics");
      facet(metrics, "1-0-2", "DataQualityMetricsInputDatasetFacet");
      dataset.rows().ifPresent(rows -> metrics.put("rowCount", rows));
      dataset.bytes().ifPresent(bytes -> metrics.put("bytes", bytes));
      metrics.putObject("columnMetrics");
    }
    if (!dataset.checks().isEmpty()) {
      ObjectNode quality = facets.putObject("dataQualityAssertions");
      facet(quality, "1-0-1", "DataQualityAssertionsDatasetFacet");
      ArrayNode assertions = quality.putArray("assertions");
      for (Check check : dataset.checks()) {
        ObjectNode assertion = assertions.addObject();
        assertion.put("assertion", check.gate()).put("success", check.passed());
        if (!check.column().isEmpty()) {
          assertion.put("column", check.column());
        }
      }
    }
    return node;
  }

  private static ObjectNode output(Dataset dataset) {
    ObjectNode node = node(dataset);
    dataset
        .rows()
        .ifPresent(
            rows -> {
              ObjectNode statistics = node.putObject("outputFacets").putObject("outputStatistics");
              facet(statistics, "1-0-2", "OutputStatisticsOutputDatasetFacet");
              statistics.put("rowCount", rows);
            });
    return node;
  }

  private static ObjectNode node(Dataset dataset) {
    ObjectNode node = named(dataset.name());
    ObjectNode facets = node.putObject("facets");
    dataset
        .version()
        .ifPresent(
            version -> {
              ObjectNode facet = facets.putObject("version");
              facet(facet, "1-0-1", "DatasetVersionDatasetFacet");
              facet.put("datasetVersion", version);
            });
    if (!dataset.fields().isEmpty()) {
      ObjectNode schema = facets.putObject("schema");
      facet(schema, "1-1-1", "SchemaDatasetFacet");
      ArrayNode fields = schema.putArray("fields");
      dataset.fields().forEach((name, of) -> fields.addObject().put("name", name).put("type", of));
    }
    return node;
  }

  /**
   * Namespace and name as OpenLineage's naming has them, so that others who read or write the same
   * place call it the same: a bucket's objects have keys and no first slash, and Hadoop's {@code
   * s3a} is S3.
   */
  private static ObjectNode named(String place) {
    Matcher remote = REMOTE.matcher(place);
    if (!remote.matches() || remote.group(1).equals("file")) {
      return JSON.objectNode()
          .put("namespace", "file")
          .put("name", remote.matches() ? remote.group(3) : place);
    }
    boolean isS3 = remote.group(1).matches("s3[an]?");
    return JSON.objectNode()
        .put("namespace", (isS3 ? "s3" : remote.group(1)) + "://" + remote.group(2))
        .put("name", isS3 ? remote.group(3).replaceFirst("^/+", "") : remote.group(3));
  }

  private static void facet(ObjectNode facet, String version, String name) {
    facet.put("_producer", PRODUCER);
    facet.put(
        "_schemaURL", SPECIFICATION + "facets/" + version + "/" + name + ".json#/$defs/" + name);
  }

  private static String midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
