package org.sunset2g.crash;

import java.util.regex.Pattern;

/** How a command says on standard error that a step has ended: as a line of text, or as JSON. */
final class Announcement {
  private static final Pattern STEP_ENDED =
      Pattern.compile("  [a-z]+ +[0-9]+\\.[0-9] s|\\{.*\"event\" *: *\"step_ended\".*\\}");

  private Announcement() {}

  static boolean isOfAStep(String line) {
    return STEP_ENDED.matcher(line).matches();
  }
}
