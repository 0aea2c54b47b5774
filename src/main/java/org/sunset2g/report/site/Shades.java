package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Five shades for the numbers of one page, by fifths of the areas, with plain numbers between.
 *
 * @param limits first numbers of the shades above the lightest, rising; none where one shade is
 *     enough
 */
public record Shades(List<Long> limits) {
  private static final int SHADES = 5;

  public Shades {
    limits = List.copyOf(limits);
  }

  static Shades of(List<Long> numbers, int minimumCell) {
    List<Long> sorted = numbers.stream().filter(number -> number > 0).sorted().toList();
    TreeSet<Long> limits = new TreeSet<>();
    for (int part = 1; part < SHADES && !sorted.isEmpty(); part++) {
      long limit = plain(sorted.get(sorted.size() * part / SHADES));
      if (limit > minimumCell) {
        limits.add(limit);
      }
    }
    return new Shades(new ArrayList<>(limits));
  }

  /** 0 for what is shown as 0, else 1 for the lightest shade and more for the darker ones. */
  public int shade(long number) {
    if (number == 0) {
      return 0;
    }
    int shade = 1;
    for (long limit : limits) {
      if (number >= limit) {
        shade++;
      }
    }
    return shade;
  }

  /** At most two digits that are not zero. */
  private static long plain(long number) {
    long unit = 1;
    while (number / unit >= 100) {
      unit *= 10;
    }
    return number / unit * unit;
  }
}
