package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/** What a span of weeks found, in three sentences; from published numbers only. */
record Findings(List<String> sentences) {

  static Findings of(SparkSession spark, Configuration configuration, IsoWeek from, IsoWeek to) {
    var lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
    List<PublishedRow> rows =
        new PublishedHistory(spark, lake, new RunRecords(lakeFolder))
            .before(to.plus(1), configuration.phases().get(0));
    List<String> sentences = new ArrayList<>();
    long opening = number(rows, from, PublishedArea.COUNTRY, Measure.CLOSING);
    long closing = number(rows, to, PublishedArea.COUNTRY, Measure.CLOSING);
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d subscribers were on 2G only at the end of %s, %,d at the end of %s: %.0f %% fewer.",
            opening,
            from,
            closing,
            to,
            100.0 * (opening - closing) / Math.max(1, opening)));
    long smart = total(rows, Measure.CONVERTED_SMARTPHONE);
    long feature = total(rows, Measure.CONVERTED_FEATURE_PHONE);
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d changed to a 4G or 5G smartphone and %,d to a 4G feature phone.",
            smart,
            feature));
    sentences.add(largest(rows, to));
    return new Findings(List.copyOf(sentences));
  }

  private static String largest(List<PublishedRow> rows, IsoWeek week) {
    return rows.stream()
        .filter(row -> row.week().equals(week) && row.measure() == Measure.CLOSING)
        .filter(row -> row.area().level() == AreaLevel.DISTRICT && row.subscribers().isPresent())
        .max(
            Comparator.comparingLong((PublishedRow row) -> row.subscribers().getAsLong())
                .thenComparing(row -> row.area().code()))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "Most of those left in one district are in %s: %,d.",
                    row.area().name(),
                    row.subscribers().getAsLong()))
        .orElse("Every district has too few left to publish its number.");
  }

  private static long total(List<PublishedRow> rows, Measure measure) {
    return rows.stream()
        .filter(row -> row.area().level() == AreaLevel.COUNTRY && row.measure() == measure)
        .map(PublishedRow::subscribers)
        .mapToLong(number -> number.orElse(0))
        .sum();
  }

  private static long number(
      List<PublishedRow> rows, IsoWeek week, PublishedArea area, Measure measure) {
    return rows.stream()
        .filter(row -> row.week().equals(week) && row.measure() == measure)
        .filter(row -> row.area().code().equals(area.code()))
        .map(PublishedRow::subscribers)
        .findFirst()
        .orElse(OptionalLong.empty())
        .orElse(0);
  }
}
