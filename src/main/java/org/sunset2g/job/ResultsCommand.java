package org.sunset2g.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What teams send back. */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    header = "Check the result files that teams fill in.",
    subcommands = {ResultsCheckCommand.class})
final class ResultsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name one of: check");
  }
}
