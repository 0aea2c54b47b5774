package org.sunset2g.vocabulary;

import java.util.function.UnaryOperator;

/**
 * Something the user gave is wrong, and the user can mend it: no stack trace is shown for it and
 * the process ends with exit code 2. The message says problem, cause and cure, naming file, line
 * and value where there are any; never a subscriber's identifier.
 *
 * <p>A problem that {@link #isOnlyForNow()} goes away by itself, such as files that have not come
 * yet: the same command can be tried again later, and the process ends with exit code 75.
 */
public final class InputProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean onlyForNow;

  private InputProblem(String message, Throwable cause, boolean onlyForNow) {
    super(message, cause);
    this.onlyForNow = onlyForNow;
  }

  /** A problem of no particular file. */
  public static InputProblem of(String problem, String cure) {
    return new InputProblem(visible(problem) + "\n  what to do: " + visible(cure), null, false);
  }

  /** A problem of a file as a whole. */
  public static InputProblem inFile(Object file, String problem, String cure) {
    return of(line(file.toString()) + ": " + problem, cure);
  }

  /** A problem of one line of a file; lines count from 1, the header included. */
  public static InputProblem inLine(Object file, long line, String problem, String cure) {
    return of(line(file.toString()) + ", line " + line + ": " + line(problem), cure);
  }

  /**
   * The text with what a terminal would obey, or show otherwise than it reads, spelt out in
   * hexadecimal: messages quote file names and values that others wrote. Line breaks stay.
   */
  public static String visible(String text) {
    if (text == null || text.chars().noneMatch(InputProblem::isTrick)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            letter ->
                visible.append(
                    isTrick(letter) ? "\\u%04x".formatted(letter) : Character.toString(letter)));
    return visible.toString();
  }

  /** The same on one line: a name with a line break in it must not look like a message of ours. */
  public static String line(String text) {
    return visible(text).replace("\n", "\\u000a");
  }

  private static boolean isTrick(int letter) {
    return Character.isISOControl(letter) && letter != '\n'
        || Character.getType(letter) == Character.FORMAT
        || letter == 0x2028
        || letter == 0x2029;
  }

  /** The same problem in other words, for the one who knows what must not be said. */
  public InputProblem withProblem(UnaryOperator<String> wording) {
    return new InputProblem(wording.apply(getMessage()), getCause(), onlyForNow);
  }

  /** The same problem, keeping what raised it for the log. */
  public InputProblem causedBy(Throwable cause) {
    return new InputProblem(getMessage(), cause, onlyForNow);
  }

  /** The same problem, which is over when others have done their part. */
  public InputProblem onlyForNow() {
    return new InputProblem(getMessage(), getCause(), true);
  }

  /** Whether nothing needs to be mended: the same command may do its work later. */
  public boolean isOnlyForNow() {
    return onlyForNow;
  }
}
