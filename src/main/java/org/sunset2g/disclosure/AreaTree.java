package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The areas of a published table and which of them add up to which. Former districts and what is
 * outside them stand beside the tree: nothing is added up into them here.
 */
public final class AreaTree {
  private final Map<AreaCode, PublishedArea> areas = new LinkedHashMap<>();
  private final Map<AreaCode, AreaCode> above = new HashMap<>();
  private final Map<AreaCode, List<PublishedArea>> below = new HashMap<>();
  private final List<PublishedArea> former = new ArrayList<>();

  /**
   * @throws IllegalArgumentException where an area is there twice, is below one that is not there,
   *     or the country is missing
   */
  AreaTree(Collection<AreaFigures> rows) {
    for (AreaFigures row : rows) {
      if (areas.put(row.area().code(), row.area()) != null) {
        throw new IllegalArgumentException("the area %s is there twice".formatted(row.area()));
      }
    }
    if (!areas.containsKey(PublishedArea.COUNTRY.code())) {
      throw new IllegalArgumentException("there is no row of the country");
    }
    for (AreaFigures row : rows) {
      if (row.area().level().isFormer()) {
        former.add(row.area());
      } else if (row.area().level() != AreaLevel.COUNTRY) {
        AreaCode into =
            row.above()
                .filter(areas::containsKey)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "the area %s is added up into %s, which is not there"
                                .formatted(row.area(), row.above())));
        above.put(row.area().code(), into);
        below.computeIfAbsent(into, none -> new ArrayList<>()).add(row.area());
      }
    }
  }

  public PublishedArea country() {
    return areas.get(PublishedArea.COUNTRY.code());
  }

  /** All areas in the order of the table. */
  public Collection<PublishedArea> all() {
    return Collections.unmodifiableCollection(areas.values());
  }

  public Optional<PublishedArea> find(AreaCode code) {
    return Optional.ofNullable(areas.get(code));
  }

  /** The areas that add up to this one, in the order of the table; none where it is a leaf. */
  public List<PublishedArea> below(PublishedArea area) {
    return Collections.unmodifiableList(below.getOrDefault(area.code(), List.of()));
  }

  public Optional<PublishedArea> above(PublishedArea area) {
    return Optional.ofNullable(above.get(area.code())).map(areas::get);
  }

  /** The area and all above it, from the country down. */
  public List<PublishedArea> path(PublishedArea area) {
    List<PublishedArea> path = new ArrayList<>();
    for (Optional<PublishedArea> at = Optional.of(area); at.isPresent(); at = above(at.get())) {
      path.add(at.get());
    }
    Collections.reverse(path);
    return path;
  }

  /** Areas beside the tree: former districts and what is outside them. */
  public List<PublishedArea> former() {
    return Collections.unmodifiableList(former);
  }
}
