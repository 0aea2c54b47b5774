package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.feed.landing.CheckedTable;
import org.sunset2g.feed.landing.LandingFeed;
import org.sunset2g.job.LandingShelf;
import org.sunset2g.lake.Lake;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * How long it takes to bring a landing file into the lake, looked through, checked row by row,
 * counted, rid of repeated rows and committed, beside the time in which DuckDB turns the same file
 * into Parquet without any of that. Both in this process, in turn, on all cores.
 */
public final class IngestBenchmark {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final String OPERATOR = "north";

  private IngestBenchmark() {}

  /**
   * @param arguments subscribers, repetitions, folder for the data
   */
  public static void main(String[] arguments) throws Exception {
    long subscribers = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path folder = Path.of(arguments.length > 2 ? arguments[2] : "target/bench-data");
    SparkSession spark = session();
    System.out.printf(
        "%,d subscribers, %d cores, %d rounds after one to warm up; DuckDB writes Parquet with"
            + " its default compression%n",
        subscribers, Runtime.getRuntime().availableProcessors(), times);
    System.out.printf(
        "%-20s %-8s %12s %9s %26s %26s %18s%n",
        "table",
        "landing",
        "rows",
        "MB",
        "sunset2g s (min-max)",
        "DuckDB s (min-max)",
        "ratio (min-max)");
    for (LandingFormat format : List.of(LandingFormat.CSV, LandingFormat.PARQUET)) {
      Path world = folder.resolve(subscribers + "-" + format);
      if (!Files.exists(world.resolve("landing"))) {
        SyntheticWorld.write(
            WorldPlan.of(11, subscribers, WEEK, 1, List.of(OPERATOR), format),
            BuiltInCatalogue.smallMarket(),
            BuiltInUnits.langSonAndSocTrang(),
            AreaChanges.NONE,
            world,
            done -> {});
      }
      for (String table : List.of(DeviceObservation.TABLE, SubscriberSnapshot.TABLE)) {
        compare(spark, world, table, format, times);
      }
    }
    spark.stop();
  }

  private static void compare(
      SparkSession spark, Path world, String table, LandingFormat format, int times)
      throws Exception {
    Path file =
        world
            .resolve("landing")
            .resolve(OPERATOR)
            .resolve(WEEK.toString())
            .resolve(table + (format == LandingFormat.CSV ? ".csv" : ".parquet"));
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    long rows = 0;
    for (int time = 0; time <= times; time++) {
      long started = System.nanoTime();
      rows = ingest(spark, world, Contracts.of(table));
      double mine = (System.nanoTime() - started) / 1e9;
      started = System.nanoTime();
      duckDb(file, format, world.resolve("duckdb.parquet"));
      double duck = (System.nanoTime() - started) / 1e9;
      if (time > 0) {
        ours.add(mine);
        theirs.add(duck);
        ratios.add(mine / duck);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s %-8s %,12d %9.0f %26s %26s %18s   %,.0f rows/s%n",
        table,
        format.name().toLowerCase(Locale.ROOT),
        rows,
        FileUtils.sizeOf(file.toFile()) / 1e6,
        spread(ours),
        spread(theirs),
        spread(ratios),
        rows / median(ours));
  }

  private static long ingest(SparkSession spark, Path world, Contract contract)
      throws IOException {
    Path lakeFolder = world.resolve("lake");
    Path scratch = world.resolve("scratch");
    Files.createDirectories(scratch);
    Lake lake = Lake.open(spark, lakeFolder, Map.of());
    lake.ensure(contract, List.of());
    CheckedTable checked =
        LandingFeed.read(
            spark,
            new LandingFeed.Place(world.resolve("landing"), OPERATOR, WEEK),
            contract,
            new LandingShelf(lake.landing(contract, OPERATOR, WEEK.toString())),
            scratch);
    lake.land(contract, OPERATOR, WEEK.toString(), LandingShelf.landed(checked.kept()));
    FileUtils.deleteDirectory(scratch.toFile());
    return checked.counts().rowsIn();
  }

  private static void duckDb(Path file, LandingFormat format, Path target) throws SQLException {
    String reader = format == LandingFormat.CSV ? "read_csv" : "read_parquet";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      statement.execute(
          "COPY (SELECT * FROM %s('%s')) TO '%s' (FORMAT parquet)"
              .formatted(reader, file, target));
    }
  }

  private static SparkSession session() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  private static String spread(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(figure -> figure).sorted().toArray();
    return String.format(
        Locale.ROOT, "%.2f (%.2f-%.2f)", median(figures), sorted[0], sorted[sorted.length - 1]);
  }

  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(figure -> figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
