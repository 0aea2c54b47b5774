package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.parquet.example.data.Group;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Synthetic worlds of two weeks in {@code target/bench-data}, made once. Parquet landing files are
 * rewritten with small row groups, so that a small world gives as many tasks as a large one, and
 * the skewed world differs from the even one in nothing but the skew.
 *
 * @param subscribers subscribers of the only operator
 */
record ClusterWorlds(long subscribers, LandingFormat format) {
  static final IsoWeek FIRST = IsoWeek.parse("2024-W29");
  static final IsoWeek SECOND = FIRST.plus(1);
  private static final String OPERATOR = "operator_a";
  private static final long SEED = 2024;

  /** Row groups of a file, about. */
  private static final int ROW_GROUPS = 32;

  private static final double MOST_SHARING = 100_000;
  private static final double MOST_SHARE = 0.1;
  private static final String SHARED_DEVICE = "ab".repeat(16);

  /** As the generator makes it. */
  Path even() throws IOException {
    return format == LandingFormat.PARQUET ? rewritten("even", false) : made();
  }

  /**
   * Half of the subscribers live in one commune, and one device identifier stands beside 100,000 of
   * them, or a tenth where that is less.
   */
  Path skewed() throws IOException {
    if (format != LandingFormat.PARQUET) {
      throw new IllegalArgumentException("--skew needs --landing parquet");
    }
    return rewritten("skewed", true);
  }

  private Path folder(String kind) {
    return Path.of(
            "target/bench-data",
            "cluster-%d-%s-%s".formatted(subscribers, format.name().toLowerCase(Locale.ROOT), kind))
        .toAbsolutePath();
  }

  private Path made() throws IOException {
    Path world = folder("made");
    if (!Files.exists(world.resolve("whole"))) {
      System.err.printf(Locale.ROOT, "making %,d synthetic subscribers%n", subscribers);
      FileUtils.deleteDirectory(world.toFile());
      SyntheticWorld.write(
          WorldPlan.of(SEED, subscribers, FIRST, 2, List.of(OPERATOR), format),
          BuiltInCatalogue.smallMarket(),
          BuiltInUnits.langSonAndSocTrang(),
          AreaChanges.NONE,
          world,
          done -> {});
      Files.createFile(world.resolve("whole"));
    }
    return world;
  }

  private Path rewritten(String kind, boolean isSkewed) throws IOException {
    Path world = folder(kind);
    if (Files.exists(world.resolve("whole"))) {
      return world;
    }
    Path from = made();
    FileUtils.deleteDirectory(world.toFile());
    FileUtils.copyDirectory(
        from.resolve("reference").toFile(), world.resolve("reference").toFile());
    String commune = mostFrequentCommune(file(from, FIRST, SubscriberSnapshot.TABLE));
    for (IsoWeek week : List.of(FIRST, SECOND)) {
      for (String table : List.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE)) {
        Path source = file(from, week, table);
        Path target = file(world, week, table);
        Files.createDirectories(target.getParent());
        if (!isSkewed) {
          ParquetRows.rewrite(source, target, ROW_GROUPS, row -> row);
        } else if (table.equals(SubscriberSnapshot.TABLE)) {
          ParquetRows.rewrite(source, target, ROW_GROUPS, row -> moved(row, commune));
        } else {
          Map<String, Integer> rows = rowsOfSharers(source);
          ParquetRows.rewrite(source, target, ROW_GROUPS, row -> sharing(row, rows));
        }
      }
    }
    Files.createFile(world.resolve("whole"));
    return world;
  }

  private static Path file(Path world, IsoWeek week, String table) {
    return world
        .resolve("landing")
        .resolve(OPERATOR)
        .resolve(week.toString())
        .resolve(table + ".parquet");
  }

  /** Half of the subscribers, the same ones every week. */
  private static Group moved(Group row, String commune) {
    return digits(row, SubscriberSnapshot.SUBSCRIBER_ID) < 0x8000
            && ParquetRows.has(row, SubscriberSnapshot.HOME_COMMUNE)
        ? ParquetRows.with(row, SubscriberSnapshot.HOME_COMMUNE, commune)
        : row;
  }

  /** Whoever has two devices keeps them apart: rows that become one are not what is timed. */
  private static Group sharing(Group row, Map<String, Integer> rowsOfSharers) {
    return ParquetRows.has(row, DeviceObservation.DEVICE_ID)
            && ParquetRows.has(row, DeviceObservation.SUBSCRIBER_ID)
            && rowsOfSharers.getOrDefault(row.getString(DeviceObservation.SUBSCRIBER_ID, 0), 0) == 1
        ? ParquetRows.with(row, DeviceObservation.DEVICE_ID, SHARED_DEVICE)
        : row;
  }

  private Map<String, Integer> rowsOfSharers(Path observations) throws IOException {
    long below = Math.round(Math.min(MOST_SHARE, MOST_SHARING / subscribers) * 0x10000);
    Map<String, Integer> rows = new HashMap<>();
    ParquetRows.read(
        observations,
        row -> {
          if (digits(row, DeviceObservation.SUBSCRIBER_ID) < below) {
            rows.merge(row.getString(DeviceObservation.SUBSCRIBER_ID, 0), 1, Integer::sum);
          }
        });
    return rows;
  }

  private static String mostFrequentCommune(Path snapshot) throws IOException {
    Map<String, Integer> rows = new HashMap<>();
    ParquetRows.read(
        snapshot,
        row -> {
          if (ParquetRows.has(row, SubscriberSnapshot.HOME_COMMUNE)) {
            rows.merge(row.getString(SubscriberSnapshot.HOME_COMMUNE, 0), 1, Integer::sum);
          }
        });
    return rows.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  /** Four digits of a pseudonym as a number; those at fault have a greater one. */
  private static int digits(Group row, String column) {
    String pseudonym = ParquetRows.has(row, column) ? row.getString(column, 0) : "";
    return pseudonym.matches("[0-9a-f]{32,64}")
        ? Integer.parseInt(pseudonym.substring(4, 8), 16)
        : Integer.MAX_VALUE;
  }
}
