package org.sunset2g.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.watch.Masked;

/**
 * How a run ended.
 *
 * @param run its record; absent where it ended before it had one
 * @param week the week asked for; absent where none was named
 * @param startedAt when the run, or the command where there is no run, began
 * @param endedAt when it ended
 * @param exitCode exit code that belongs to it
 * @param fault why it did not end well
 * @param stepSeconds wall time by step, as far as it came
 */
record RunEnd(
    Optional<RunRecord> run,
    Optional<IsoWeek> week,
    Instant startedAt,
    Instant endedAt,
    int exitCode,
    Optional<Throwable> fault,
    Map<String, Double> stepSeconds) {

  /** In one word: published, incomplete (without some operators), waiting, refused or failed. */
  String outcome() {
    if (fault.isEmpty()) {
      return exitCode == Sunset2g.DONE ? "published" : "incomplete";
    }
    return outcome(exitCode);
  }

  /** How a command with a fault ended, in one word. */
  static String outcome(int exitCode) {
    return switch (exitCode) {
      case Sunset2g.OUR_FAULT -> "failed";
      case Sunset2g.NOT_YET -> "waiting";
      default -> "refused";
    };
  }

  double seconds() {
    return (endedAt.toEpochMilli() - startedAt.toEpochMilli()) / 1000.0;
  }

  /**
   * Why, for systems outside: what the user can mend in full, since such a message never names a
   * person; of gates only their names, since what they measured is the ledger's; of a fault of ours
   * its kind only, since nobody vouches for its words.
   */
  Optional<String> reason() {
    return fault.map(
        why -> {
          if (!(why instanceof InputProblem || why instanceof ConfigurationProblem)) {
            return "a fault of ours: " + why.getClass().getSimpleName();
          }
          String gates = run.map(RunEnd::refusing).orElse("");
          return gates.isEmpty()
              ? Masked.of(why.getMessage())
              : "refused by gates, whose figures the run record has: " + gates;
        });
  }

  private static String refusing(RunRecord run) {
    return run.gates().stream()
        .filter(gate -> !gate.passed() && gate.accepted().isEmpty())
        .filter(gate -> gate.level().equals("REFUSE"))
        .map(RunRecord.Gate::gate)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The exit code that a fault ends the process with. */
  static int codeOf(Throwable fault) {
    if (fault instanceof ConfigurationProblem) {
      return Sunset2g.WRONG_USAGE;
    }
    // Where a full disk is behind it, its user has nothing else to mend.
    if (fault instanceof InputProblem problem
        && !MachineFault.behind(fault).equals(Optional.of(MachineFault.DISK_FULL))) {
      return problem.isOnlyForNow() ? Sunset2g.NOT_YET : Sunset2g.BAD_INPUT;
    }
    return Sunset2g.OUR_FAULT;
  }

  /** The week as a number that a graph can show, such as 202437. */
  static int number(String week) {
    return Integer.parseInt(week.toUpperCase(Locale.ROOT).replace("-W", ""));
  }
}
