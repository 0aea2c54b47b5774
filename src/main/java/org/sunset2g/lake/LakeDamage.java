package org.sunset2g.lake;

/** A file of a table is gone or is not what was written. The message names both. */
public final class LakeDamage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String cure;

  LakeDamage(String message, String cure, Throwable cause) {
    super(message, cause);
    this.cure = cure;
  }

  /** What to do. */
  public String cure() {
    return cure;
  }
}
