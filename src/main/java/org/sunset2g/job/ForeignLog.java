package org.sunset2g.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Spark's and Hadoop's log in the lines of ours. It takes the place of console appenders only and
 * keeps levels and files as they are configured, so that it works with the configuration of a Spark
 * distribution, too. What their threads say carries run and step of the process: a thread pool
 * would have the context of whoever made it.
 */
final class ForeignLog extends AbstractAppender {
  private static final String NAME = "sunset2g";

  /** What was taken away, by logger, to be put back. */
  private static final Map<LoggerConfig, List<Appender>> REPLACED = new HashMap<>();

  private ForeignLog() {
    super(NAME, null, null, true, Property.EMPTY_ARRAY);
  }

  static synchronized void toJson() {
    if (REPLACED.isEmpty() && LogManager.getContext(false) instanceof LoggerContext context) {
      ForeignLog ours = new ForeignLog();
      ours.start();
      for (LoggerConfig logger : context.getConfiguration().getLoggers().values()) {
        List<Appender> consoles = new ArrayList<>(logger.getAppenders().values());
        consoles.removeIf(appender -> !(appender instanceof ConsoleAppender));
        if (!consoles.isEmpty()) {
          consoles.forEach(console -> logger.removeAppender(console.getName()));
          logger.addAppender(ours, null, null);
          REPLACED.put(logger, consoles);
        }
      }
      context.updateLoggers();
    }
  }

  static synchronized void asConfigured() {
    if (!REPLACED.isEmpty() && LogManager.getContext(false) instanceof LoggerContext context) {
      REPLACED.forEach(
          (logger, consoles) -> {
            logger.removeAppender(NAME);
            consoles.forEach(console -> logger.addAppender(console, null, null));
          });
      REPLACED.clear();
      context.updateLoggers();
    }
  }

  @Override
  public void append(LogEvent event) {
    Log.foreign(
        event.getLevel().name().toLowerCase(Locale.ROOT),
        event.getLoggerName(),
        event.getMessage().getFormattedMessage(),
        Optional.ofNullable(event.getThrown()));
  }
}
