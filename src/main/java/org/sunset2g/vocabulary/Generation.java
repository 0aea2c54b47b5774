package org.sunset2g.vocabulary;

import java.util.Optional;

/** A mobile network generation, of a handset's radio, a SIM or a radio access type seen. */
public enum Generation {
  TWO_G("2G"),
  THREE_G("3G"),
  FOUR_G("4G"),
  FIVE_G("5G");

  private final String written;

  Generation(String written) {
    this.written = written;
  }

  /** As files write it: {@code 2G}. */
  public String written() {
    return written;
  }

  /** The generation written so, in any case. */
  public static Optional<Generation> ofWritten(String text) {
    for (Generation generation : values()) {
      if (generation.written.equalsIgnoreCase(text)) {
        return Optional.of(generation);
      }
    }
    return Optional.empty();
  }
}
