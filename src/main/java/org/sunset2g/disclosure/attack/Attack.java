package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Bounds every published figure by all that a reader knows, and names those of which fewer whole
 * numbers remain possible than the minimum cell.
 *
 * <ol>
 *   <li>Ranges are narrowed by each relation until nothing changes ({@link BoundPropagation}).
 *   <li>Figures that can be moved far enough by a change that keeps all relations are safe; the
 *       change is made and checked ({@link Witness}).
 *   <li>What is left is bounded by linear programming over more and more of its surroundings
 *       ({@link LinearBounds}).
 * </ol>
 */
public final class Attack {
  private static final int LARGEST_PROGRAMME = 3_000;
  private static final int MOST_REASONS = 3;

  private final Settings settings;
  private final LinearSystem system;
  private final BoundPropagation bounds;
  private final LinearBounds linear;
  private final Optional<BasePoint> base;
  private final List<Finding> findings;
  private final BitSet found;
  private int byWitness;
  private int byProgramming;
  private int checked;

  /**
   * What to attack with.
   *
   * @param nestings names of phases that lie within others, by the name of the other
   * @param mostProgrammes how many figures are bounded by linear programming at most; those beyond
   *     count as unsettled
   * @param sample how many figures that a witness settled are bounded by linear programming as
   *     well, to check the witnesses
   * @param seed which figures those are
   */
  public record Settings(Map<String, String> nestings, int mostProgrammes, int sample, long seed) {
    public static final Settings USUAL = new Settings(Map.of(), 100, 0, 1);

    public Settings {
      nestings = Map.copyOf(nestings);
      if (mostProgrammes < 0 || sample < 0) {
        throw new IllegalArgumentException(
            "linear programmes and samples are counted from 0, was %d and %d"
                .formatted(mostProgrammes, sample));
      }
    }
  }

  /**
   * What came of it.
   *
   * @param figures published figures, cells of breakdowns that are not shown because they are zero
   *     included
   * @param relations sums and inequalities between them
   * @param setAside of the relations, comparisons of breakdowns of areas that the shown numbers do
   *     not satisfy, and for which no numbers were found that do: they narrow ranges, but witnesses
   *     need not keep them
   * @param byPropagation figures that propagation alone found to be too narrow
   * @param byWitness figures shown to be safe by a checked witness
   * @param byProgramming figures bounded by linear programming
   * @param checked figures bounded by linear programming although a witness had settled them
   */
  public record Outcome(
      int figures,
      int relations,
      int setAside,
      int byPropagation,
      int byWitness,
      int byProgramming,
      int checked,
      List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }

