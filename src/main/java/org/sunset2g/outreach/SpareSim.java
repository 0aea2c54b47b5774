package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/**
 * How likely a number is a spare SIM card in a drawer: 0.5 where the line was not used for a while,
 * 0.3 where the handset was not seen this week, 0.2 where calls are blocked already and nobody came
 * to have them opened. A rule of thumb, not a probability that anybody measured: after the stops of
 * other countries most lines that were left were spare ones.
 */
final class SpareSim {
  private SpareSim() {}

  static Column likelihood(Column isIdle, Column isCarried, Column isBlocked) {
    return points(isIdle, 0.5).plus(points(isCarried, 0.3)).plus(points(isBlocked, 0.2));
  }

  private static Column points(Column holds, double points) {
    return coalesce(holds, lit(false)).cast("double").multiply(points);
  }
}
