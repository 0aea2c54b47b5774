package org.sunset2g.report.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.compare.ComparedPair.Column;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Published figures compared.
 *
 * @param minimumCell what every figure is a multiple of; of the second week where they differ
 * @param missing weeks between that have no report, so that their flows are in no sum
 * @param pairs one per area where two weeks are compared, one where two areas are
 */
public record Comparison(
    String phase, int minimumCell, List<IsoWeek> missing, List<ComparedPair> pairs) {
  public Comparison {
    missing = List.copyOf(missing);
    pairs = List.copyOf(pairs);
  }

  /** Whether it is one area in two weeks, and not two areas. */
  public boolean isOfWeeks() {
    return !pairs.get(0).first().week().equals(pairs.get(0).second().week());
  }

  /**
   * All areas in two weeks. An area that one of them does not have counts nobody there. Levels come
   * from the country down, in each of them the areas whose closing number changed most come first.
   *
   * @param upTo every published week after the first up to and with the second, in order; taken one
   *     by one
   */
  public static Comparison ofWeeks(ProtectedWeek first, Iterator<ProtectedWeek> upTo) {
    FlowSums sums = new FlowSums();
    List<IsoWeek> missing = new ArrayList<>();
    ProtectedWeek last = first;
    while (upTo.hasNext()) {
      ProtectedWeek next = upTo.next();
      if (next.week().compareTo(last.week()) <= 0) {
        throw new IllegalArgumentException("%s after %s".formatted(next.week(), last.week()));
      }
      for (IsoWeek at = last.week().plus(1); !at.equals(next.week()); at = at.plus(1)) {
        missing.add(at);
      }
      sums.add(next);
      last = next;
    }
    if (last == first) {
      throw new IllegalArgumentException("no week after " + first.week());
    }
    Map<AreaCode, PublishedArea> areas = new TreeMap<>();
    for (ProtectedWeek week : List.of(first, last)) {
      week.areas().all().forEach(area -> areas.put(area.code(), area));
    }
    List<ComparedPair> pairs = new ArrayList<>();
    for (PublishedArea area : areas.values()) {
      pairs.add(pair(first, last, area, sums));
    }
    pairs.sort(
        Comparator.<ComparedPair, AreaLevel>comparing(pair -> pair.second().area().level())
            .thenComparingLong(pair -> -Math.abs(pair.of(Measure.CLOSING).difference()))
            .thenComparing(pair -> pair.second().area().code()));
    return new Comparison(last.phase(), last.minimumCell(), missing, pairs);
  }

  private static ComparedPair pair(
      ProtectedWeek first, ProtectedWeek last, PublishedArea area, FlowSums sums) {
    AreaFigures then = figures(first, area);
    AreaFigures now = figures(last, area);
    return new ComparedPair(
        new Column(first.week(), then.area()),
        new Column(last.week(), area),
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    new ComparedFigure(
                        measure,
                        then.of(measure),
                        now.of(measure),
                        FlowSums.isSummed(measure)
                            ? OptionalLong.of(sums.of(area.code(), measure))
                            : OptionalLong.empty()))
            .toList());
  }

  private static AreaFigures figures(ProtectedWeek week, PublishedArea area) {
    return week.find(area.code())
        .orElseGet(() -> new AreaFigures(area, Optional.empty(), Map.of()));
  }

  /** Two areas in one week. */
  public static Comparison ofAreas(ProtectedWeek week, PublishedArea first, PublishedArea second) {
    AreaFigures one = week.find(first.code()).orElseThrow();
    AreaFigures other = week.find(second.code()).orElseThrow();
    List<ComparedFigure> figures =
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    new ComparedFigure(
                        measure, one.of(measure), other.of(measure), OptionalLong.empty()))
            .toList();
    return new Comparison(
        week.phase(),
        week.minimumCell(),
        List.of(),
        List.of(
            new ComparedPair(
                new Column(week.week(), first), new Column(week.week(), second), figures)));
  }

  /** The same of one area only; empty where neither week has it. */
  public Optional<Comparison> only(String writtenArea) {
    List<ComparedPair> of =
        pairs.stream()
            .filter(pair -> AreaText.written(pair.second().area()).equals(writtenArea))
            .toList();
    return of.isEmpty()
        ? Optional.empty()
        : Optional.of(new Comparison(phase, minimumCell, missing, of));
  }
}
