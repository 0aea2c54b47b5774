package org.sunset2g.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sunset2g.vocabulary.AreaCode;

/** Official successors of communes where the code system changed: many to many. */
public final class AreaChanges {
  /**
   * One old commune and one of its successors.
   *
   * @param wholly whether all of the old commune went there
   */
  public record Change(AreaCode before, AreaCode after, boolean wholly)
      implements Comparable<Change> {
    /** Both communes. */
    public List<AreaCode> communes() {
      return List.of(before, after);
    }

    @Override
    public int compareTo(Change other) {
      int order = before.compareTo(other.before);
      return order != 0 ? order : after.compareTo(other.after);
    }
  }

  public static final AreaChanges NONE = new AreaChanges(Collections.emptyList());

  private final NavigableSet<Change> changes;
  private final Map<AreaCode, SortedSet<AreaCode>> counterparts = new HashMap<>();

  public AreaChanges(Collection<Change> changes) {
    this.changes = Collections.unmodifiableNavigableSet(new TreeSet<>(changes));
    for (Change change : this.changes) {
      counterparts.computeIfAbsent(change.before(), none -> new TreeSet<>()).add(change.after());
      counterparts.computeIfAbsent(change.after(), none -> new TreeSet<>()).add(change.before());
    }
  }

  /** All changes in the order of their codes. */
  public NavigableSet<Change> all() {
    return changes;
  }

  /** What a commune became or came from, wholly or in part: the same places in other codes. */
  public SortedSet<AreaCode> counterparts(AreaCode commune) {
    return counterparts.getOrDefault(commune, Collections.emptySortedSet());
  }

  /** Whether the second area is an official successor of the first. */
  public boolean isSuccession(AreaCode before, AreaCode after) {
    return changes.contains(new Change(before, after, false));
  }
}
