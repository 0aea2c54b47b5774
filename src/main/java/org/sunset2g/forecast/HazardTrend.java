package org.sunset2g.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The country's chance per week to change the handset: a level that wanders, times a shape that
 * rises toward the cut-off. Shapes are drawn from what is thought possible beforehand; each is
 * weighted by how well the weeks so far go with it, and for each the level is followed by a Kalman
 * filter on the logarithm, in which a week may now and then bring a jump.
 */
final class HazardTrend {
  private static final int SHAPES = 2048;

  /**
   * How much the weeks so far count in weighing shapes. Below 1, since no shape is quite right: at
   * 1 a few would soon have all the weight, and the ranges would be too narrow.
   */
  private static final double WEIGHT = 0.35;

  private final List<Particle> particles;
  private final double[] cumulative;

  /** A shape, how much the level wanders, and where it stands after the weeks so far. */
  private record Particle(
      Beforehand.Possible possible, Level before, Level after, double logWeight) {}

  /**
   * One possible course of the level.
   *
   * @param level logarithm of the hazard per week long before the cut-off, now
   * @param after logarithm of the hazard per week once service has ended
   * @param wander standard deviation of its steps, for one week
   * @param unrest standard deviation of what lasts for one week only
   */
  record Course(DeadlineShape shape, double level, double after, double wander, double unrest) {}

  private HazardTrend(List<Particle> particles) {
    this.particles = particles;
    this.cumulative = new double[particles.size()];
    double most = particles.stream().mapToDouble(Particle::logWeight).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += Math.exp(particles.get(i).logWeight() - most);
      cumulative[i] = sum;
    }
  }

  /** What the spans, oldest first, say of the trend. */
  static HazardTrend of(List<Span> spans) {
    List<Particle> particles = new ArrayList<>(SHAPES);
    Beforehand beforehand = new Beforehand();
    for (int i = 0; i < SHAPES; i++) {
      particles.add(follow(beforehand.next(), spans));
    }
    return new HazardTrend(particles);
  }

  private static Particle follow(Beforehand.Possible possible, List<Span> spans) {
    Level before = Beforehand.level();
    Level after = Beforehand.after();
    Span lastBefore = null;
    Span lastAfter = null;
    double logWeight = 0;
    for (Span span : spans) {
      double noise = span.logVariance() + possible.unrest() * possible.unrest() / span.weeks();
      double rise = possible.shape().between(span.after(), span.upTo(), span.cutOff());
      if (!span.after().isBefore(span.cutOff().minusDays(1))) {
        after.observe(
            Math.log(span.hazard() / span.weeks()),
            weeks(lastAfter, span),
            possible.wander(),
            noise);
        lastAfter = span;
      } else if (span.upTo().isBefore(span.cutOff())) {
        logWeight +=
            WEIGHT
                * before.observe(
                    Math.log(span.hazard() / rise),
                    weeks(lastBefore, span),
                    possible.wander(),
                    noise);
        lastBefore = span;
      }
      // Of a span that the cut-off divides, nobody knows which part of it is due to which side.
    }
    return new Particle(possible, before, after, logWeight);
  }

  private static double weeks(Span before, Span span) {
    return before == null ? 0 : (span.upTo().toEpochDay() - before.upTo().toEpochDay()) / 7.0;
  }

  private static double draw(Level level, SplittableRandom chance) {
    return level.mean() + Math.sqrt(level.variance()) * chance.nextGaussian();
  }

  /** Courses that go with the weeks so far, as often as they are likely. */
  List<Course> courses(int number, SplittableRandom chance) {
    List<Course> courses = new ArrayList<>(number);
    double all = cumulative[cumulative.length - 1];
    double offset = chance.nextDouble();
    int at = 0;
    for (int i = 0; i < number; i++) {
      double wished = (i + offset) / number * all;
      while (at < cumulative.length - 1 && cumulative[at] < wished) {
        at++;
      }
      Particle particle = particles.get(at);
      courses.add(
          new Course(
              particle.possible().shape(),
              draw(particle.before(), chance),
              draw(particle.after(), chance),
              particle.possible().wander(),
              particle.possible().unrest()));
    }
    return courses;
  }
}
