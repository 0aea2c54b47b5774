package org.sunset2g.job;

/** A configuration that cannot be understood: wrong usage, exit code 1, no stack trace. */
final class ConfigurationProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationProblem(String message) {
    super(message);
  }
}
