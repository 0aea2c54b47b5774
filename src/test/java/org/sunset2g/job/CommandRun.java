package org.sunset2g.job;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.sunset2g.SparkForTests;

/**
 * One command as a user types it, run in this process and in the session that all tests share.
 *
 * @param code exit code
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    return at(Clock.systemUTC(), arguments);
  }

  /** The same at another time, as far as the command asks which week was the last one. */
  static CommandRun at(Clock clock, String... arguments) {
    SparkForTests.session();
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = Sunset2g.run(clock, arguments);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      // The next test begins with text, whatever this command was told.
      Log.begin();
    }
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
