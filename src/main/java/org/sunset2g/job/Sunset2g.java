package org.sunset2g.job;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.sunset2g.watch.Masked;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code sunset2g}. */
@Command(
    name = "sunset2g",
    mixinStandardHelpOptions = true,
    versionProvider = Sunset2g.Version.class,
    exitCodeOnInvalidInput = Sunset2g.WRONG_USAGE,
    exitCodeOnExecutionException = Sunset2g.OUR_FAULT,
    header = "Who is still on a 2G-only handset, where, and whom to reach next.",
    description = {
      "",
      "Joins pseudonymised subscriber snapshots with device observations, week by week, keeps a"
          + " balanced ledger of the subscribers who will lose service, and writes planner reports"
          + " and outreach lists.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Begin with: sunset2g demo",
      "",
      "Exit codes: 0 done; 1 wrong usage; 2 bad input, or a gate refused it; 3 our fault;"
          + " 75 not yet: the week's files have not come, or another run is at work, so try later."
    },
    subcommands = {
      DemoCommand.class,
      WeeklyCommand.class,
      BackfillCommand.class,
      RunsCommand.class,
      ValidateCommand.class,
      RejectsCommand.class,
      ExportCommand.class,
      ExplainCommand.class,
      CompareCommand.class,
      ForecastCommand.class,
      MergeReportsCommand.class,
      DeltaCommand.class,
      EffectCommand.class,
      SealCommand.class,
      UnsealCommand.class,
      BacktestCommand.class,
      CatalogueCommand.class,
      RegistryCommand.class,
      ResultsCommand.class,
      AuditDisclosureCommand.class,
      ActivityCommand.class,
      CalendarCommand.class,
      DoctorCommand.class,
      LakeCommand.class,
      RetainCommand.class,
      EraseCommand.class,
      SynthCommand.class,
      ConformanceCommand.class,
      KeysCommand.class,
      PseudonymiseCommand.class,
      ResolveCommand.class,
      HelpCommand.class
    })
public final class Sunset2g implements Runnable {
  static final int DONE = 0;
  static final int WRONG_USAGE = 1;
  static final int BAD_INPUT = 2;
  static final int OUR_FAULT = 3;

  /** EX_TEMPFAIL of sysexits: the same command may do its work later. */
  static final int NOT_YET = 75;

  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print the stack trace of a fault of ours.")
  private boolean stacktrace;

  /** Says the version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return Versions.lines();
    }
  }

  /**
   * Runs the command. Returns on success and exits only on failure: a cluster manager reports a
   * driver that calls exit as failed.
   */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(Log::uncaught);
    int code = run(arguments);
    if (code != DONE) {
      System.exit(code);
    }
  }

  /** Runs the command and answers with its exit code. */
  static int run(String... arguments) {
    return run(Clock.systemUTC(), arguments);
  }

  /** The same, telling by the clock which week was the last one. */
  static int run(Clock clock, String... arguments) {
    Log.begin(arguments);
    Sunset2g command = new Sunset2g();
    CommandLine line = line(command, clock);
    try {
      return line.execute(arguments);
    } catch (Error fault) {
      // Such as too little memory: the parser's handler is given exceptions only.
      return command.explain(fault, line);
    }
  }

  private static CommandLine line(Sunset2g command, Clock clock) {
    CommandLine line = new CommandLine(command, new PartsWithClock(clock));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler((fault, failed, parsed) -> command.explain(fault, failed));
    line.setParameterExceptionHandler(Sunset2g::explainUsage);
    return line;
  }

  /** Reads a command and runs nothing; wrong usage is a {@link ParameterException}. */
  static ParseResult parse(String... arguments) {
    return line(new Sunset2g(), Clock.systemUTC()).parseArgs(arguments);
  }

  /** Makes picocli's parts, giving those the clock that need one. */
  private record PartsWithClock(Clock clock) implements IFactory {
    @Override
    public <K> K create(Class<K> part) throws Exception {
      return part == WeekConverter.class
          ? part.cast(new WeekConverter(clock))
          : CommandLine.defaultFactory().create(part);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  private static int explainUsage(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    if (Log.isJson()) {
      String help = "see '%s --help'".formatted(line.getCommandSpec().qualifiedName());
      Log.error(wrong.getMessage() + "\n  what to do: " + help, WRONG_USAGE, Optional.empty());
      return WRONG_USAGE;
    }
    PrintWriter err = line.getErr();
    err.println("sunset2g: " + wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("See '%s --help'.".formatted(line.getCommandSpec().qualifiedName()));
    }
    return WRONG_USAGE;
  }

  private int explain(Throwable fault, CommandLine failed) {
    int code = RunEnd.codeOf(fault);
    String said = code == OUR_FAULT ? faultOfOurs(fault) : fault.getMessage();
    boolean isTraced =
        code == OUR_FAULT
            && (stacktrace
                || Arrays.asList("1", "true").contains(System.getenv("SUNSET2G_STACKTRACE")));
    if (Log.isJson()) {
      Log.error(said, code, isTraced ? Optional.of(fault) : Optional.empty());
      return code;
    }
    PrintWriter err = failed.getErr();
    err.println("sunset2g: " + said);
    if (isTraced) {
      err.print(Log.maskedStackOf(fault));
      err.flush();
    }
    return code;
  }

  /** What was thrown may quote what it was at work on: it is masked wherever it is said. */
  static String faultOfOurs(Throwable fault) {
    return Masked.of(
        MachineFault.behind(fault)
            .map(known -> known.words(fault))
            .orElseGet(
                () ->
                    "a fault of ours; %s: %s\n  what to do: run it again; if it stays, run it with --stacktrace and report it"
                        .formatted(MachineFault.publishedOrNot(fault), MachineFault.root(fault))));
  }
}
