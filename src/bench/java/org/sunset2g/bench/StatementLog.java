package org.sunset2g.bench;

import java.util.Locale;
import org.sunset2g.vocabulary.IsoWeek;

/** A line on standard output about a statement of a script: its wall and processor time. */
record StatementLog(IsoWeek week, String sql, long startedAt, ProcessUse before) {

  static StatementLog begin(IsoWeek week, String sql) {
    return new StatementLog(week, sql, System.nanoTime(), ProcessUse.now());
  }

  void end() {
    System.out.printf(
        Locale.ROOT,
        "%s %8.0f ms %8.0f ms of CPU  %s%n",
        week,
        (System.nanoTime() - startedAt) / 1e6,
        (ProcessUse.now().cpuNanos() - before.cpuNanos()) / 1e6,
        sql.lines().findFirst().orElse(""));
  }
}
