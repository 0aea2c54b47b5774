package org.sunset2g.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the lake as a folder. */
@Command(
    name = "lake",
    mixinStandardHelpOptions = true,
    header = "Let a lake that was copied, moved or restored elsewhere name its own files.",
    footer = {"", "Example: sunset2g lake moved --dry-run --config jobs/local.yaml"},
    subcommands = {LakeMovedCommand.class})
final class LakeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name one of: moved");
  }
}
