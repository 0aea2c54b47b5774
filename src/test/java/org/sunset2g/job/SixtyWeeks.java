package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.RuntimeConfig;
import org.sunset2g.SparkForTests;
import org.sunset2g.oracle.OracleInput;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.FlowRates;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPhase;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import scala.Option;

/**
 * A world of sixty weeks, and an operator that delivers them as it pleases: files stay away, come
 * twice, come in parts or come wrong, and whoever runs the weeks types commands.
 */
final class SixtyWeeks {
  static final String OPERATOR = "north";

  /** From twelve weeks before the cut-off to ten after the communes were redrawn. */
  static final List<IsoWeek> WEEKS =
      IntStream.range(0, 60).mapToObj(IsoWeek.parse("2024-W30")::plus).toList();

  static final AdministrativeUnits UNITS;
  static final AreaChanges CHANGES;

  /**
   * So few people would show hardly any number if cells had to hold ten. For so few rows it takes
   * longer to generate code, and to plan anew while running, than to go without.
   */
  private static final List<String> SMALL =
      List.of(
          "disclosure.minimumCell=5",
          "outreach.papers=[]",
          "report.forms=[]",
          "forecast.paths=100",
          "spark.spark.sql.shuffle.partitions=1",
          "spark.spark.sql.adaptive.enabled=false",
          "spark.spark.sql.codegen.wholeStage=false",
          "spark.spark.sql.codegen.factoryMode=NO_CODEGEN");

  private static final Path LATER_CATALOGUE = Path.of("2025-02-18.csv");

  static {
    Set<String> kept = Set.of("20", "94", "180", "183", "945");
    List<AdministrativeUnit> units = new ArrayList<>();
    List<AreaChanges.Change> changes = new ArrayList<>();
    for (AdministrativeUnit unit : BuiltInUnits.langSonAndSocTrang().all()) {
      AreaCode named = unit.level() == Level.COMMUNE ? unit.parent().orElseThrow() : unit.area();
      if (kept.contains(named.code())) {
        units.add(unit);
      }
    }
    for (AdministrativeUnit unit : List.copyOf(units)) {
      AreaCode after = new AreaCode("VN-2025", unit.area().code());
      if (unit.level() == Level.PROVINCE) {
        units.add(new AdministrativeUnit(after, Level.PROVINCE, unit.name(), Optional.empty()));
      } else if (unit.level() == Level.COMMUNE) {
        // Four communes become one, under the code of the first.
        boolean isFirst = changes.size() % 4 == 0;
        AreaCode successor = isFirst ? after : changes.get(changes.size() - 1).after();
        changes.add(new AreaChanges.Change(unit.area(), successor, true));
        if (isFirst) {
          String province = unit.parent().orElseThrow().code().startsWith("9") ? "94" : "20";
          AreaCode above = new AreaCode("VN-2025", province);
          units.add(new AdministrativeUnit(after, Level.COMMUNE, unit.name(), Optional.of(above)));
        }
      }
    }
    UNITS = new AdministrativeUnits(units);
    CHANGES = new AreaChanges(changes);
  }

  private final Path world;
  private final Path folder;
  private final EngineRun right;
  private final EngineRun messy;

  private SixtyWeeks(Path folder) {
    this.folder = folder;
    this.world = folder.resolve("world");
    this.right = EngineRun.onWorld(world, folder.resolve("right"), SMALL.toArray(String[]::new));
    this.messy = EngineRun.in(folder.resolve("messy"), settings().toArray(String[]::new));
  }

