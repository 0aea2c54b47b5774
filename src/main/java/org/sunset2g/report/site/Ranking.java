package org.sunset2g.report.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Written.Share;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Places of the areas below one area, this week and in the last report; from rounded figures only.
 * Areas with the same number have the same place, and the next place is left out for each of them.
 */
final class Ranking {
  private final Map<AreaCode, Integer> byLeft;
  private final Map<AreaCode, Integer> byShare;
  private final Map<AreaCode, Integer> byLeftBefore;
  private final Map<AreaCode, Integer> byShareBefore;

  private Ranking(List<PublishedArea> ranked, ProtectedWeek table, Optional<ProtectedWeek> before) {
    this.byLeft = places(ranked, area -> left(table, area));
    this.byShare = places(ranked, area -> share(table, area));
    this.byLeftBefore =
        before.map(week -> places(ranked, area -> left(week, area))).orElse(Map.of());
    this.byShareBefore =
        before.map(week -> places(ranked, area -> share(week, area))).orElse(Map.of());
  }

  static Ranking of(
      List<PublishedArea> areas, ProtectedWeek table, Optional<ProtectedWeek> before) {
    return new Ranking(areas.stream().filter(Ranking::isRanked).toList(), table, before);
  }

  /** Whether the area is a place among others, not what could not be placed. */
  static boolean isRanked(PublishedArea area) {
    return area.level() != AreaLevel.UNPLACED && area.level() != AreaLevel.REMAINDER;
  }

  private static OptionalLong left(ProtectedWeek table, PublishedArea area) {
    return table
        .find(area.code())
        .map(row -> OptionalLong.of(row.of(Measure.CLOSING)))
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong share(ProtectedWeek table, PublishedArea area) {
    return table
        .find(area.code())
        .flatMap(Ranking::shareConverted)
        .map(share -> OptionalLong.of(share.tenths()))
        .orElse(OptionalLong.empty());
  }

  /** Conversions of the week as a part of the opening number; empty where that is shown as 0. */
  static Optional<Share> shareConverted(AreaFigures row) {
    long opening = row.of(Measure.OPENING);
    return opening == 0 ? Optional.empty() : Optional.of(Share.of(converted(row), opening));
  }

  static long converted(AreaFigures row) {
    return Measure.conversions().stream().mapToLong(row::of).sum();
  }

  private static Map<AreaCode, Integer> places(
      List<PublishedArea> areas, Function<PublishedArea, OptionalLong> value) {
    List<Map.Entry<AreaCode, Long>> sorted =
        areas.stream()
            .filter(area -> value.apply(area).isPresent())
            .map(area -> Map.entry(area.code(), value.apply(area).getAsLong()))
            .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
            .toList();
    Map<AreaCode, Integer> places = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      boolean tied = i > 0 && sorted.get(i).getValue().equals(sorted.get(i - 1).getValue());
      places.put(sorted.get(i).getKey(), tied ? places.get(sorted.get(i - 1).getKey()) : i + 1);
    }
    return places;
  }

  /** How many areas have a place by the number left. */
  int size() {
    return byLeft.size();
  }

  /** Place by the number left, most first; empty for what is not ranked. */
  Optional<Place> left(PublishedArea area) {
    return place(byLeft, byLeftBefore, area);
  }

  /** Place by the share converted in the week, most first; empty where there is no share. */
  Optional<Place> share(PublishedArea area) {
    return place(byShare, byShareBefore, area);
  }

  private static Optional<Place> place(
      Map<AreaCode, Integer> now, Map<AreaCode, Integer> before, PublishedArea area) {
    Integer place = now.get(area.code());
    Integer then = before.get(area.code());
    return place == null
        ? Optional.empty()
        : Optional.of(
            new Place(place, then == null ? OptionalInt.empty() : OptionalInt.of(then - place)));
  }
}
