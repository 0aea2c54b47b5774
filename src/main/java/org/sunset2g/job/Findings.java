package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/** What a span of weeks found, in three sentences; from published numbers only. */
record Findings(List<String> sentences) {

  static Findings of(SparkSession spark, Configuration configuration, IsoWeek from, IsoWeek to) {
    var lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
    List<ProtectedWeek> tables =
        new PublishedHistory(lake, new RunRecords(lakeFolder))
            .before(to.plus(1), configuration.phases().get(0)).stream()
                .map(HistoryWeek::table)
                .toList();
    List<String> sentences = new ArrayList<>();
    long opening = closing(tables, from);
    long closing = closing(tables, to);
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d subscribers were on 2G only at the end of %s, %,d at the end of %s: %.0f %% fewer.",
            opening,
            from,
            closing,
            to,
            100.0 * (opening - closing) / Math.max(1, opening)));
    sentences.add(
        String.format(
            Locale.ROOT,
            "%,d changed to a 4G or 5G smartphone and %,d to a 4G feature phone.",
            total(tables, Measure.CONVERTED_SMARTPHONE),
            total(tables, Measure.CONVERTED_FEATURE_PHONE)));
    of(tables, to).flatMap(Findings::largest).ifPresent(sentences::add);
    return new Findings(List.copyOf(sentences));
  }

  private static Optional<String> largest(ProtectedWeek table) {
    AreaLevel level =
        table.areas().all().stream().anyMatch(area -> area.level() == AreaLevel.DISTRICT)
            ? AreaLevel.DISTRICT
            : AreaLevel.COMMUNE;
    return table.figures().stream()
        .filter(row -> row.area().level() == level && row.of(Measure.CLOSING) > 0)
        .max(
            Comparator.comparingLong((AreaFigures row) -> row.of(Measure.CLOSING))
                .thenComparing(row -> row.area().code()))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "Most of those left in one %s are in %s: %,d.",
                    level.written(),
                    row.area().name(),
                    row.of(Measure.CLOSING)));
  }

  private static Optional<ProtectedWeek> of(List<ProtectedWeek> tables, IsoWeek week) {
    return tables.stream().filter(table -> table.week().equals(week)).findFirst();
  }

  private static long total(List<ProtectedWeek> tables, Measure measure) {
    return tables.stream().mapToLong(table -> table.number(PublishedArea.COUNTRY, measure)).sum();
  }

  private static long closing(List<ProtectedWeek> tables, IsoWeek week) {
    return of(tables, week)
        .map(table -> table.number(PublishedArea.COUNTRY, Measure.CLOSING))
        .orElse(0L);
  }
}
