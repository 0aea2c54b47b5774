package org.sunset2g.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the last weeks say of each area beside the area above it: how much faster its people change
 * their handsets, how many of the arrivals are its own, and to what they change.
 */
final class AreaRates {
  /** So many of the last weeks are looked at. */
  private static final int WINDOW = 6;

  /** What the area above says of forms counts as much as so many conversions. */
  private static final double FORMS_BELIEVED = 100;

  private static final double FASTEST = 5;
  private static final int ROUNDS = 8;

  /** Rounded figures that changes of handset, and arrivals, are added up from. */
  private static final int CHANGE_FIGURES = 4;

  private static final int ARRIVAL_FIGURES = 3;

  private final PublishedSeries series;
  private final CountryRates country;
  private final List<SeriesWeek> window;
  private final double[] hazards;
  private final double arrivedInWindow;

  /** Share of the area above that the area is, by its mean number. */
  private final double[] share;

  private final double[] pace;
  private final double[] paceVariance;
  private final double[] cumulativePace;
  private final List<Double> unrest = new ArrayList<>(List.of(0.0));
  private final double[] arrivals;
  private final double[] arrivalsVariance;
  private final double[][] forms;

  AreaRates(PublishedSeries series, CountryRates country) {
    this.series = series;
    this.country = country;
    List<SeriesWeek> usual = series.weeks().stream().filter(week -> !series.isBurst(week)).toList();
    this.window = usual.subList(Math.max(0, usual.size() - WINDOW), usual.size());
    this.hazards = window.stream().mapToDouble(week -> week.hazard(0)).toArray();
    this.arrivedInWindow = window.stream().mapToDouble(week -> week.arrived(0)).sum();
    this.share = shares();
    this.pace = ones();
    this.paceVariance = new double[series.size()];
    this.cumulativePace = ones();
    this.arrivals = ones();
    this.arrivalsVariance = new double[series.size()];
    int deepest = IntStream.range(0, series.size()).map(series::depth).max().orElseThrow();
    for (int depth = 1; depth <= deepest; depth++) {
      int of = depth;
      int[] members =
          IntStream.range(0, series.size()).filter(area -> series.depth(area) == of).toArray();
      learnArrivals(members);
      learnPace(members);
      unrest.add(unrest(members));
    }
    this.forms = forms();
  }

  private double[] ones() {
    double[] ones = new double[series.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private double[] shares() {
    double[] mean = new double[series.size()];
    for (int area = 0; area < mean.length; area++) {
      int in = area;
      mean[area] =
          series.weeks().stream()
              .filter(week -> week.has(in))
              .mapToDouble(week -> week.opening(in))
              .average()
              .orElse(series.now(area));
    }
    double[] below = new double[mean.length];
    for (int area = 1; area < mean.length; area++) {
      below[series.above(area)] += mean[area];
    }
    double[] shares = new double[mean.length];
    shares[0] = 1;
    for (int area = 1; area < mean.length; area++) {
      double all = below[series.above(area)];
      shares[area] = all > 0 ? mean[area] / all : 0;
    }
    return shares;
  }

  private void learnPace(int[] members) {
    double[] ratio = new double[members.length];
    double[] variance = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      int area = members[i];
      double above = cumulativePace[series.above(area)];
      double expected = expected(area, above);
      if (expected <= 0) {
        ratio[i] = 1;
        variance[i] = Double.POSITIVE_INFINITY;
        continue;
      }
      Seen seen = seen(area);
      ratio[i] = factor(area, above, seen.changes());
      double slope = slope(area, above) * above;
      variance[i] = (spread(area, above) + seen.noise()) / (slope * slope);
    }
    Credibility learnt = Credibility.of(ratio, variance);
    for (int i = 0; i < members.length; i++) {
      int area = members[i];
      pace[area] = learnt.factor()[i];
      paceVariance[area] = learnt.variance()[i];
    }
    norm(members, pace, share);
    for (int area : members) {
      cumulativePace[area] = cumulativePace[series.above(area)] * pace[area];
    }
  }

  /** Brings the mean of the areas below one to 1. */
  private void norm(int[] members, double[] factors, double[] weights) {
    double[] sum = new double[series.size()];
    double[] weight = new double[series.size()];
    for (int area : members) {
      sum[series.above(area)] += factors[area] * weights[area];
      weight[series.above(area)] += weights[area];
    }
    for (int area : members) {
      int above = series.above(area);
      if (sum[above] > 0) {
        factors[area] *= weight[above] / sum[above];
      }
    }
  }

  /** Changes of handset in the window, and the variance that rounding and the like bring. */
  private record Seen(double changes, double noise) {}

  /**
   * Changes as they are published; where their rounding would be worse, what the number came down
   * by, of which only beginning and end are rounded, less what is expected to have gone or come.
   */
  private Seen seen(int area) {
    double rounding = series.roundingVariance();
    double direct = 0;
    double directNoise = 0;
    double net = 0;
    double netNoise = 2 * rounding;
    for (SeriesWeek week : window) {
      if (week.has(area)) {
        double gone = country.gone() * week.opening(area);
        double arrived = week.arrived(0) * shareOfCountry(area);
        direct += week.changes(area);
        directNoise += CHANGE_FIGURES * rounding;
        net += week.decline(area) + arrived - gone;
        netNoise += 2 * (gone + arrived) + week.figuresOfDecline(area) * rounding;
      }
    }
    return directNoise < netNoise ? new Seen(direct, directNoise) : new Seen(net, netNoise);
  }

  /** How many times the pace of the area above gives as many changes. */
  private double factor(int area, double above, double changes) {
    double factor = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double slope = slope(area, above * factor) * above;
      factor += (changes - expected(area, above * factor)) / slope;
      factor = Math.min(FASTEST, Math.max(0, factor));
    }
    return factor;
  }

