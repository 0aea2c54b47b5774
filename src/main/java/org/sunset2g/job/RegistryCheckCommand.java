package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.area.AreaChangeReader;
import org.sunset2g.feed.registry.RegistryReader;
import org.sunset2g.feed.registry.TetTableReader;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.Territory;
import org.sunset2g.registry.Blackouts;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.RegistryFinding;
import org.sunset2g.registry.RegistryReview;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a registry lacks, and what holds when the lists of a week are worked off. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Find communes without a team, areas without an office, and what has run out.",
    description = {
      "",
      "Reads reference.registry and reference.adminUnits, writes nothing, and needs no lake and no"
          + " Spark. The registry is looked at as of the Monday after the week, when the lists of"
          + " the week are worked off, for the areas in force at the end of the week.",
      "",
      "An office of their own have districts (communes where the code system has no districts)"
          + " for every operator, and provinces, districts and communes for the authorities; one"
          + " above or below does not count. A sale point is near a commune when it lies in its"
          + " district, or in the commune where there are no districts.",
      "",
      "A file with a fault is refused, with file, line and value.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 read and checked; 2 the registry is refused or, with --strict, something is"
          + " missing.",
      "",
      "Example: sunset2g registry check --week 2024-W42 --config jobs/local.yaml"
    })
final class RegistryCheckCommand implements Callable<Integer> {
  private static final int EXAMPLES = 10;

  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "The week whose lists are to be worked off, such as 2024-W42.")
  private IsoWeek week;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      split = ",",
      description =
          "Operators that should have offices, joined by commas; otherwise those that the registry"
              + " names.")
  private List<String> operators = new ArrayList<>();

  @Option(
      names = "--stale-days",
      paramLabel = "N",
      defaultValue = "180",
      description = "Days after which an office that nobody confirmed is named (${DEFAULT-VALUE}).")
  private int staleDays;

  @Option(names = "--all", description = "Name all examples, not the first " + EXAMPLES + ".")
  private boolean all;

  @Option(names = "--strict", description = "End with exit code 2 where something is missing.")
  private boolean strict;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (staleDays < 1) {
      throw new ConfigurationProblem("--stale-days must be at least 1, was " + staleDays);
    }
    Configuration configuration = settings.read();
    Registry registry =
        RegistryReader.read(Configuration.required(configuration.registry(), "reference.registry"));
    Territory territory = territory(configuration);
    RegistryReview.Scope scope = scope(territory);
    List<RegistryFinding> findings =
        RegistryReview.of(
            registry, territory, blackouts(configuration, registry, territory), scope);
    RegistryReport report =
        new RegistryReport(week, scope, registry, findings, all ? Integer.MAX_VALUE : EXAMPLES);
    System.out.print(json ? report.asJson() : report.asText());
    return strict && findings.stream().anyMatch(RegistryFinding::isLack)
        ? Sunset2g.BAD_INPUT
        : Sunset2g.DONE;
  }

  private static Territory territory(Configuration configuration) {
    return new Territory(
        AdminUnitReader.read(
            Configuration.required(configuration.adminUnits(), "reference.adminUnits")),
        configuration.adminUnitChanges().map(AreaChangeReader::read).orElse(AreaChanges.NONE),
        configuration.codeSystems());
  }

  private static Blackouts blackouts(
      Configuration configuration, Registry registry, Territory territory) {
    return Blackouts.of(
        registry,
        TetTableReader.shipped(),
        configuration.tetDaysBefore(),
        configuration.tetDaysAfter(),
        territory.units(),
        territory.changes());
  }

  private RegistryReview.Scope scope(Territory territory) {
    String system =
        territory
            .systemOf(week)
            .orElseThrow(
                () ->
                    InputProblem.of(
                        "there are no administrative units", "deliver the list of units"));
    return new RegistryReview.Scope(
        system, week.plus(1).monday(), new TreeSet<>(operators), staleDays);
  }
}
