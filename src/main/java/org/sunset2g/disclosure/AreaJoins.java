package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.reference.AreaChanges;

/**
 * Groups areas of two sides that share ground: whoever is on one side of a group is on its other
 * side, however the parts lie.
 */
final class AreaJoins {
  /** Areas that together cover the same ground on both sides, by code. */
  record Group(List<PublishedArea> left, List<PublishedArea> right) {}

  private final Map<String, String> above = new TreeMap<>();
  private final Map<String, PublishedArea> left = new TreeMap<>();
  private final Map<String, PublishedArea> right = new TreeMap<>();

  private AreaJoins() {}

  /**
   * The lowest areas of one table: those that a change of boundaries takes people from, and those
   * that it brings them to. A change inside one area is none.
   */
  static List<Group> ofChanges(PublishedAreas areas, AreaChanges changes) {
    AreaJoins joins = new AreaJoins();
    for (AreaChanges.Change change : changes.all()) {
      if (!areas.staysInPlace(change.before())) {
        areas
            .shownIn(change.before())
            .ifPresent(from -> areas.shownIn(change.after()).ifPresent(to -> joins.join(from, to)));
      }
    }
    return joins.groups();
  }

  private void join(PublishedArea before, PublishedArea now) {
    String leftName = "<" + before.code();
    String rightName = ">" + now.code();
    left.put(leftName, before);
    right.put(rightName, now);
    String top = top(leftName);
    String other = top(rightName);
    if (!top.equals(other)) {
      above.put(other, top);
    }
  }

  private String top(String name) {
    String top = name;
    while (above.containsKey(top)) {
      top = above.get(top);
    }
    if (!top.equals(name)) {
      above.put(name, top);
    }
    return top;
  }

  private List<Group> groups() {
    Map<String, Group> groups = new TreeMap<>();
    left.forEach((name, area) -> group(groups, name).left().add(area));
    right.forEach((name, area) -> group(groups, name).right().add(area));
    return new ArrayList<>(groups.values());
  }

  private Group group(Map<String, Group> groups, String name) {
    return groups.computeIfAbsent(
        top(name), none -> new Group(new ArrayList<>(), new ArrayList<>()));
  }
}
