package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.report.site.ReportSite;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.IsoWeek;

/** Times the report of a whole country down to its communes: its pages, and its tables. */
public final class SiteBenchmark {
  private static final int CELL = 10;
  private static final double MEAN = 60;
  private static final ZonedDateTime CUT_OFF =
      ZonedDateTime.parse("2024-10-16T00:00+07:00[Asia/Ho_Chi_Minh]");

  private SiteBenchmark() {}

  /** Argument: weeks of history, 30 where absent. */
  public static void main(String[] arguments) throws IOException {
    int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    CountryOfCounts country = new CountryOfCounts(MEAN, 20241016);
    List<ProtectedWeek> tables =
        new ArrayList<>(country.published(IsoWeek.parse("2024-W12"), weeks, CELL));
    List<HistoryWeek> history =
        tables.stream().map(table -> new HistoryWeek(table, CUT_OFF.toLocalDate())).toList();
    List<Forecast> forecasts =
        new Forecaster(ForecastSettings.usual())
            .forecasts(history, ForecastBenchmark.SCENARIOS);
    ProtectedWeek table = tables.remove(tables.size() - 1);
    ReportContent content =
        new ReportContent(
            new WeekFacts(
                CountryOfCounts.PHASE,
                new Bilingual("Dừng 2G", "End of 2G"),
                CUT_OFF,
                Wording.TWO_G_ONLY,
                table.week(),
                CELL,
                List.of("operator_a"),
                List.of(),
                List.of(),
                List.of(),
                1),
            table,
            tables,
            List.of(),
            List.of(),
            Optional.empty(),
            forecasts);
    Path folder = Path.of("target", "bench-data", "site");
    long start = System.nanoTime();
    ReportSite.write(Files.createDirectories(folder), content, Optional.empty());
    long pages = System.nanoTime();
    PublishedFiles.write(Files.createDirectories(folder.resolve("tables")), content);
    long files = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%d areas, %d weeks: pages %.1f s, tables %.1f s, %d MB in %d files; heap of %d MB%n",
        table.figures().size(),
        weeks,
        (pages - start) / 1e9,
        (files - pages) / 1e9,
        size(folder) >> 20,
        count(folder),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
