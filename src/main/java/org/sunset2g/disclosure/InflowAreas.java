package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Chooses the areas whose number is withheld, so that none can be computed. The areas are a tree
 * and every reader knows one equation for each that is divided: it is the sum of those below it.
 * Three rules hold in the end:
 *
 * <ul>
 *   <li>below a withheld area everything is withheld;
 *   <li>below a published one none is withheld, or at least two are, and what anybody can compute
 *       of them, their sum, is no small number and differs from no earlier revision by one;
 *   <li>what an earlier revision of the week withheld is withheld.
 * </ul>
 *
 * <p>With the first two no equation has a single unknown, and in a tree that is enough: whatever a
 * withheld area is changed by can be made good within each of its at most two equations, and on
 * from there without ever coming back. With the third the differences between two revisions are a
 * table of the same kind, in which the same areas are unknown.
 */
final class InflowAreas {
  private final PublishedAreas areas;
  private final Map<AreaCode, Long> counts;
  private final List<InflowRevision> superseded;
  private final int minimumCell;
  private final Set<AreaCode> withheld = new HashSet<>();

  InflowAreas(
      PublishedAreas areas,
      Map<AreaCode, Long> counts,
      List<InflowRevision> superseded,
      int minimumCell) {
    this.areas = areas;
    this.counts = counts;
    this.superseded = superseded;
    this.minimumCell = minimumCell;
  }

  Set<AreaCode> withheld() {
    if (superseded.stream().anyMatch(revision -> !revision.fits(areas))) {
      areas.tree().forEach(area -> withheld.add(area.code()));
      return withheld;
    }
    areas.tree().stream().filter(this::isUnsafe).forEach(area -> withheld.add(area.code()));
    List<PublishedArea> lowestFirst = new ArrayList<>(areas.tree());
    Collections.reverse(lowestFirst);
    boolean isChanged;
    do {
      isChanged = false;
      for (PublishedArea area : lowestFirst) {
        isChanged |= settle(area);
      }
    } while (isChanged);
    return withheld;
  }

  private boolean isUnsafe(PublishedArea area) {
    long count = counts.get(area.code());
    return isSmall(count, minimumCell)
        || superseded.stream()
            .map(revision -> revision.notCertified(area.code()))
            .anyMatch(before -> isTooNear(count, before, minimumCell));
  }

  private boolean settle(PublishedArea area) {
    boolean isChanged = false;
    if (withheld.contains(area.code())) {
      for (PublishedArea below : areas.below(area)) {
        isChanged |= withheld.add(below.code());
      }
      return isChanged;
    }
    while (givesAway(area)) {
      withheld.add(companion(area).orElse(area).code());
      isChanged = true;
      if (withheld.contains(area.code())) {
        break;
      }
    }
    return isChanged;
  }

  /** Whether a published area's number tells too much of the withheld ones below it. */
  private boolean givesAway(PublishedArea area) {
    List<AreaCode> hidden = new ArrayList<>();
    List<AreaCode> shown = new ArrayList<>();
    for (PublishedArea below : areas.below(area)) {
      (withheld.contains(below.code()) ? hidden : shown).add(below.code());
    }
    if (hidden.size() < 2) {
      return hidden.size() == 1;
    }
    long rest = hidden.stream().mapToLong(counts::get).sum();
    return isSmall(rest, minimumCell)
        || superseded.stream()
            .anyMatch(
                revision -> {
                  long before = revision.notCertified(area.code()).orElseThrow();
                  for (AreaCode each : shown) {
                    before -= revision.notCertified(each).orElseThrow();
                  }
                  return isSmall(Math.abs(rest - before), minimumCell);
                });
  }

  /** The smallest published number below the area; a zero only where there is nothing else. */
  private Optional<PublishedArea> companion(PublishedArea area) {
    return areas.below(area).stream()
        .filter(below -> !withheld.contains(below.code()))
        .min(
            Comparator.<PublishedArea>comparingInt(below -> counts.get(below.code()) > 0 ? 0 : 1)
                .thenComparing(below -> counts.get(below.code()))
                .thenComparing(PublishedArea::code));
  }

  static boolean isSmall(long count, int minimumCell) {
    return count > 0 && count < minimumCell;
  }

  /** Whether a number was withheld before, or differs by a small one from what was published. */
  static boolean isTooNear(long count, OptionalLong before, int minimumCell) {
    return before.isEmpty() || isSmall(Math.abs(count - before.getAsLong()), minimumCell);
  }
}
