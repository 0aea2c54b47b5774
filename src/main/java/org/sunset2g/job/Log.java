package org.sunset2g.job;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.ThreadContext;
import org.sunset2g.watch.JsonLine;
import org.sunset2g.watch.Masked;

/**
 * What this process says on standard error: sentences for people, or, of the jobs that a scheduler
 * starts, one JSON object a line. There is one process, one standard error and one log.
 */
final class Log {
  /** Jobs that run without anybody looking; all other commands speak to a person. */
  static final Set<String> SCHEDULED =
      Set.of("weekly", "backfill", "retain", "erase", "activity", "pseudonymise");

  /** Set by the launcher where standard error is a terminal, whatever the other streams are. */
  private static final String TERMINAL = "sunset2g.terminal";

  private static final String CURE = "\n  what to do: ";
  private static final String FORMAT_VARIABLE = "SUNSET2G_LOG";

  private static final Map<String, String> CONTEXT = new ConcurrentHashMap<>();
  private static volatile boolean isScheduled;
  private static volatile LogFormat format = LogFormat.HUMAN;

  private Log() {}

  /** Begins with a command as it was typed; nothing of the one before is left. */
  static void begin(String... arguments) {
    CONTEXT.clear();
    Optional<String> command =
        Arrays.stream(arguments).filter(word -> !word.startsWith("-")).findFirst();
    isScheduled =
        command.filter(SCHEDULED::contains).isPresent()
            && Arrays.stream(arguments).noneMatch(word -> Set.of("-h", "--help").contains(word));
    command.ifPresent(name -> CONTEXT.put("command", name));
    use(LogFormat.AUTO);
  }

  /** Takes what the settings say; {@code AUTO} asks environment and terminal. */
  static void use(LogFormat wanted) {
    format =
        isScheduled
            ? chosen(
                wanted,
                Optional.ofNullable(System.getenv(FORMAT_VARIABLE)).orElse(""),
                Boolean.getBoolean(TERMINAL) || System.console() != null)
            : LogFormat.HUMAN;
    if (isJson()) {
      ForeignLog.toJson();
    } else {
      ForeignLog.asConfigured();
    }
  }

  /** The setting where it decides, else the environment where that does, else the terminal. */
  static LogFormat chosen(LogFormat wanted, String environment, boolean isTerminal) {
    if (wanted != LogFormat.AUTO) {
      return wanted;
    }
    return switch (environment.toLowerCase(Locale.ROOT)) {
      case "human" -> LogFormat.HUMAN;
      case "json" -> LogFormat.JSON;
      default -> isTerminal ? LogFormat.HUMAN : LogFormat.JSON;
    };
  }

  static boolean isJson() {
    return format == LogFormat.JSON;
  }

  /** Stands in every line from now on; an empty value takes the key away. */
  static void about(String key, String value) {
    if (value.isEmpty()) {
      CONTEXT.remove(key);
    } else {
      CONTEXT.put(key, value);
    }
    if (isJson()) {
      // For whoever has a layout of his own.
      ThreadContext.put("sunset2g." + key, value);
    }
  }

  static void info(String message) {
    told("info", "info", message, Map.of());
  }

  static void warn(String message) {
    warn(message, Map.of());
  }

  /** A warning with keys of its own, such as operator. */
  static void warn(String message, Map<String, ?> keys) {
    told("warn", "warning", message, keys);
  }

  private static void told(String level, String event, String message, Map<String, ?> keys) {
    if (isJson()) {
      Map<String, Object> all = new LinkedHashMap<>(keys);
      all.put("message", message);
      event(level, event, all);
    } else {
      System.err.println("sunset2g: " + message);
    }
  }

  /** An event that has a line of its own in JSON and none for people. */
  static void event(String event, Map<String, ?> keys) {
    if (isJson()) {
      event("info", event, keys);
    }
  }

  /** The end of the process for a reason: one line with problem, cure and exit code apart. */
  static void error(String message, int exitCode, Optional<Throwable> trace) {
    int at = message.lastIndexOf(CURE);
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("cause", at < 0 ? message : message.substring(0, at));
    keys.put("cure", at < 0 ? "" : message.substring(at + CURE.length()));
    keys.put("exitCode", exitCode);
    trace.ifPresent(fault -> keys.put("stacktrace", maskedStackOf(fault)));
    event("error", "error", keys);
  }

  /** What another library says. */
  static void foreign(String level, String logger, String message, Optional<Throwable> thrown) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("logger", logger);
    keys.put("message", Masked.of(message));
    thrown.ifPresent(fault -> keys.put("stacktrace", maskedStackOf(fault)));
    event(level, level.equals("error") ? "error" : level.equals("warn") ? "warning" : "info", keys);
  }

  /** A fault that ended a thread of somebody's. */
  static void uncaught(Thread thread, Throwable fault) {
    if (isJson()) {
      foreign("error", thread.getName(), "the thread ended: " + fault, Optional.of(fault));
    } else {
      System.err.print("Exception in thread \"" + thread.getName() + "\" " + maskedStackOf(fault));
    }
  }

  private static void event(String level, String event, Map<String, ?> keys) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", level);
    line.put("event", event);
    for (String key : new String[] {"command", "run", "week", "step"}) {
      line.put(key, CONTEXT.get(key));
    }
    line.putAll(keys);
    PrintStream out = System.err;
    JsonLine.write(out, line);
  }

  /** The stack of a fault, rid of what could be a subscriber's. */
  static String maskedStackOf(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return Masked.of(text.toString());
  }
}
