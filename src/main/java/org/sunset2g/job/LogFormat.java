package org.sunset2g.job;

/** How what happens is told on standard error. */
enum LogFormat {
  /** What SUNSET2G_LOG says, else text on a terminal and JSON elsewhere. */
  AUTO,
  /** Sentences for people. */
  HUMAN,
  /** One JSON object a line. */
  JSON
}
