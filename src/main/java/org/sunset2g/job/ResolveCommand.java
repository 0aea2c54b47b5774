package org.sunset2g.job;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Msisdn;
import org.sunset2g.zone.Crosswalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts numbers to an outreach list, inside the operator's zone. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    header = "Put numbers to the tokens of an outreach list, inside the operator's zone.",
    description = {
      "",
      "RESTRICTED: the file it writes has mode 0600 and names persons. Every use adds to the audit"
          + " log who, when, what for and which list, a line per token and one for the list; no"
          + " number and no pseudonym.",
      "",
      "A list is known by its place, lists/<week>/<operator>/<code system>_<district>_<name>.csv,"
          + " or lists/<week>/<operator>/<phase>/… for every sunset phase but the first; where it"
          + " was moved, options say what it was.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g resolve output/lists/2024-W37/viettel/VN-2004_180_huyen-trang-dinh.csv"
          + " --keyset keys.json --crosswalk crosswalk --purpose 'calls of week 38'"
    })
final class ResolveCommand implements Callable<Integer> {
  private static final String FIRST_PHASE = "phase1";

  @Parameters(paramLabel = "LIST", description = "Outreach list, CSV with a column token.")
  private Path list;

  @Mixin private KeysetOption keyset;

  @Option(
      names = "--crosswalk",
      required = true,
      paramLabel = "FILE",
      description = "The crosswalk that pseudonymise wrote.")
  private Path crosswalk;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "What the numbers are for; goes into the audit log.")
  private String purpose;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write (beside the crosswalk, <list>.resolved.csv, or <list>.<phase>.resolved.csv"
              + " for a list in a phase's folder).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description = "Audit log (beside the crosswalk, resolutions.log).")
  private Optional<Path> audit = Optional.empty();

  @Option(names = "--operator", paramLabel = "NAME", description = "Operator of the list.")
  private Optional<String> operator = Optional.empty();

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "Week of the list.")
  private Optional<IsoWeek> week = Optional.empty();

  @Option(
      names = "--list",
      paramLabel = "CODE",
      description = "District of the list, such as VN-2004/180, or unplaced.")
  private Optional<String> code = Optional.empty();

  @Option(
      names = "--phase",
      paramLabel = "NAME",
      description = "Sunset phase of the list (its folder's name, else phase1).")
  private Optional<String> phase = Optional.empty();

  @Override
  public Integer call() {
    if (purpose.isBlank() || Msisdn.mayStandIn(purpose)) {
      throw new ConfigurationProblem(
          "--purpose says in words what the numbers are for, and holds no number itself");
    }
    Path beside = crosswalk.toAbsolutePath().getParent();
    Path place = out.orElseGet(() -> beside.resolve(resolvedName()));
    ListResolution.Outcome outcome =
        new ListResolution(list, tokens(), new Crosswalk(crosswalk, keyset.open()))
            .write(place, audit.orElseGet(() -> beside.resolve("resolutions.log")), purpose);
    System.err.printf(
        "sunset2g: %,d of %,d rows resolved; restricted%n", outcome.resolved(), outcome.asked());
    System.out.println(place);
    return Sunset2g.DONE;
  }

  private OutreachToken tokens() {
    ListPlace place = ListPlace.of(list);
    return new OutreachToken(
        phase.or(place::phase).orElse(FIRST_PHASE),
        operator.orElseGet(place::operator),
        week.or(place::week).orElseThrow(() -> unknown("--week")),
        code.or(place::list).orElseThrow(() -> unknown("--list")));
  }

  private ConfigurationProblem unknown(String option) {
    return new ConfigurationProblem(
        "the list's place does not say what it is a list of: give " + option);
  }

  private String resolvedName() {
    String ofPhase = ListPlace.of(list).phase().map(name -> "." + name).orElse("");
    return list.getFileName().toString().replaceFirst("\\.csv$", "") + ofPhase + ".resolved.csv";
  }
}
