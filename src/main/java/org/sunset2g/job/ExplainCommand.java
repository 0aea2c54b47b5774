package org.sunset2g.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what changed in the numbers at risk, and why. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    header =
        "Say what changed in the number at risk, and why: between weeks, revisions, catalogues.",
    description = {
      "",
      "RESTRICTED: these are the operator's own unprotected numbers, for its data team.",
      "",
      "With --week alone: the published ledger of the week, from opening to closing by the flows"
          + " between them. With --revision N too: as that revision had it.",
      "",
      "With --revision N --with M: the same subscribers in two published revisions of the week, and"
          + " what makes them at risk in one and not in the other, in the words of the weekly"
          + " flows: revision N takes the place of the week before. The forms of handsets and the"
          + " successions of areas are those of the reference files as they are now.",
      "",
      "With --catalogue A --with B: who would be at risk with the one and with the other catalogue,"
          + " by the newest published state of the week and the rules of the phase in the settings."
          + " Nobody changed the handset, so all of the difference is reclassified; who is absent,"
          + " exempt or quiet is so with either.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 explained; 1 wrong usage; 2 a week, revision or catalogue is not there.",
      "",
      "Example: sunset2g explain --config jobs/local.yaml --week 2024-W37 --by district --csv"
          + " why.csv"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W37, or 'last'.")
  private IsoWeek week;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "Only this operator (all of the week).")
  private Optional<String> operator = Optional.empty();

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "Sunset phase (the first one of the settings).")
  private Optional<String> phase = Optional.empty();

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "Only this area with all below it, such as VN-2004/25.")
  private Optional<String> area = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "LEVEL",
      description =
          "What to add up by: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}). A commune stands for its"
              + " district where there are none.")
  private ExplainedChange.Level level = ExplainedChange.Level.country;

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "Revision of the week, as 'sunset2g runs' counts them (the newest).")
  private Optional<Integer> revision = Optional.empty();

  @Option(names = "--catalogue", paramLabel = "A", description = NamedCatalogue.MEANING)
  private Optional<String> catalogue = Optional.empty();

  @Option(
      names = "--with",
      paramLabel = "M|B",
      description = "What to compare with: another revision, or another catalogue.")
  private Optional<String> with = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "CSV file for the sums of every level, whatever is shown.")
  private Optional<Path> csv = Optional.empty();

  @Override
  public Integer call() {
    refuseWrongUsage();
    Optional<AreaCode> within = area.map(ExplainCommand::areaOf);
    Configuration configuration = settings.read();
    Path lakeFolder = RetainCommand.existing(configuration);
    WeekRevisions revisions = WeekRevisions.of(new RunRecords(lakeFolder), week, operator);
    ExplainedChange whole;
    try (Sessions.Lease session = Sessions.open(configuration)) {
      Lake lake = Lake.open(session.spark(), lakeFolder, configuration.catalogue());
      whole =
          explained(
                  configuration, new Explanations(configuration, lake, revisions, phase), revisions)
              .balanced();
    }
    ExplainedChange change = within.map(each -> inArea(whole, each)).orElse(whole);
    System.out.print(change.table(level));
    csv.ifPresent(file -> write(file, change.rows()));
    Set<String> leftOut = new TreeSet<>(revisions.runs().keySet());
    leftOut.removeAll(whole.title().keySet());
    if (!leftOut.isEmpty()) {
      System.err.println("left out, without such a revision: " + String.join(", ", leftOut));
    }
    System.err.println(
        "restricted: the operator's own numbers, small ones unprotected; not to be passed on");
    return Sunset2g.DONE;
  }

  private ExplainedChange explained(
      Configuration configuration, Explanations explanations, WeekRevisions revisions) {
    if (catalogue.isPresent()) {
      return explanations.catalogues(
          NamedCatalogue.of(catalogue.get(), configuration).read(),
          NamedCatalogue.of(with.orElseThrow(), configuration).read());
    }
    if (with.isPresent()) {
      return explanations.revisions(revision.orElseThrow(), number(with.get()));
    }
    return explanations.ledger(revision.map(revisions::numbered).orElseGet(revisions::newest));
  }

  private void refuseWrongUsage() {
    if (revision.isPresent() && catalogue.isPresent()) {
      throw new ConfigurationProblem("name either --revision or --catalogue, not both");
    }
    if (catalogue.isPresent() && with.isEmpty()) {
      throw new ConfigurationProblem("--catalogue A needs the one to compare with: --with B");
    }
    if (with.isPresent() && catalogue.isEmpty() && revision.isEmpty()) {
      throw new ConfigurationProblem(
          "--with needs what it is compared with: --revision N --with M, or --catalogue A --with"
              + " B");
    }
    if (revision.isPresent()) {
      with.ifPresent(ExplainCommand::number);
    }
    csv.filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
        .ifPresent(
            file -> {
              throw new ConfigurationProblem(
                  "--csv takes a file ending in .csv, was '" + file + "'");
            });
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new ConfigurationProblem(
          "--with takes the number of a revision beside --revision, was '%s'; %s"
              .formatted(text, WeekRevisions.LISTED));
    }
    return Integer.parseInt(text);
  }

  private static AreaCode areaOf(String text) {
    try {
      return AreaCode.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new ConfigurationProblem("--area: " + malformed.getMessage());
    }
  }

  private ExplainedChange inArea(ExplainedChange whole, AreaCode within) {
    ExplainedChange change = whole.within(within);
    if (change.entries().isEmpty() && whole.units().find(within).isEmpty()) {
      throw InputProblem.of(
          "there is no area " + within + " in the list of units, and nobody at risk in it",
          "check the code, and reference.adminUnits in the settings; 'sunset2g explain --week "
              + week
              + " --by commune' lists the areas that there are");
    }
    return change;
  }

  private static void write(Path file, List<List<String>> rows) {
    Path place = file.toAbsolutePath();
    Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
    try {
      Files.createDirectories(place.getParent());
      try (BufferedWriter writer = RestrictedFile.writer(draft)) {
        CsvText.write(writer, ExplainedChange.HEADER, rows);
      }
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              file, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    System.err.printf(Locale.ROOT, "%,d rows in %s%n", rows.size(), file);
  }
}