  /** Makes the world; nothing of it is delivered to the messy side yet. */
  static SixtyWeeks in(Path folder) throws IOException {
    SyntheticWorld.write(
        WorldPlan.of(60, 1_200, WEEKS.get(0), WEEKS.size(), List.of(OPERATOR), LandingFormat.CSV)
            .withBadRowShare(0.01)
            .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.45))
            .withRates(
                FlowRates.standard()
                    .with("conversionPace", 0.25)
                    .with("vanished", 0.004)
                    .with("exempted", 0.002)
                    .with("moved", 0.01)
                    .with("downgraded", 0.002)
                    .with("silenceLasts", 0.7)
                    .with("reverted", 0.02)
                    .with("handsetUnknown", 0.004)),
        BuiltInCatalogue.smallMarket(),
        UNITS,
        CHANGES,
        folder.resolve("world"),
        done -> {});
    SixtyWeeks weeks = new SixtyWeeks(folder);
    Path catalogues = Files.createDirectories(weeks.catalogues());
    try (Stream<Path> versions = Files.list(weeks.world.resolve("reference/tac_catalogue"))) {
      for (Path version : versions.toList()) {
        if (!version.endsWith(LATER_CATALOGUE)) {
          Files.copy(version, catalogues.resolve(version.getFileName()));
        }
      }
    }
    return weeks;
  }

  /** Every file as it should have been, in time. */
  EngineRun right() {
    return right;
  }

  EngineRun messy() {
    return messy;
  }

  OracleInput oracleInput() {
    Path reference = world.resolve("reference");
    return OracleInput.withDefaults(
            world.resolve("landing"),
            reference.resolve("tac_catalogue"),
            List.of(OPERATOR),
            WEEKS,
            "phase1")
        .withAreas(
            reference.resolve("admin_units.csv"),
            reference.resolve("admin_unit_changes.csv"),
            List.of());
  }

  /** Puts both files of the week into the messy side's landing folder, as they should be. */
  void deliver(IsoWeek week) throws IOException {
    deliver("subscriber_snapshot.csv", week, row -> true);
    deliver("device_observation.csv", week, row -> true);
  }

  /** Only such rows of one file, in place of what was delivered before. */
  void deliver(String file, IsoWeek week, Predicate<String> rows) throws IOException {
    Path from = world.resolve("landing").resolve(OPERATOR).resolve(week.toString()).resolve(file);
    Path to = landing().resolve(OPERATOR).resolve(week.toString()).resolve(file);
    Files.createDirectories(to.getParent());
    List<String> lines = Files.readAllLines(from);
    List<String> delivered = new ArrayList<>(lines.subList(0, 1));
    lines.stream().skip(1).filter(rows).forEach(delivered::add);
    Files.write(to, delivered);
  }

  /** The version of the catalogue that takes effect in the thirty-first week. */
  void deliverLaterCatalogue() throws IOException {
    Files.copy(
        world.resolve("reference/tac_catalogue").resolve(LATER_CATALOGUE),
        catalogues().resolve(LATER_CATALOGUE),
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** A command on the messy side. */
  CommandRun command(String... words) {
    List<String> typed = new ArrayList<>(List.of(words));
    for (String setting : settings()) {
      typed.addAll(List.of("--set", setting));
    }
    typed.addAll(List.of("--set", "paths.lake=" + folder.resolve("messy/lake")));
    typed.addAll(List.of("--set", "paths.output=" + folder.resolve("messy/output")));
    return CommandRun.of(typed.toArray(String[]::new));
  }

  private List<String> settings() {
    Path reference = world.resolve("reference");
    List<String> settings = new ArrayList<>(SMALL);
    settings.add("paths.landing=" + landing());
    settings.add("reference.tacCatalogue=" + catalogues());
    settings.add("reference.adminUnits=" + reference.resolve("admin_units.csv"));
    settings.add("reference.adminUnitChanges=" + reference.resolve("admin_unit_changes.csv"));
    return settings;
  }

  /** What the settings stand at in the session that all tests share, before they are changed. */
  static Map<String, Optional<String>> sessionSettings() {
    RuntimeConfig session = SparkForTests.session().conf();
    Map<String, Optional<String>> settings = new TreeMap<>();
    for (String setting : SMALL) {
      if (setting.startsWith("spark.")) {
        String name = setting.substring("spark.".length(), setting.indexOf('='));
        Option<String> value = session.getOption(name);
        settings.put(name, value.isDefined() ? Optional.of(value.get()) : Optional.empty());
      }
    }
    return settings;
  }

  static void giveBack(Map<String, Optional<String>> settings) {
    RuntimeConfig session = SparkForTests.session().conf();
    settings.forEach(
        (name, value) ->
            value.ifPresentOrElse(was -> session.set(name, was), () -> session.unset(name)));
  }

  private Path landing() {
    return folder.resolve("messy/landing");
  }

  private Path catalogues() {
    return folder.resolve("messy/tac_catalogue");
  }
}
