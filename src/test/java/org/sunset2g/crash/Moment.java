package org.sunset2g.crash;

/**
 * When a process kills itself with SIGKILL.
 *
 * @param kind what is counted
 * @param number which one of them, from 1; of TIME, milliseconds since the start of the JVM
 * @param micros how much later
 */
record Moment(Kind kind, long number, long micros) {
  /** What is counted. */
  enum Kind {
    /** Steps that have ended, as the command announces them. */
    STEP("between two steps"),
    /** Metadata files of tables: each is written just before its commit. */
    COMMIT("just before a commit"),
    /** Files that are made, renamed or deleted in the lake's tables. */
    FILE("at a file of a table"),
    /** Changes of the folder of run records: publishing, or letting records name new snapshots. */
    RECORD("around a run record"),
    /** Time alone. */
    TIME("at any time"),
    /** Never: the process counts what there is, and lives. */
    NEVER("never");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static final Moment NEVER = new Moment(Kind.NEVER, 0, 0);

  static Moment of(Kind kind, long number) {
    return new Moment(kind, number, 0);
  }

  /** As it is handed to the process. */
  String written() {
    return kind + ":" + number + ":" + micros;
  }

  static Moment read(String written) {
    String[] parts = written.split(":");
    return new Moment(Kind.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
