package org.sunset2g.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares catalogues, and looks for what one says against itself. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    header = "Compare two TAC catalogues, or find what one says against itself.",
    description = {
      "",
      "A catalogue is named by its file, by an ISO week (the version in force in it) or by the"
          + " effective date of a version; the last two are looked up in reference.tacCatalogue."
          + " reference.capabilityOverlay is laid over each of them, as in the weekly run.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g catalogue diff 2024-W36 2024-W37 --config jobs/local.yaml",
      "         sunset2g catalogue check catalogue/2024-09-15.csv"
    },
    subcommands = {CatalogueDiffCommand.class, CatalogueCheckCommand.class})
final class CatalogueCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name one of: diff, check");
  }
}
