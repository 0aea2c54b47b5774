package org.sunset2g.feed.landing;

/** Rows of a landing file could not be read: it is damaged, or was changed meanwhile. */
final class UnreadableRows extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableRows(Throwable cause) {
    super("rows of the landing file cannot be read", cause);
  }

  /** Whether it is behind a fault that Spark reports. */
  static boolean isBehind(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableRows
          || cause.getMessage() != null
              && cause.getMessage().contains(UnreadableRows.class.getName())) {
        return true;
      }
      if (cause.getCause() == cause) {
        return false;
      }
    }
    return false;
  }
}
