package org.sunset2g.vocabulary;

import java.util.function.UnaryOperator;

/**
 * Something the user gave is wrong, and the user can mend it: no stack trace is shown for it and
 * the process ends with exit code 2. The message says problem, cause and cure, naming file, line
 * and value where there are any; never a subscriber's identifier.
 */
public final class InputProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InputProblem(String message, Throwable cause) {
    super(message, cause);
  }

  /** A problem of no particular file. */
  public static InputProblem of(String problem, String cure) {
    return new InputProblem(problem + "\n  what to do: " + cure, null);
  }

  /** A problem of a file as a whole. */
  public static InputProblem inFile(Object file, String problem, String cure) {
    return of(file + ": " + problem, cure);
  }

  /** A problem of one line of a file; lines count from 1, the header included. */
  public static InputProblem inLine(Object file, long line, String problem, String cure) {
    return of(file + ", line " + line + ": " + problem, cure);
  }

  /** The same problem in other words, for the one who knows what must not be said. */
  public InputProblem withProblem(UnaryOperator<String> wording) {
    return new InputProblem(wording.apply(getMessage()), getCause());
  }

  /** The same problem, keeping what raised it for the log. */
  public InputProblem causedBy(Throwable cause) {
    return new InputProblem(getMessage(), cause);
  }
}
