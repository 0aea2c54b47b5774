package org.sunset2g.disclosure.attack;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Bounds of one unknown by linear programming over its surroundings. Without the relations that
 * reach beyond they are wider than the true bounds, or equal; with everything beyond held at a
 * solution they are narrower, or equal; over everything connected they are the true bounds of the
 * system without its demand for whole numbers.
 */
final class LinearBounds {
  private static final double ROUNDING = 1e-6;

  private final LinearSystem system;
  private final BoundPropagation bounds;

  /** What remains possible; {@code low} above {@code high} where nothing does. */
  record Range(double low, double high) {
    /** The smallest whole number. */
    long first() {
      return (long) Math.ceil(low - ROUNDING);
    }

    /** The largest whole number. */
    long last() {
      return (long) Math.floor(high + ROUNDING);
    }

    long wholeNumbers() {
      return Math.max(0, last() - first() + 1);
    }
  }

  LinearBounds(LinearSystem system, BoundPropagation bounds) {
    this.system = system;
    this.bounds = bounds;
  }

  /** Only the relations that lie within: the unknown cannot be outside of this range. */
  Optional<Range> outer(int unknown, Surroundings near) {
    return range(unknown, model(near, null, new BitSet()));
  }

  /** All beyond as in the solution: the unknown can be anywhere within this range. */
  Optional<Range> inner(int unknown, Surroundings near, BasePoint base) {
    return range(unknown, model(near, base.values(), base.without()));
  }

  /**
   * A solution of the relations around, as near to the given values as can be, with everything
   * beyond as it is; the values are changed only where there is one in whole numbers.
   */
  boolean repair(Surroundings near, long[] values) {
    Programme programme = model(near, values, new BitSet());
    for (int unknown : near.unknowns()) {
      if (system.figure(unknown).isPresent()) {
        Variable more = programme.model.newVariable("more").lower(0).weight(1);
        Variable less = programme.model.newVariable("less").lower(0).weight(1);
        programme
            .model
            .newExpression("distance")
            .level(values[unknown])
            .set(programme.variables.get(unknown), 1)
            .set(more, -1)
            .set(less, 1);
      }
    }
    Optimisation.Result result = programme.model.minimise();
    if (!result.getState().isFeasible()) {
      return false;
    }
    Map<Integer, Long> old = new HashMap<>();
    programme.variables.forEach(
        (unknown, variable) -> {
          old.put(unknown, values[unknown]);
          values[unknown] = Math.round(variable.getValue().doubleValue());
        });
    boolean holds =
        near.relations().stream().allMatch(relation -> system.residual(relation, values) == 0)
            && near.unknowns().stream().allMatch(unknown -> isWithin(unknown, values[unknown]));
    if (!holds) {
      old.forEach((unknown, value) -> values[unknown] = value);
    }
    return holds;
  }

  private boolean isWithin(int unknown, long value) {
    return bounds.low(unknown) <= value && value <= bounds.high(unknown);
  }

  private record Programme(ExpressionsBasedModel model, Map<Integer, Variable> variables) {}

  private Programme model(Surroundings near, long[] beyond, BitSet without) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Map<Integer, Variable> variables = new HashMap<>();
    for (int unknown : near.unknowns()) {
      Variable variable = model.newVariable("x" + unknown).lower(bounds.low(unknown));
      if (bounds.high(unknown) < LinearSystem.UNLIMITED) {
        variable.upper(bounds.high(unknown));
      }
      variables.put(unknown, variable);
    }
    for (int relation : near.relations()) {
      if (without.get(relation) || beyond == null && !near.holdsAllOf(relation)) {
        continue;
      }
      long level = 0;
      Expression sum = model.newExpression("r" + relation);
      for (int term = system.start(relation); term < system.start(relation + 1); term++) {
        Variable variable = variables.get(system.unknownAt(term));
        if (variable == null) {
          level -= system.signAt(term) * beyond[system.unknownAt(term)];
        } else {
          sum.set(variable, system.signAt(term));
        }
      }
      sum.level(level);
    }
    return new Programme(model, variables);
  }

  private static Optional<Range> range(int unknown, Programme programme) {
    programme.variables.get(unknown).weight(1);
    Optimisation.Result least = programme.model.minimise();
    Optimisation.Result most = programme.model.maximise();
    if (least.getState().isOptimal() && most.getState().isOptimal()) {
      return Optional.of(new Range(least.getValue(), most.getValue()));
    }
    boolean isImpossible =
        least.getState() == Optimisation.State.INFEASIBLE
            || most.getState() == Optimisation.State.INFEASIBLE;
    return isImpossible ? Optional.of(new Range(1, 0)) : Optional.empty();
  }
}
