package org.sunset2g.watch;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Figures of a run in Prometheus' text format 0.0.4. All are gauges: a run is a process of its own,
 * and nothing is counted on from one to the next.
 */
public final class MetricsText {
  /** What the text is sent as. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final List<MetricSnapshot> gauges = new ArrayList<>();

  private MetricsText() {}

  public static byte[] of(RunFigures run) {
    return new MetricsText().put(run).written();
  }

  /** What is told of {@code retain} when it was done. */
  public static byte[] ofRetain(Instant endedAt) {
    MetricsText text = new MetricsText();
    text.one(
        "retain_last_success_timestamp_seconds",
        "When rows whose time is over were last deleted.",
        seconds(endedAt));
    return text.written();
  }

  private MetricsText put(RunFigures run) {
    gauges.add(
        InfoSnapshot.builder()
            .name("sunset2g_build")
            .help("Version of the engine; always 1.")
            .dataPoint(new InfoSnapshot.InfoDataPointSnapshot(Labels.of("version", run.version())))
            .build());
    one("run_last_end_timestamp_seconds", "When the newest run ended.", seconds(run.endedAt()));
    one("run_last_exit_code", "How it ended: 0, 1, 2, 3 or 75.", run.exitCode());
    one("run_duration_seconds", "Wall time of the newest run.", run.seconds());
    run.week().ifPresent(week -> one("run_week", "Its ISO week, year times 100 + week.", week));
    run.lastSuccess()
        .ifPresent(
            end ->
                one(
                    "run_last_success_timestamp_seconds",
                    "When the newest published run ended.",
                    seconds(end)));
    run.lastSuccessWeek()
        .ifPresent(
            week -> one("run_last_success_week", "ISO week of the newest published run.", week));
    run.usualSeconds()
        .ifPresent(
            usual ->
                one(
                    "run_usual_duration_seconds",
                    "Median of the last published runs of the same operators before the newest.",
                    usual));
    byName(
        "step_duration_seconds",
        "Wall time of a step of the newest run.",
        "step",
        run.stepSeconds());
    rows("rows_accepted", "Rows of a landing table that count.", run, RunFigures.Rows::accepted);
    rows("rows_rejected", "Rows of a landing table kept aside.", run, RunFigures.Rows::rejected);
    byName("gates_beyond", "Gates beyond their limit, by level.", "level", run.gatesBeyond());
    one("operators_refused", "Operators the newest run left out.", run.operatorsRefused());
    byName("runs", "Runs of the lake by how they stand.", "status", run.runs());
    one("runs_stale", "Published runs whose past was run again since.", run.staleRuns());
    run.lake()
        .ifPresent(
            size -> {
              one("lake_bytes", "Bytes of the lake's folder.", size.bytes());
              one("lake_files", "Files in the lake's folder.", size.files());
            });
    return this;
  }

  private void one(String name, String help, double value) {
    gauges.add(gauge(name, help).dataPoint(point(value, Labels.EMPTY)).build());
  }

  private void byName(
      String name, String help, String label, Map<String, ? extends Number> values) {
    if (!values.isEmpty()) {
      GaugeSnapshot.Builder gauge = gauge(name, help);
      values.forEach(
          (key, value) -> gauge.dataPoint(point(value.doubleValue(), Labels.of(label, key))));
      gauges.add(gauge.build());
    }
  }

  private void rows(
      String name, String help, RunFigures run, ToDoubleFunction<RunFigures.Rows> figure) {
    if (!run.rows().isEmpty()) {
      GaugeSnapshot.Builder gauge = gauge(name, help);
      for (RunFigures.Rows rows : run.rows()) {
        Labels labels = Labels.of("operator", rows.operator(), "table", rows.table());
        gauge.dataPoint(point(figure.applyAsDouble(rows), labels));
      }
      gauges.add(gauge.build());
    }
  }

  private static GaugeSnapshot.Builder gauge(String name, String help) {
    return GaugeSnapshot.builder().name("sunset2g_" + name).help(help);
  }

  private static GaugeDataPointSnapshot point(double value, Labels labels) {
    return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1000.0;
  }

  private byte[] written() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(text, MetricSnapshots.of(gauges.toArray(MetricSnapshot[]::new)));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes every byte", impossible);
    }
    return text.toByteArray();
  }
}
