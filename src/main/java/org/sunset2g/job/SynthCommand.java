package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.feed.area.AreaChangeReader;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.synthetic.FlowRates;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.NamedConditions;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.synthetic.WorldResult;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Makes a synthetic population. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Make a synthetic population: landing files, and the ledger they were made to give.",
    description = {
      "",
      "Seeded: the same options give the same bytes. Writes <folder>/landing,"
          + " <folder>/reference, <folder>/registry and, beside them, <folder>/truth with the"
          + " intended ledger and conversions. Nobody in it is real.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g synth --to world --subscribers 20000 --from 2024-W29 --weeks 8"
    })
final class SynthCommand implements Callable<Integer> {
  @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "Where to write.")
  private Path folder;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      defaultValue = "40000",
      description = "Subscribers of all operators together (${DEFAULT-VALUE}).")
  private long subscribers;

  @Option(
      names = "--from",
      paramLabel = "WEEK",
      defaultValue = "2024-W29",
      converter = WeekConverter.class,
      description = "First week (${DEFAULT-VALUE}).")
  private IsoWeek firstWeek;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "14",
      description = "Number of weeks (${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--operators",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "operator_a",
      description = "Operators, joined by commas (${DEFAULT-VALUE}).")
  private List<String> operators;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv_gz",
      description = "Of the landing files: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private LandingFormat format;

  @Option(
      names = "--bad-rows",
      paramLabel = "SHARE",
      defaultValue = "0.002",
      description = "Share of planted rows that break the contract (${DEFAULT-VALUE}).")
  private double badRows;

  @Option(
      names = "--rate",
      paramLabel = "NAME=VALUE",
      description = "How often a flow occurs, such as --rate reverted=0.01; may be repeated.")
  private List<String> rates = new ArrayList<>();

  @Option(
      names = "--conditions",
      paramLabel = "NAME",
      converter = ConditionsConverter.class,
      description = {
        "Conditions to live under, in weeks as uneven as real ones: as_published; postponed (three"
            + " days before the cut-off it is put off by 30 days); campaign (for three weeks, half"
            + " of the provinces at 2.5 times the pace); stock_out (for three weeks, half of the"
            + " provinces at 0.3 times the pace); late_rush (people wait for the last four weeks).",
        "Without it every week is as published, and even."
      })
  private Optional<NamedConditions> conditions = Optional.empty();

  @Option(
      names = "--unit-changes",
      paramLabel = "FILE",
      description = "Successors of communes; the world rezones where its weeks pass 2025-07-01.")
  private Optional<Path> changes = Optional.empty();

  @Mixin private WorldOptions world;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    WorldPlan plan = plan();
    WorldResult written = write(folder, plan, world.handsets(firstWeek), world.areas(), changes());
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf(
        Locale.ROOT,
        "%,d rows in %.1f s (%,.0f rows/s), %,d of them planted to be rejected%n",
        written.rows(),
        seconds,
        written.rows() / seconds,
        written.plantedBadRows());
    plan.conditions()
        .postponement()
        .ifPresent(
            postponed ->
                System.err.printf(
                    "the cut-off of %s was put off to %s, announced on %s%n",
                    plan.phase().cutOff(), postponed.newCutOff(), postponed.announcedOn()));
    System.out.println(folder.resolve("landing"));
    System.out.println(folder.resolve("reference"));
    System.out.println(folder.resolve("registry"));
    System.out.println(folder.resolve("truth"));
    return Sunset2g.DONE;
  }

  /** Reads the name of conditions. */
  static final class ConditionsConverter implements ITypeConverter<NamedConditions> {
    @Override
    public NamedConditions convert(String name) {
      try {
        return NamedConditions.ofWritten(name);
      } catch (InputProblem unknown) {
        throw new TypeConversionException(unknown.getMessage());
      }
    }
  }

  /** Writes a world, with a bar on a terminal. */
  static WorldResult write(
      Path folder,
      WorldPlan plan,
      TacCatalogue catalogue,
      AdministrativeUnits units,
      AreaChanges changes) {
    return SyntheticWorld.write(plan, catalogue, units, changes, folder, done -> {});
  }

  private WorldPlan plan() {
    FlowRates flows = FlowRates.standard();
    for (String rate : rates) {
      int equals = rate.indexOf('=');
      try {
        flows =
            flows.with(rate.substring(0, equals), Double.parseDouble(rate.substring(equals + 1)));
      } catch (NumberFormatException | StringIndexOutOfBoundsException malformed) {
        throw new ConfigurationProblem(
            "--rate takes NAME=VALUE, such as --rate reverted=0.01; was '" + rate + "'");
      }
    }
    WorldPlan plan =
        WorldPlan.of(world.seed(), subscribers, firstWeek, weeks, operators, format)
            .withRates(flows)
            .withBadRowShare(badRows);
    return conditions
        .map(named -> plan.withConditions(named.of(plan.phase(), firstWeek)))
        .orElse(plan);
  }

  private AreaChanges changes() {
    return changes.map(AreaChangeReader::read).orElse(AreaChanges.NONE);
  }
}
