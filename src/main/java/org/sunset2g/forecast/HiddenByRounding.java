package org.sunset2g.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the true numbers may be that are published as multiples of the minimum cell. Each is less
 * than a cell away from what is shown, the less likely the farther; and those of the areas below
 * one add up to its own. Where hardly anybody is at risk, a ten is rather a two than a twenty and a
 * nought nobody: so siblings are tilted, all alike, until they add up on average to what they
 * should.
 */
final class HiddenByRounding {
  private static final int MOST_VALUES = 40;
  private static final int ROUNDS = 50;
  private static final double STEEPEST = 50;

  private final int cell;

  HiddenByRounding(int cell) {
    this.cell = cell;
  }

  /**
   * What was hidden of one number.
   *
   * @param mean on average
   * @param drawn in every future
   */
  record Hidden(double mean, double[] drawn) {}

  /**
   * How far true numbers lie from the shown ones.
   *
   * @param ofNought of those shown as nought
   * @param ofOthers of all others
   */
  private record Offsets(Offset ofNought, Offset ofOthers) {
    Offset of(double shown) {
      return shown > 0 ? ofOthers : ofNought;
    }
  }

  /** A distribution of offsets. */
  private static final class Offset {
    private final double[] values;
    private final double[] cumulative;
    private final double mean;

    /**
     * @param lowest the lowest offset
     * @param tilt above 0, high ones are likelier
     */
    private Offset(int lowest, int cell, double tilt) {
      int step = Math.max(1, cell / MOST_VALUES);
      int size = (cell - 1 - lowest) / step + 1;
      values = new double[size];
      cumulative = new double[size];
      double weights = 0;
      double sum = 0;
      for (int i = 0; i < size; i++) {
        values[i] = lowest + (double) i * step;
        double weight = (cell - Math.abs(values[i])) * Math.exp(tilt * values[i] / cell);
        weights += weight;
        sum += weight * values[i];
        cumulative[i] = weights;
      }
      mean = sum / weights;
    }

    double mean() {
      return mean;
    }

    double lowest() {
      return values[0];
    }

    double highest() {
      return values[values.length - 1];
    }

    double draw(SplittableRandom chance) {
      double wished = chance.nextDouble() * cumulative[cumulative.length - 1];
      int at = 0;
      while (cumulative[at] < wished) {
        at++;
      }
      return values[at];
    }
  }

  /** Offsets that add up on average to one. */
  private Offsets offsets(double[] shown, double sum) {
    double low = -STEEPEST;
    double high = STEEPEST;
    Offsets offsets = offsets(0);
    for (int round = 0; round < ROUNDS && shown.length > 0; round++) {
      double tilt = (low + high) / 2;
      offsets = offsets(tilt);
      double mean = 0;
      for (double one : shown) {
        mean += offsets.of(one).mean();
      }
      if (mean < sum) {
        low = tilt;
      } else {
        high = tilt;
      }
    }
    return offsets;
  }

  private Offsets offsets(double tilt) {
    return new Offsets(new Offset(0, cell, tilt), new Offset(1 - cell, cell, tilt));
  }

  /** What was hidden of a number that is a part of no other. */
  Hidden alone(double shown, int futures, SplittableRandom chance) {
    return drawn(offsets(0).of(shown), futures, chance);
  }

  private static Hidden drawn(Offset offset, int futures, SplittableRandom chance) {
    double[] drawn = new double[futures];
    for (int path = 0; path < futures; path++) {
      drawn[path] = offset.draw(chance);
    }
    return new Hidden(offset.mean(), drawn);
  }

  /**
   * What was hidden of the numbers that one is the sum of.
   *
   * @param chances one for each
   */
  List<Hidden> below(Hidden sum, double[] shown, List<SplittableRandom> chances) {
    Offsets offsets = offsets(shown, sum.mean());
    List<Hidden> parts = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      parts.add(drawn(offsets.of(shown[i]), sum.drawn().length, chances.get(i)));
    }
    for (int path = 0; path < sum.drawn().length; path++) {
      fit(shown, offsets, parts, path, sum.drawn()[path]);
    }
    return parts;
  }

  /** Moves what was drawn, each as far as it can be moved, so that it adds up. */
  private static void fit(
      double[] shown, Offsets offsets, List<Hidden> parts, int path, double sum) {
    double missing = sum;
    for (Hidden part : parts) {
      missing -= part.drawn()[path];
    }
    double room = 0;
    for (int i = 0; i < shown.length; i++) {
      room += room(offsets.of(shown[i]), parts.get(i).drawn()[path], missing);
    }
    if (room > 0) {
      double share = Math.signum(missing) * Math.min(1, Math.abs(missing) / room);
      for (int i = 0; i < shown.length; i++) {
        double[] drawn = parts.get(i).drawn();
        drawn[path] += share * room(offsets.of(shown[i]), drawn[path], missing);
      }
    }
  }

  private static double room(Offset offset, double drawn, double missing) {
    return missing > 0 ? offset.highest() - drawn : drawn - offset.lowest();
  }
}
