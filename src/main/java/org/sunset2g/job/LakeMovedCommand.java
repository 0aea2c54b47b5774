package org.sunset2g.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sunset2g.lake.LakeFormat;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.LakeMove;
import org.sunset2g.storage.Places;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the places of all files of a lake anew, after it was copied. */
@Command(
    name = "moved",
    mixinStandardHelpOptions = true,
    header = "After a lake was copied or moved: let it name its files where they are now.",
    description = {
      "",
      "Tables keep absolute paths. Copy the folder first, by whatever means, while nothing writes"
          + " to it; name the new place in paths.lake; then run this once. Copies no rows and"
          + " never touches the old place: where the original is still there, both live on by"
          + " themselves. Snapshots keep their ids, so weeks, revisions and tags stay.",
      "",
      "Killed at any moment, it is finished by running it again.",
      ""
    },
    footer = {"", "Example: sunset2g lake moved --config jobs/local.yaml"})
final class LakeMovedCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description =
          "Where the lake or its warehouse was. The catalogue knows; needed only where it knows"
              + " several places, or is shared with the original.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would be written.")
  private boolean onlyLooks;

  @Override
  public Integer call() {
    Configuration configuration = settings.read();
    Path lakeFolder = RetainCommand.existing(configuration);
    LakeFormat.refuseNewer(lakeFolder);
    List<LakeMove.Step> steps;
    // The lock of a lake that is not on a disk stands in the catalogue, and would name a table that
    // has moved as well: no run may be at work, which the command's help says.
    try (LakeLock lock = Places.isRemote(lakeFolder) ? null : LakeLock.take(lakeFolder)) {
      LakeMove move =
          new LakeMove(lakeFolder, configuration.catalogue(), hadoop(configuration.spark()), from);
      steps = onlyLooks ? move.look() : move.carryOut();
    }
    if (steps.isEmpty()) {
      System.out.println("nothing to do: all tables lie where the lake is");
      return Sunset2g.DONE;
    }
    System.out.printf("%-24s %8s  %s%n", "table", "files", "from, and to");
    for (LakeMove.Step step : steps) {
      System.out.printf(Locale.ROOT, "%-24s %,8d  %s%n", step.table(), step.files(), step.from());
      System.out.printf("%-24s %8s  %s%n", "", "", step.to());
    }
    System.out.println(
        onlyLooks
            ? "these would be written anew; rows stay as they are"
            : "written anew; './sunset2g runs' shows the lake's weeks");
    return Sunset2g.DONE;
  }

  /** Settings of the storage: what Spark hands to Hadoop. */
  private static Map<String, String> hadoop(Map<String, String> spark) {
    Map<String, String> hadoop = new TreeMap<>();
    spark.forEach(
        (key, value) -> {
          String name = key.replaceFirst("^spark\\.", "");
          if (name.startsWith("hadoop.")) {
            hadoop.put(name.substring("hadoop.".length()), value);
          }
        });
    return hadoop;
  }
}
