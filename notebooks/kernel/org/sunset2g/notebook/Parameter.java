package org.sunset2g.notebook;

import java.util.Optional;

/** Parameters of a notebook's first cell. */
public final class Parameter {
  private Parameter() {}

  /**
   * The value of an environment variable, or, where it is unset or empty, what the cell says.
   *
   * @param variable such as {@code SUNSET2G_WEEK}
   */
  public static String of(String variable, String otherwise) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .orElse(otherwise);
  }
}