    public boolean isSafe() {
      return findings.isEmpty();
    }
  }

  private Attack(ReaderKnowledge knowledge, Settings settings) {
    this.settings = settings;
    this.system = knowledge.system();
    this.found = knowledge.found();
    this.findings = new ArrayList<>(knowledge.findings());
    this.bounds = BoundPropagation.of(system);
    this.linear = new LinearBounds(system, bounds);
    this.base = BasePoint.of(system, bounds, linear);
  }

  /** Attacks all tables together. */
  public static Outcome on(List<WeekTables> weeks, Settings settings) {
    List<ReaderKnowledge.Nesting> nestings =
        settings.nestings().entrySet().stream()
            .map(nesting -> new ReaderKnowledge.Nesting(nesting.getKey(), nesting.getValue()))
            .sorted(Comparator.comparing(ReaderKnowledge.Nesting::inner))
            .toList();
    return new Attack(ReaderKnowledge.of(weeks, nestings), settings).run();
  }

  private Outcome run() {
    nameContradictions();
    nameGivenUp();
    int byPropagation = nameNarrow();
    settleTheRest();
    int figures =
        (int)
            IntStream.range(0, system.unknowns())
                .filter(unknown -> system.figure(unknown).isPresent())
                .count();
    return new Outcome(
        figures,
        system.relations(),
        setAside(),
        byPropagation,
        byWitness,
        byProgramming,
        checked,
        findings);
  }

  private void nameContradictions() {
    bounds.impossible().stream()
        .forEach(
            relation ->
                findings.add(
                    new Finding(
                        Finding.Kind.CONTRADICTION,
                        system.figure(first(relation)).orElseThrow(),
                        1,
                        0,
                        List.of(system.describe(relation)))));
  }

  /** Sums that witnesses could not keep: nobody has shown that they can hold with all others. */
  private void nameGivenUp() {
    notKept()
        .filter(relation -> !system.kind(relation).comparesBreakdowns())
        .forEach(
            relation ->
                findings.add(
                    new Finding(
                        Finding.Kind.UNSETTLED,
                        system.figure(first(relation)).orElseThrow(),
                        bounds.low(first(relation)),
                        bounds.high(first(relation)),
                        List.of(
                            "no numbers were found that satisfy this and all else: "
                                + system.describe(relation)))));
  }

  private int first(int relation) {
    return IntStream.range(system.start(relation), system.start(relation + 1))
        .map(system::unknownAt)
        .filter(unknown -> system.figure(unknown).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private int nameNarrow() {
    int narrow = 0;
    for (int unknown = 0; unknown < system.unknowns(); unknown++) {
      Optional<PublishedFigure> figure = system.figure(unknown);
      long possible = bounds.high(unknown) - bounds.low(unknown) + 1;
      if (figure.isPresent() && !found.get(unknown) && possible < figure.get().minimumCell()) {
        narrow++;
        found.set(unknown);
        List<String> because = new ArrayList<>();
        for (int relation : bounds.narrowedBy(unknown)) {
          because.add(system.describe(relation));
        }
        findings.add(
            new Finding(
                Finding.Kind.TOO_NARROW,
                figure.get(),
                bounds.low(unknown),
                bounds.high(unknown),
                because));
      }
    }
    return narrow;
  }

  private void settleTheRest() {
    Optional<Witness> witness = base.map(each -> new Witness(system, bounds, each));
    List<Integer> safe = new ArrayList<>();
    for (int unknown = 0; unknown < system.unknowns(); unknown++) {
      Optional<PublishedFigure> figure = system.figure(unknown);
      if (figure.isEmpty() || found.get(unknown)) {
        continue;
      }
      int wanted = figure.get().minimumCell();
      int each = unknown;
      if (witness.isPresent() && witness.get().show(each, wanted)) {
        byWitness++;
        safe.add(unknown);
      } else {
        settleByProgramming(unknown, figure.get());
      }
    }
    check(safe);
  }

  /** Bounds some of the figures that witnesses settled by the other way. */
  private void check(List<Integer> safe) {
    if (safe.isEmpty()) {
      return;
    }
    SplitMix numbers = new SplitMix(settings.seed());
    for (int i = 0; i < settings.sample(); i++) {
      int unknown = safe.get((int) Long.remainderUnsigned(numbers.next(), safe.size()));
      PublishedFigure figure = system.figure(unknown).orElseThrow();
      LinearBounds.Range range = bounded(unknown, figure, false);
      checked++;
      if (range.wholeNumbers() >= figure.minimumCell()) {
        continue;
      }
      if (notKept().findAny().isPresent()) {
        findings.add(narrow(figure, range, unknown));
      } else {
        throw new IllegalStateException(
            "a witness settled %s, linear programming leaves %s".formatted(figure.place(), range));
      }
    }
  }

  private Finding narrow(PublishedFigure figure, LinearBounds.Range range, int unknown) {
    Finding.Kind kind =
        range.wholeNumbers() == 0 ? Finding.Kind.CONTRADICTION : Finding.Kind.TOO_NARROW;
    return new Finding(kind, figure, range.first(), range.last(), reasons(unknown));
  }

  /** Relations that may hold, and that witnesses do not keep. */
  private IntStream notKept() {
    return base.stream()
        .flatMapToInt(each -> each.without().stream())
        .filter(relation -> !bounds.isImpossible(relation));
  }

  /** Comparisons of breakdowns that witnesses do not satisfy. */
  private int setAside() {
    return (int) notKept().filter(relation -> system.kind(relation).comparesBreakdowns()).count();
  }

  /**
   * Without numbers to begin with, only everything connected settles a figure: few are worth it.
   */
  private int mostProgrammes() {
    boolean isLarge = base.isEmpty() && system.unknowns() > LARGEST_PROGRAMME / 4;
    return isLarge ? Math.min(settings.mostProgrammes(), 20) : settings.mostProgrammes();
  }

  private void settleByProgramming(int unknown, PublishedFigure figure) {
    boolean isWithinLimit = byProgramming < mostProgrammes();
    if (isWithinLimit) {
      byProgramming++;
      LinearBounds.Range range = bounded(unknown, figure, true);
      if (range == SETTLED) {
        return;
      }
      if (range.wholeNumbers() < figure.minimumCell()) {
        findings.add(narrow(figure, range, unknown));
        return;
      }
    }
    findings.add(
        new Finding(
            Finding.Kind.UNSETTLED,
            figure,
            bounds.low(unknown),
            bounds.high(unknown),
            isWithinLimit
                ? reasons(unknown)
                : List.of(
                    "more than %d figures needed linear programming".formatted(mostProgrammes()))));
  }

  private static final LinearBounds.Range SETTLED = new LinearBounds.Range(0, Long.MAX_VALUE / 2);

  /**
   * What surroundings that grow leave to the unknown; SETTLED where all of it was found possible.
   */
  private LinearBounds.Range bounded(int unknown, PublishedFigure figure, boolean mayBeSafe) {
    Surroundings near = new Surroundings(system, bounds.impossible(), List.of(unknown));
    LinearBounds.Range outer = new LinearBounds.Range(bounds.low(unknown), bounds.high(unknown));
    for (int step = 0; near.size() < LARGEST_PROGRAMME && !near.isComplete(); step++) {
      near.grow();
      if (step % 2 == 0 && !near.isComplete()) {
        continue;
      }
      if (near.size() > LARGEST_PROGRAMME) {
        break;
      }
      if (mayBeSafe && base.isPresent()) {
        Optional<LinearBounds.Range> inner = linear.inner(unknown, near, base.get());
        if (inner.isPresent() && inner.get().wholeNumbers() >= figure.minimumCell()) {
          return SETTLED;
        }
      }
      boolean mayWait = mayBeSafe && base.isPresent() && step % 4 == 1 && !near.isComplete();
      if (mayWait) {
        continue;
      }
      Optional<LinearBounds.Range> wider = linear.outer(unknown, near);
      if (wider.isPresent()) {
        outer = wider.get();
        if (outer.wholeNumbers() < figure.minimumCell()) {
          return outer;
        }
        if (mayBeSafe && near.isComplete()) {
          return SETTLED;
        }
      }
      if (!mayBeSafe && near.size() > LARGEST_PROGRAMME / 4) {
        return outer;
      }
    }
    return outer;
  }

  /** The nearest relations that the shown numbers do not satisfy, or that hold an exact number. */
  private List<String> reasons(int unknown) {
    Surroundings near = new Surroundings(system, bounds.impossible(), List.of(unknown));
    for (int step = 0; step < 4 && near.size() < LARGEST_PROGRAMME; step++) {
      near.grow();
      List<String> reasons =
          near.relations().stream()
              .filter(this::isTelling)
              .limit(MOST_REASONS)
              .map(system::describe)
              .toList();
      if (!reasons.isEmpty()) {
        return reasons;
      }
    }
    return IntStream.range(system.firstRelation(unknown), system.firstRelation(unknown + 1))
        .map(system::relationAt)
        .limit(MOST_REASONS)
        .mapToObj(system::describe)
        .toList();
  }

  private boolean isTelling(int relation) {
    long sum = 0;
    boolean isInequality = false;
    boolean hasExact = false;
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      int unknown = system.unknownAt(term);
      Optional<PublishedFigure> figure = system.figure(unknown);
      isInequality |= figure.isEmpty();
      hasExact |= figure.isPresent() && bounds.low(unknown) == bounds.high(unknown);
      sum +=
          figure.filter(each -> !each.isWithheld()).map(PublishedFigure::shown).orElse(0L)
              * system.signAt(term);
    }
    return hasExact || (isInequality ? sum < 0 : sum != 0);
  }
}
