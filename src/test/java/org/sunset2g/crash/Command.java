package org.sunset2g.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that are killed, each upon the lake it is used on. */
enum Command {
  WEEKLY(2) {
    @Override
    List<String> arguments(Path folder) {
      return List.of("weekly", "--week", CrashWorld.LAST);
    }
  },
  BACKFILL(3) {
    @Override
    List<String> arguments(Path folder) {
      return List.of(
          "backfill",
          "--from",
          CrashWorld.SECOND,
          "--to",
          CrashWorld.LAST,
          "--set",
          "paths.landing=" + folder.resolve("corrected"));
    }
  },
  RETAIN(3) {
    @Override
    List<String> arguments(Path folder) {
      List<String> arguments = new ArrayList<>(List.of("retain"));
      for (String setting :
          List.of(
              "retention.landingWeeks=1",
              "retention.stateWeeks=2",
              "retention.listWeeks=2",
              "retention.conversionWeeks=2",
              "outreach.refusalWeeks=2",
              "outreach.notNeededWeeks=2",
              "outreach.reportedConversionWeeks=2",
              "outreach.contactPauseDays=7")) {
        arguments.addAll(List.of("--set", setting));
      }
      return arguments;
    }
  },
  ERASE(3) {
    @Override
    List<String> arguments(Path folder) {
      List<String> arguments = new ArrayList<>(List.of("erase", "--operator", "viettel"));
      CrashWorld.ASKING.forEach(each -> arguments.addAll(List.of("--subscriber-id", each)));
      return arguments;
    }
  };

  /** How many weeks are published before it. */
  final int weeksBefore;

  Command(int weeksBefore) {
    this.weeksBefore = weeksBefore;
  }

  abstract List<String> arguments(Path folder);

  /** Whether readers see each week as it was or as it becomes, and nothing between. */
  boolean publishesWhole() {
    return this == WEEKLY || this == BACKFILL;
  }

  String words() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
