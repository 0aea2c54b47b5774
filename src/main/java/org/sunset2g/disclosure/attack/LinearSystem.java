package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Unknown whole numbers, each within a range, and relations between them: sums with signs that are
 * zero. Everything is held in arrays by index, for there may be hundreds of thousands.
 */
final class LinearSystem {
  /** Stands for no upper limit. */
  static final long UNLIMITED = 1L << 40;

  private final PublishedFigure[] figures;
  private final byte[] ease;
  private final long[] low;
  private final long[] high;
  private final RelationKind[] kinds;
  private final int[] starts;
  private final int[] unknowns;
  private final byte[] signs;
  private final int[] relationStarts;
  private final int[] relationsOf;
  private final byte[] signsOf;

  private LinearSystem(Builder built) {
    figures = built.figures.toArray(PublishedFigure[]::new);
    ease = Arrays.copyOf(built.ease, figures.length);
    low = Arrays.copyOf(built.low, figures.length);
    high = Arrays.copyOf(built.high, figures.length);
    kinds = built.kinds.toArray(RelationKind[]::new);
    starts = Arrays.copyOf(built.starts, kinds.length + 1);
    starts[kinds.length] = built.terms;
    unknowns = Arrays.copyOf(built.unknowns, built.terms);
    signs = Arrays.copyOf(built.signs, built.terms);
    relationStarts = new int[figures.length + 1];
    for (int unknown : unknowns) {
      relationStarts[unknown + 1]++;
    }
    for (int i = 0; i < figures.length; i++) {
      relationStarts[i + 1] += relationStarts[i];
    }
    int[] next = relationStarts.clone();
    relationsOf = new int[unknowns.length];
    signsOf = new byte[unknowns.length];
    for (int relation = 0; relation < kinds.length; relation++) {
      for (int term = starts[relation]; term < starts[relation + 1]; term++) {
        int at = next[unknowns[term]]++;
        relationsOf[at] = relation;
        signsOf[at] = signs[term];
      }
    }
  }

  int unknowns() {
    return figures.length;
  }

  int relations() {
    return kinds.length;
  }

  /** The figure behind an unknown; empty for what only holds the rest of an inequality. */
  Optional<PublishedFigure> figure(int unknown) {
    return Optional.ofNullable(figures[unknown]);
  }

  /** The order in which unknowns are moved to make up for others, the smallest first. */
  int ease(int unknown) {
    return ease[unknown];
  }

  long low(int unknown) {
    return low[unknown];
  }

  long high(int unknown) {
    return high[unknown];
  }

  RelationKind kind(int relation) {
    return kinds[relation];
  }

  /** First index of the relation's terms, and one behind the last of the relation before. */
  int start(int relation) {
    return starts[relation];
  }

  int size(int relation) {
    return starts[relation + 1] - starts[relation];
  }

  int unknownAt(int term) {
    return unknowns[term];
  }

  int signAt(int term) {
    return signs[term];
  }

  /** First index of an unknown's relations, and one behind the last of the unknown before. */
  int firstRelation(int unknown) {
    return relationStarts[unknown];
  }

  int relationAt(int index) {
    return relationsOf[index];
  }

  int signOfRelationAt(int index) {
    return signsOf[index];
  }

  /** What the relation's terms add up to; zero where it holds. */
  long residual(int relation, long[] values) {
    long sum = 0;
    for (int term = starts[relation]; term < starts[relation + 1]; term++) {
      sum += signs[term] * values[unknowns[term]];
    }
    return sum;
  }

  /** The relation in words, with what is shown for its first figures. */
  String describe(int relation) {
    List<String> terms = new ArrayList<>();
    int more = 0;
    int zeros = 0;
    for (int term = starts[relation]; term < starts[relation + 1]; term++) {
      PublishedFigure figure = figures[unknowns[term]];
      if (figure == null) {
        continue;
      }
      if (figure.shown() == 0 && term > starts[relation]) {
        zeros++;
        continue;
      }
      if (terms.size() == 6) {
        more++;
      } else {
        terms.add((signs[term] > 0 ? "+ " : "- ") + figure.place() + " = " + figure.written());
      }
    }
    return kinds[relation].sentence()
        + ": "
        + String.join("; ", terms)
        + (more > 0 ? "; and %d more".formatted(more) : "")
        + (zeros > 0 ? "; and %d shown as 0".formatted(zeros) : "");
  }

  /** Puts a system together. */
  static final class Builder {
    private final List<PublishedFigure> figures = new ArrayList<>();
    private final List<RelationKind> kinds = new ArrayList<>();
    private byte[] ease = new byte[1024];
    private long[] low = new long[1024];
    private long[] high = new long[1024];
    private int[] starts = new int[1024];
    private int[] unknowns = new int[4096];
    private byte[] signs = new byte[4096];
    private int terms;

    /** An unknown that a figure is shown for. */
    int figure(PublishedFigure figure, int ease, long low, long high) {
      return add(figure, ease, low, high);
    }

    /** What the greater side of an inequality has more than the smaller, up to a limit. */
    int rest(long most) {
      return add(null, 0, 0, Math.min(most, UNLIMITED));
    }

    private int add(PublishedFigure figure, int easeOf, long lowest, long highest) {
      int unknown = figures.size();
      if (unknown == low.length) {
        ease = Arrays.copyOf(ease, unknown * 2);
        low = Arrays.copyOf(low, unknown * 2);
        high = Arrays.copyOf(high, unknown * 2);
      }
      figures.add(figure);
      ease[unknown] = (byte) easeOf;
      low[unknown] = lowest;
      high[unknown] = highest;
      return unknown;
    }

    /** Another place tells the figure: both ranges hold. */
    void narrow(int unknown, long lowest, long highest) {
      low[unknown] = Math.max(low[unknown], lowest);
      high[unknown] = Math.min(high[unknown], highest);
    }

    PublishedFigure figureOf(int unknown) {
      return figures.get(unknown);
    }

    long low(int unknown) {
      return low[unknown];
    }

    long high(int unknown) {
      return high[unknown];
    }

    Builder relation(RelationKind kind) {
      if (kinds.size() == starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[kinds.size()] = terms;
      kinds.add(kind);
      return this;
    }

    /** Adds a term to the relation begun last. */
    Builder term(int sign, int unknown) {
      if (terms == unknowns.length) {
        unknowns = Arrays.copyOf(unknowns, terms * 2);
        signs = Arrays.copyOf(signs, terms * 2);
      }
      unknowns[terms] = unknown;
      signs[terms++] = (byte) sign;
      return this;
    }

    LinearSystem build() {
      if (kinds.size() == starts.length) {
        starts = Arrays.copyOf(starts, starts.length + 1);
      }
      return new LinearSystem(this);
    }
  }
}