  private double expected(int area, double pace) {
    double expected = 0;
    for (int t = 0; t < hazards.length; t++) {
      expected += window.get(t).opening(area) * (1 - Math.exp(-hazards[t] * pace));
    }
    return expected;
  }

  /** Variance of the number of changes, by chance. */
  private double spread(int area, double pace) {
    double spread = 0;
    for (int t = 0; t < hazards.length; t++) {
      double stay = Math.exp(-hazards[t] * pace);
      spread += window.get(t).opening(area) * stay * (1 - stay);
    }
    return spread;
  }

  private double slope(int area, double pace) {
    double slope = 1e-9;
    for (int t = 0; t < hazards.length; t++) {
      slope += window.get(t).opening(area) * hazards[t] * Math.exp(-hazards[t] * pace);
    }
    return slope;
  }

  private void learnArrivals(int[] members) {
    double rounding = ARRIVAL_FIGURES * series.roundingVariance() * window.size();
    double[] ratio = new double[members.length];
    double[] variance = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      int area = members[i];
      double expected = arrivedInWindow * shareOfCountry(area);
      double seen = window.stream().mapToDouble(week -> week.arrived(area)).sum();
      boolean isKnown = expected > 0 && window.stream().allMatch(week -> week.has(area));
      ratio[i] = isKnown ? seen / expected : 1;
      variance[i] =
          isKnown ? (expected + rounding) / (expected * expected) : Double.POSITIVE_INFINITY;
    }
    Credibility learnt = Credibility.of(ratio, variance);
    for (int i = 0; i < members.length; i++) {
      arrivals[members[i]] = learnt.factor()[i];
      arrivalsVariance[members[i]] = learnt.variance()[i];
    }
    // Belief pulls some areas up and others down: together they still have all that arrive.
    norm(members, arrivals, share);
  }

  /** Variance of the pace from week to week beyond chance, of areas of one depth. */
  private double unrest(int[] members) {
    List<double[]> seen = new ArrayList<>();
    for (int area : members) {
      for (int t = 0; t < hazards.length; t++) {
        SeriesWeek week = window.get(t);
        double stay = Math.exp(-hazards[t] * cumulativePace[area]);
        double expected = week.opening(area) * (1 - stay);
        double slope = week.opening(area) * hazards[t] * stay * cumulativePace[area];
        if (expected > 0) {
          double noise = expected * stay + CHANGE_FIGURES * series.roundingVariance();
          seen.add(
              new double[] {1 + (week.changes(area) - expected) / slope, noise / (slope * slope)});
        }
      }
    }
    return Credibility.between(
        seen.stream().mapToDouble(one -> one[0]).toArray(),
        seen.stream().mapToDouble(one -> one[1]).toArray());
  }

  private double[][] forms() {
    double[][] forms = new double[series.size()][];
    for (int area = 0; area < forms.length; area++) {
      double[] counts =
          area == 0
              ? new double[] {1, 1, 1}
              : Arrays.stream(forms[series.above(area)]).map(of -> of * FORMS_BELIEVED).toArray();
      for (SeriesWeek week : window) {
        double[] conversions = week.conversions(area);
        for (int form = 0; form < counts.length; form++) {
          counts[form] += conversions[form];
        }
      }
      double all = Arrays.stream(counts).sum();
      forms[area] = Arrays.stream(counts).map(of -> of / all).toArray();
    }
    return forms;
  }

  /** How many times as fast as those of the area above its people change their handsets. */
  double pace(int area) {
    return pace[area];
  }

  /** Variance of the pace, as far as it is not known. */
  double paceVariance(int area) {
    return paceVariance[area];
  }

  /** Variance of the pace from week to week, of areas of one depth. */
  double unrest(int depth) {
    return unrest.get(depth);
  }

  /** Share of the country's arrivals that are the area's. */
  double shareOfCountry(int area) {
    double all = 1;
    for (int at = area; at > 0; at = series.above(at)) {
      all *= share[at] * arrivals[at];
    }
    return all;
  }

  /** Variance of the area's share of the arrivals, relative to it. */
  double arrivalsVarianceOf(int area) {
    double variance = 0;
    for (int at = area; at > 0; at = series.above(at)) {
      variance += arrivalsVariance[at] / (arrivals[at] * arrivals[at]);
    }
    return variance;
  }

  /** Shares of smartphones, feature phones and others among the area's conversions. */
  double[] forms(int area) {
    return forms[area];
  }
}
