package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.SparkForTests;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The weekly job with a lake and an output folder of its own, in the session that all tests share.
 */
final class EngineRun {
  /** Everything that is made of lists. */
  /** Pages and letter are not written unless a test looks at them. */
  static final String ALL_FORMS = "report.forms=[pages, letter]";

  static final String ALL_PAPERS = "outreach.papers=[TEAM_SHEETS, BROADCAST_PLANS, SHOP_NOTICES]";

  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-11-01T00:00:00Z"), ZoneOffset.UTC);

  private final Path folder;
  private final Configuration configuration;

  private EngineRun(Path folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /** A job that keeps its lake and its outputs in the folder, with settings as of --set. */
  static EngineRun in(Path folder, String... settings) {
    List<String> assignments =
        new ArrayList<>(
            List.of(
                "paths.lake=" + folder.resolve("lake"),
                "paths.output=" + folder.resolve("output"),
                // Millions of numbers are hashed in every first week: left to the test of that.
                "pseudonyms.numberPrefixes=[]",
                // Thousands of sheets and plans are written: left to those who look at them.
                "outreach.papers=[]",
                "report.forms=[]",
                "forecast.paths=100"));
    assignments.addAll(Arrays.asList(settings));
    return new EngineRun(folder, Configuration.read(Optional.empty(), assignments));
  }

  /** A job on a world as the synthetic population is written. */
  static EngineRun onWorld(Path world, Path folder, String... settings) {
    Path reference = world.resolve("reference");
    List<String> all =
        new ArrayList<>(
            List.of(
                "paths.landing=" + world.resolve("landing"),
                "reference.tacCatalogue=" + reference.resolve("tac_catalogue"),
                "reference.adminUnits=" + reference.resolve("admin_units.csv")));
    Path changes = reference.resolve("admin_unit_changes.csv");
    if (Files.exists(changes)) {
      all.add("reference.adminUnitChanges=" + changes);
    }
    all.addAll(Arrays.asList(settings));
    return in(folder, all.toArray(String[]::new));
  }

  RunRecord week(IsoWeek week) {
    return week(week, CLOCK);
  }

  RunRecord week(IsoWeek week, Clock clock) {
    try (Progress progress = Progress.of("test", 2, 1)) {
      return new WeeklyRun(session(), configuration, progress, clock).run(week, Optional.empty());
    }
  }

  /** A week of one operator alone. */
  RunRecord week(IsoWeek week, String operator) {
    try (Progress progress = Progress.of("test", 2, 1)) {
      return new WeeklyRun(session(), configuration, progress, CLOCK)
          .run(week, Optional.of(operator));
    }
  }

  /** A week of which some gates are accepted. */
  RunRecord week(IsoWeek week, GateAcceptance acceptance) {
    try (Progress progress = Progress.of("test", 2, 1)) {
      return new WeeklyRun(session(), configuration, progress, CLOCK)
          .run(week, Optional.empty(), PastWeek.Gaps.REFUSED, acceptance);
    }
  }

  EngineRun weeks(List<IsoWeek> weeks) {
    weeks.forEach(this::week);
    return this;
  }

  /** Subscribers by week, operator, phase, code system, commune and flow; no rows of zero. */
  SortedMap<String, Long> ledger(List<IsoWeek> weeks) {
    return counted(ExportedTable.ledger, weeks, 6);
  }

  /** The same by week, operator, phase, code system, commune, flow and status. */
  SortedMap<String, Long> slices(List<IsoWeek> weeks) {
    return counted(ExportedTable.status_slice, weeks, 7);
  }

  private SortedMap<String, Long> counted(ExportedTable table, List<IsoWeek> weeks, int keys) {
    SortedMap<String, Long> counted = new TreeMap<>();
    for (IsoWeek week : weeks) {
      for (Row row : table(table, week).collectAsList()) {
        if (row.getLong(keys) != 0) {
          Long other = counted.put(joined(row, keys), row.getLong(keys));
          if (other != null) {
            throw new AssertionError("two rows of " + table + " for " + joined(row, keys));
          }
        }
      }
    }
    return counted;
  }

  /** Conversions as known at the end of the week, their columns joined. */
  SortedSet<String> conversions(IsoWeek week) {
    SortedSet<String> conversions = new TreeSet<>();
    for (Row row : table(ExportedTable.conversion, week).collectAsList()) {
      if (!conversions.add(joined(row, row.size()))) {
        throw new AssertionError("the same conversion twice: " + joined(row, row.size()));
      }
    }
    return conversions;
  }

  Dataset<Row> table(ExportedTable table, IsoWeek week) {
    Path lakeFolder = configuration.lake().orElseThrow();
    SparkSession spark = session();
    return new PublishedTables(
            spark, Lake.open(spark, lakeFolder, configuration.catalogue()), lakeFolder)
        .of(table, week);
  }

  Configuration configuration() {
    return configuration;
  }

  RunRecords records() {
    return new RunRecords(configuration.lake().orElseThrow());
  }

  Path output() {
    return folder.resolve("output");
  }

  /** Every file that people see, by its place, with the fingerprint of its bytes. */
  SortedMap<String, String> outputs() {
    SortedMap<String, String> outputs = new TreeMap<>();
    if (!Files.exists(output())) {
      return outputs;
    }
    try (Stream<Path> files = Files.walk(output())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String place = output().relativize(file).toString();
        if (!place.startsWith(".")) {
          outputs.put(place, fingerprint(Files.readAllBytes(file)));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return outputs;
  }

  private SparkSession session() {
    SparkForTests.session();
    return Sessions.open(configuration).spark();
  }

  private static String joined(Row row, int columns) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      cells.add(row.isNullAt(column) ? "" : row.get(column).toString());
    }
    return String.join("|", cells);
  }

  private static String fingerprint(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
