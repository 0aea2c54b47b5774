package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The opening figures that follow from last week's closing figures. Under the same division of the
 * country an area opens with what it closed with. Where the country is divided anew, the smallest
 * groups of areas that hand homes on to one another are looked at: what was shown of a group before
 * is shown of it now. A group whose true number is out of reach of that, as when an operator's data
 * are missing this week, is left open.
 */
final class OpeningFigures {
  private final Map<AreaCode, AreaCode> above = new HashMap<>();
  private final SortedMap<AreaCode, Group> groups = new TreeMap<>();

  private static final class Group {
    private final SortedMap<AreaCode, Long> before = new TreeMap<>();
    private final SortedMap<AreaCode, Long> now = new TreeMap<>();
  }

  /**
   * @param lastWeek what was published of last week
   * @param opening this week's opening counts by home
   * @param before where homes were shown last week
   * @param now where they are shown this week
   */
  OpeningFigures(
      ProtectedWeek lastWeek, Map<AreaCode, Long> opening, AreaPlaces before, AreaPlaces now) {
    opening
        .keySet()
        .forEach(home -> join(left(shownIn(lastWeek, home, before)), right(now.placeOf(home))));
    opening.forEach(
        (home, subscribers) ->
            group(right(now.placeOf(home))).now.merge(now.placeOf(home), subscribers, Long::sum));
    for (AreaFigures row : lastWeek.figures()) {
      AreaCode code = row.area().code();
      if (row.area().level().isLowest()) {
        // An area that hands nobody on may still have been shown with somebody.
        if (!above.containsKey(left(code)) && before.system().equals(now.system())) {
          join(left(code), right(code));
        }
        group(left(code)).before.put(code, row.of(Measure.CLOSING));
      }
    }
  }

  /** Where a home was counted last week, though the list of areas may have changed since. */
  private static AreaCode shownIn(ProtectedWeek lastWeek, AreaCode home, AreaPlaces before) {
    if (lastWeek.find(home).isPresent()) {
      return home;
    }
    AreaCode place = before.placeOf(home);
    return lastWeek.find(place).isPresent() ? place : PublishedArea.UNPLACED.code();
  }

  private static AreaCode left(AreaCode area) {
    return new AreaCode("<" + area.system(), area.code());
  }

  private static AreaCode right(AreaCode area) {
    return new AreaCode(">" + area.system(), area.code());
  }

  private void join(AreaCode one, AreaCode other) {
    AreaCode top = top(one);
    AreaCode under = top(other);
    above.putIfAbsent(one, top);
    above.put(under, top);
  }

  private AreaCode top(AreaCode name) {
    AreaCode top = name;
    while (!above.getOrDefault(top, top).equals(top)) {
      top = above.get(top);
    }
    return top;
  }

  private Group group(AreaCode name) {
    return groups.computeIfAbsent(top(name), none -> new Group());
  }

  /** Figures by area, of those areas whose opening is settled by last week. */
  Map<AreaCode, Long> settled(int minimumCell, SplittableRandom draw) {
    Map<AreaCode, Long> settled = new HashMap<>();
    for (Group group : groups.values()) {
      long shown = group.before.values().stream().mapToLong(Long::longValue).sum();
      long count = group.now.values().stream().mapToLong(Long::longValue).sum();
      boolean isInReach =
          Math.abs(shown - count) < (long) minimumCell * Math.max(1, group.before.size());
      if (!isInReach) {
        continue;
      }
      if (group.now.size() <= 1) {
        List<AreaCode> places = new ArrayList<>(group.now.keySet());
        AreaCode place = places.isEmpty() ? group.before.firstKey() : places.get(0);
        settled.put(place, shown);
      } else {
        Apportionment<AreaCode> parts = new Apportionment<>(minimumCell, new int[][] {{}}, draw);
        Map<AreaCode, Long> divided = parts.divide(0, group.now, shown, group.now.firstKey());
        group.now.keySet().forEach(place -> settled.put(place, divided.getOrDefault(place, 0L)));
      }
    }
    return settled;
  }
}
