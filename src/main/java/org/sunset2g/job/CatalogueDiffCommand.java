package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.reference.CatalogueChange;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what two catalogues say differently, and whom it concerns. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    header = "Show which TACs two catalogues put into another class, and how many have them.",
    description = {
      "",
      "Lists the TACs that only one of the catalogues has, or of which they differ in class, VoLTE"
          + " or form; before it a summary by class. Another spelling of a model is no difference.",
      "",
      "Where paths.lake has a published week, the subscribers are counted whose handset has the"
          + " TAC, by the newest week of every operator. Numbers from 1 to below"
          + " disclosure.minimumCell are withheld; a sum over a withheld number says only what it"
          + " is at least.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 compared, whether or not they differ; 2 one of them cannot be read.",
      "",
      "Example: sunset2g catalogue diff 2024-W36 2024-W37 --config jobs/local.yaml --to changes.csv"
    })
final class CatalogueDiffCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Parameters(index = "0", paramLabel = "BEFORE", description = NamedCatalogue.MEANING)
  private String before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "Likewise.")
  private String after;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "CSV file for the list of TACs; without it the list is printed.")
  private Optional<Path> to = Optional.empty();

  @Override
  public Integer call() {
    Configuration configuration = settings.read();
    to.filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
        .ifPresent(
            file -> {
              throw new ConfigurationProblem(
                  "--to takes a file ending in .csv, was '" + file + "'");
            });
    TacCatalogue earlier = NamedCatalogue.of(before, configuration).read();
    TacCatalogue later = NamedCatalogue.of(after, configuration).read();
    List<CatalogueChange> changes = CatalogueChange.between(earlier, later);
    Optional<HandsetHolders> holders =
        changes.isEmpty() ? Optional.empty() : HandsetHolders.of(configuration);
    CatalogueDiff diff = new CatalogueDiff(changes, holders, configuration.minimumCell());
    System.out.printf(
        Locale.ROOT,
        "before: %s (%,d TACs)%nafter:  %s (%,d TACs)%n%s",
        earlier.source(),
        earlier.size(),
        later.source(),
        later.size(),
        diff.summary());
    if (to.isPresent()) {
      write(to.get(), diff);
    } else {
      System.out.print(diff.list());
    }
    return Sunset2g.DONE;
  }

  private static void write(Path file, CatalogueDiff diff) {
    Path place = file.toAbsolutePath();
    Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
    try {
      Files.createDirectories(place.getParent());
      CsvText.write(draft, CatalogueDiff.HEADER, diff.rows());
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              file, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    System.err.printf(Locale.ROOT, "%,d rows in %s%n", diff.rows().size(), file);
  }
}
