/**
 * What tells machines about runs: lines of JSON on standard error, metrics in Prometheus' text
 * format, OpenLineage events, and a command of the user's own. Everything here is given plain
 * values, says nothing of a single person, and never ends a run: who calls it turns a failure into
 * a warning.
 */
package org.sunset2g.watch;
