package org.sunset2g.job;

import org.sunset2g.vocabulary.InputProblem;

/** A configuration that cannot be understood: wrong usage, exit code 1, no stack trace. */
final class ConfigurationProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationProblem(String message) {
    super(InputProblem.visible(message));
  }
}
