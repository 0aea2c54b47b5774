package org.sunset2g.job;

/**
 * One line of what {@code doctor} says.
 *
 * @param level how it stands
 * @param about what it is about, in a word or two
 * @param said what was found
 * @param cure what to do; empty where nothing is
 */
record HealthFinding(Level level, String about, String said, String cure) {
  /** How something stands. */
  enum Level {
    /** As it should be. */
    GOOD("✓"),
    /** A run goes through, but somebody should look. */
    WARNING("!"),
    /** A run would be refused or would fail. */
    WRONG("✗");

    private final String mark;

    Level(String mark) {
      this.mark = mark;
    }

    String mark() {
      return mark;
    }
  }

  static HealthFinding good(String about, String said) {
    return new HealthFinding(Level.GOOD, about, said, "");
  }

  static HealthFinding warning(String about, String said, String cure) {
    return new HealthFinding(Level.WARNING, about, said, cure);
  }

  static HealthFinding wrong(String about, String said, String cure) {
    return new HealthFinding(Level.WRONG, about, said, cure);
  }

  /** The same of something without which a run still goes through. */
  HealthFinding atMostWarning() {
    return level == Level.WRONG ? warning(about, said, cure) : this;
  }
}
