package org.sunset2g.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at the registry of outreach. */
@Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    header = "Check the registry of outreach: teams, offices, sale points, offers, restrictions.",
    description = {
      "",
      "The registry is the folder named by reference.registry, with one CSV file per table of"
          + " data-schema, each of which may be missing.",
      ""
    },
    footer = {"", "Example: sunset2g registry check --week 2024-W42 --config jobs/local.yaml"},
    subcommands = {RegistryCheckCommand.class})
final class RegistryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name one of: check");
  }
}
