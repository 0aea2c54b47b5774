package org.sunset2g.forecast.score;

import java.util.EnumMap;
import java.util.Map;
import org.sunset2g.forecast.Baseline;

/** Sums over trials. */
final class Tally {
  private static final int POINTS = 1 + Baseline.values().length;

  private long trials;
  private long truth;
  private long in80;
  private long in95;
  private double part80;
  private double part95;
  private final long[] absolute = new long[POINTS];
  private final long[] signed = new long[POINTS];
  private final double[] loss = new double[POINTS];

  void add(Trial trial) {
    long came = trial.truth();
    trials++;
    truth += came;
    in80 += Calibration.isIn80(trial.expected(), came) ? 1 : 0;
    in95 += Calibration.isIn95(trial.expected(), came) ? 1 : 0;
    part80 += Calibration.partIn80(trial.expected(), came);
    part95 += Calibration.partIn95(trial.expected(), came);
    add(0, trial.expected().q50() - came, Calibration.pinballLoss(trial.expected(), came));
    trial
        .baselines()
        .forEach(
            (baseline, point) ->
                add(1 + baseline.ordinal(), point - came, Calibration.pinballLoss(point, came)));
  }

  private void add(int at, long error, double pinballLoss) {
    absolute[at] += Math.abs(error);
    signed[at] += error;
    loss[at] += pinballLoss;
  }

  void add(Tally other) {
    trials += other.trials;
    truth += other.truth;
    in80 += other.in80;
    in95 += other.in95;
    part80 += other.part80;
    part95 += other.part95;
    for (int at = 0; at < POINTS; at++) {
      absolute[at] += other.absolute[at];
      signed[at] += other.signed[at];
      loss[at] += other.loss[at];
    }
  }

  Score score() {
    Map<Baseline, Score.Errors> baselines = new EnumMap<>(Baseline.class);
    for (Baseline baseline : Baseline.values()) {
      baselines.put(baseline, errors(1 + baseline.ordinal()));
    }
    return new Score(
        trials,
        truth,
        by(in80, trials),
        by(in95, trials),
        by(part80, trials),
        by(part95, trials),
        errors(0),
        baselines);
  }

  private Score.Errors errors(int at) {
    return new Score.Errors(
        by(absolute[at], truth),
        by(signed[at], trials),
        by(signed[at], truth),
        by(loss[at], trials));
  }

  private static double by(double sum, long whole) {
    return whole == 0 ? Double.NaN : sum / whole;
  }
}
