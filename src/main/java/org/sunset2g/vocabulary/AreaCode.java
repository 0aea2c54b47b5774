package org.sunset2g.vocabulary;

import java.util.Comparator;
import java.util.Objects;

/**
 * An administrative unit's key. The same code means different places in two code systems, so the
 * system is always part of it; written {@code VN-2004/06007}.
 */
public record AreaCode(String system, String code) implements Comparable<AreaCode> {
  private static final Comparator<AreaCode> ORDER =
      Comparator.comparing(AreaCode::system).thenComparing(AreaCode::code);

  public AreaCode {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(code, "code");
  }

  /** Reads {@code VN-2004/06007}; anything else is an {@link IllegalArgumentException}. */
  public static AreaCode parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
      throw new IllegalArgumentException(
          "an area is written as code system, slash, code, like VN-2004/06007; was '" + text + "'");
    }
    return new AreaCode(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(AreaCode other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return system + "/" + code;
  }
}
