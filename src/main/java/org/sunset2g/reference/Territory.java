package org.sunset2g.reference;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A country's areas over time: the units of every code system, what became of their communes, and
 * since when each system has been in force.
 */
public final class Territory {
  private final AdministrativeUnits units;
  private final AreaChanges changes;
  private final SortedMap<String, LocalDate> inForceSince;
  private final SortedSet<String> systems = new TreeSet<>();
  private final SortedSet<String> systemsWithDistricts = new TreeSet<>();
  private final NavigableMap<AreaCode, NavigableSet<AreaCode>> successors = new TreeMap<>();
  private final NavigableMap<AreaCode, NavigableSet<AreaCode>> predecessors = new TreeMap<>();

  /**
   * @param inForceSince first day of each code system; one that is not there has always been in
   *     force
   */
  public Territory(
      AdministrativeUnits units, AreaChanges changes, Map<String, LocalDate> inForceSince) {
    this.units = Objects.requireNonNull(units, "units");
    this.changes = Objects.requireNonNull(changes, "changes");
    this.inForceSince = Collections.unmodifiableSortedMap(new TreeMap<>(inForceSince));
    for (AdministrativeUnit unit : units.all()) {
      systems.add(unit.area().system());
      if (unit.level() == AdministrativeUnit.Level.DISTRICT) {
        systemsWithDistricts.add(unit.area().system());
      }
    }
    for (AreaChanges.Change change : changes.all()) {
      successors.computeIfAbsent(change.before(), none -> new TreeSet<>()).add(change.after());
      predecessors.computeIfAbsent(change.after(), none -> new TreeSet<>()).add(change.before());
    }
  }

  /** Units of one time, without changes. */
  public static Territory unchanging(AdministrativeUnits units) {
    return new Territory(units, AreaChanges.NONE, Map.of());
  }

  public AdministrativeUnits units() {
    return units;
  }

  public AreaChanges changes() {
    return changes;
  }

  /**
   * The code system in force when the week ends: of those that have units, the newest that has
   * begun, or the oldest where none has; empty without any units.
   */
  public Optional<String> systemOf(IsoWeek week) {
    Comparator<String> byAge = Comparator.comparing(this::since).thenComparing(name -> name);
    return systems.stream()
        .filter(system -> !since(system).isAfter(week.sunday()))
        .max(byAge)
        .or(() -> systems.stream().min(byAge));
  }

  private LocalDate since(String system) {
    return inForceSince.getOrDefault(system, LocalDate.MIN);
  }

  /** Code systems that have units, by name. */
  public SortedSet<String> systems() {
    return Collections.unmodifiableSortedSet(systems);
  }

  public boolean hasDistricts(String system) {
    return systemsWithDistricts.contains(system);
  }

  /** What a commune passed to, by code; empty where nothing is known of it. */
  public Collection<AreaCode> successors(AreaCode commune) {
    return successors.getOrDefault(commune, Collections.emptyNavigableSet());
  }

  /** What a commune was made of, by code; empty where nothing is known of it. */
  public Collection<AreaCode> predecessors(AreaCode commune) {
    return predecessors.getOrDefault(commune, Collections.emptyNavigableSet());
  }

  /** The communes of another system that share ground with this one, by code. */
  public SortedSet<AreaCode> counterparts(AreaCode commune, String system) {
    SortedSet<AreaCode> counterparts = new TreeSet<>(successors(commune));
    counterparts.addAll(predecessors(commune));
    counterparts.removeIf(other -> !other.system().equals(system));
    return counterparts;
  }
}
