package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Option;

/** Which synthetic worlds forecasts are held against, and how large they are. */
final class BacktestWorldOptions {
  @Option(
      names = "--worlds",
      paramLabel = "NAME",
      split = ",",
      description = "Synthetic worlds, joined by commas (all of them).")
  private List<String> worlds = new ArrayList<>();

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      defaultValue = "400000",
      description = "Subscribers of a world (${DEFAULT-VALUE}).")
  private long subscribers;

  @Option(
      names = "--units",
      paramLabel = "FILE",
      description = "Administrative units of the worlds; otherwise Lạng Sơn and Sóc Trăng.")
  private Optional<Path> units = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "WEEK",
      defaultValue = "2024-W17",
      converter = WeekConverter.class,
      description = "First week of a world (${DEFAULT-VALUE}).")
  private IsoWeek firstWeek;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "34",
      description = "Weeks of a world (${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--cell",
      paramLabel = "N",
      defaultValue = "10",
      description = "Minimum cell that a world's figures are rounded to (${DEFAULT-VALUE}).")
  private int cell;

  void refuseWrongUsage() {
    for (String name : worlds) {
      if (!BacktestWorlds.NAMES.contains(name)) {
        throw new ConfigurationProblem(
            "there is no world '%s'; there are %s"
                .formatted(name, String.join(", ", BacktestWorlds.NAMES)));
      }
    }
    if (subscribers < 1) {
      throw new ConfigurationProblem("--subscribers must be at least 1, was " + subscribers);
    }
    if (weeks < 1) {
      throw new ConfigurationProblem("--weeks must be at least 1, was " + weeks);
    }
    if (cell < 2) {
      throw new ConfigurationProblem("--cell must be at least 2, was " + cell);
    }
  }

  /** Whether worlds are named. */
  boolean isNamed() {
    return !worlds.isEmpty();
  }

  /** The worlds that are named, or all. */
  List<String> names() {
    return worlds.isEmpty() ? BacktestWorlds.NAMES : worlds;
  }

  AdministrativeUnits areas() {
    return units.map(AdminUnitReader::read).orElseGet(BuiltInUnits::langSonAndSocTrang);
  }

  /** The weeks of one world as they would be published. */
  BacktestSeries series(String name, long seed, AdministrativeUnits areas) {
    return BacktestSeries.of(
        BacktestWorlds.of(name, seed, subscribers, firstWeek, weeks, areas),
        new DisclosureSettings(cell));
  }

  /** How the worlds came about, in a sentence or two. */
  String made(long seed) {
    return String.format(
        Locale.ROOT,
        "Synthetic worlds of %s, %s from %s, seed %d; figures rounded to %d before anybody forecasts from them. Nobody in them is real.",
        new Quantity(subscribers, "subscriber"),
        new Quantity(weeks, "week"),
        firstWeek,
        seed,
        cell);
  }
}
