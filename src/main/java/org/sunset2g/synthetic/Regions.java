package org.sunset2g.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The provinces people live in, by which conditions differ; their districts where there are fewer
 * than four provinces, for then half of the provinces would be one or two.
 */
final class Regions {
  private static final int FEWEST_PROVINCES = 4;

  private final List<AreaCode> regions;
  private final int[] byArea;

  Regions(AdministrativeUnits units, Homes homes) {
    Function<Integer, Optional<AreaCode>> region =
        area -> above(units, homes, area, Level.PROVINCE);
    TreeSet<AreaCode> found = inhabited(homes, region);
    if (found.size() < FEWEST_PROVINCES) {
      Function<Integer, Optional<AreaCode>> province = region;
      region = area -> above(units, homes, area, Level.DISTRICT).or(() -> province.apply(area));
      found = inhabited(homes, region);
    }
    this.regions = List.copyOf(found);
    this.byArea = new int[homes.count()];
    Arrays.fill(byArea, nowhere());
    for (int area : homes.settled()) {
      int number = region.apply(area).map(regions::indexOf).orElse(nowhere());
      byArea[area] = number;
      for (int successor : homes.successors(area)) {
        byArea[successor] = number;
      }
    }
  }

  private static Optional<AreaCode> above(
      AdministrativeUnits units, Homes homes, int area, Level level) {
    return units.above(homes.area(area), level).map(AdministrativeUnit::area);
  }

  private static TreeSet<AreaCode> inhabited(
      Homes homes, Function<Integer, Optional<AreaCode>> region) {
    TreeSet<AreaCode> found = new TreeSet<>();
    for (int area : homes.settled()) {
      region.apply(area).ifPresent(found::add);
    }
    return found;
  }

  /** The regions in the order of their codes; their positions are their numbers. */
  List<AreaCode> all() {
    return regions;
  }

  /** Number of the region around the area; {@link #nowhere} for one in no list. */
  int of(int area) {
    return byArea[area];
  }

  /** The number that stands for no region. */
  int nowhere() {
    return regions.size();
  }
}
