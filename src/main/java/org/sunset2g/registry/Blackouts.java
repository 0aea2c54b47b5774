package org.sunset2g.registry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.vocabulary.AreaCode;

/**
 * When an operator may make offers in an area: at any time but in blackouts, those of the registry
 * and those of Tết. An operator's assurance lifts a blackout for it, from the day of the record on,
 * in the area it names and all units in it. Service notices are never held up and not asked about
 * here.
 */
public final class Blackouts {
  private static final Comparator<Blackout> ORDER =
      Comparator.comparing(Blackout::from).thenComparing(Blackout::id);
  private static final Comparator<Assurance> BY_RECORD =
      Comparator.comparing(Assurance::recordedOn)
          .thenComparing(Assurance::operator)
          .thenComparing(Assurance::reference);

  private final AdministrativeUnits units;
  private final AreaChanges changes;
  private final List<Blackout> all;
  private final Map<Optional<AreaCode>, List<Blackout>> byArea = new HashMap<>();
  private final Map<String, List<Assurance>> assurances = new HashMap<>();

  private Blackouts(
      List<Blackout> all,
      List<Assurance> assurances,
      AdministrativeUnits units,
      AreaChanges changes) {
    this.units = units;
    this.changes = changes;
    this.all = List.copyOf(all);
    for (Blackout blackout : all) {
      byArea.computeIfAbsent(blackout.area(), none -> new ArrayList<>()).add(blackout);
    }
    assurances.stream()
        .sorted(BY_RECORD)
        .forEach(
            assurance ->
                this.assurances
                    .computeIfAbsent(assurance.blackout(), none -> new ArrayList<>())
                    .add(assurance));
  }

  /**
   * Blackouts of the registry, and those of Tết as {@link TetTable} gives them. One of the registry
   * stands in place of the one of Tết with its identifier.
   *
   * @param daysBefore days before the first day of Tết
   * @param daysAfter days from the first day of Tết on
   * @param units how areas lie in one another; an area that is not there lies in none
   * @param changes official successors: what is closed in one code system is in the other
   */
  public static Blackouts of(
      Registry registry,
      TetTable tet,
      int daysBefore,
      int daysAfter,
      AdministrativeUnits units,
      AreaChanges changes) {
    Map<String, Blackout> byIdentifier = new TreeMap<>();
    tet.blackouts(daysBefore, daysAfter)
        .forEach(blackout -> byIdentifier.put(blackout.id(), blackout));
    registry.blackouts().forEach(blackout -> byIdentifier.put(blackout.id(), blackout));
    return new Blackouts(
        byIdentifier.values().stream().sorted(ORDER).toList(),
        registry.assurances(),
        units,
        changes);
  }

  /** All blackouts in the order of their beginnings, lifted or not. */
  public List<Blackout> all() {
    return all;
  }

  /** Those that hold at any moment of the day, lifted or not, in order. */
  public List<Blackout> inForce(LocalDate day) {
    OfferTime whole = OfferHours.ALL_DAY.on(day);
    return all.stream()
        .filter(
            blackout -> blackout.from().isBefore(whole.to()) && blackout.to().isAfter(whole.from()))
        .toList();
  }

  /** The assurances that lift a blackout, oldest record first. */
  public List<Assurance> assurancesOf(Blackout blackout) {
    return assurances.getOrDefault(blackout.id(), List.of());
  }

  /**
   * The times in which the operator may make offers in the area, in order.
   *
   * @param area a commune, or any unit: blackouts of units below it do not count
   * @param first first day
   * @param last last day, included
   */
  public List<OfferTime> freeTimes(
      AreaCode area, String operator, LocalDate first, LocalDate last, OfferHours hours) {
    List<OfferTime> closed = times(closings(area, operator));
    List<OfferTime> free = new ArrayList<>();
    first
        .datesUntil(last.isBefore(first) ? first : last.plusDays(1))
        .forEach(day -> free.addAll(freeOn(day, hours, closed)));
    return free;
  }

  /** The days on which no blackout takes anything of the hours. */
  public SortedSet<LocalDate> freeDays(
      AreaCode area, String operator, LocalDate first, LocalDate last, OfferHours hours) {
    List<OfferTime> closed = times(closings(area, operator));
    SortedSet<LocalDate> days = new TreeSet<>();
    first
        .datesUntil(last.isBefore(first) ? first : last.plusDays(1))
        .filter(day -> freeOn(day, hours, closed).equals(List.of(hours.on(day))))
        .forEach(days::add);
    return Collections.unmodifiableSortedSet(days);
  }

  /** The days that no blackout touches. */
  public SortedSet<LocalDate> freeDays(
      AreaCode area, String operator, LocalDate first, LocalDate last) {
    return freeDays(area, operator, first, last, OfferHours.ALL_DAY);
  }

  /** The first of the free days. */
  public Optional<LocalDate> firstFree(
      AreaCode area, String operator, LocalDate first, LocalDate last) {
    SortedSet<LocalDate> days = freeDays(area, operator, first, last);
    return days.isEmpty() ? Optional.empty() : Optional.of(days.first());
  }

  /** The last of the free days. */
  public Optional<LocalDate> lastFree(
      AreaCode area, String operator, LocalDate first, LocalDate last) {
    SortedSet<LocalDate> days = freeDays(area, operator, first, last);
    return days.isEmpty() ? Optional.empty() : Optional.of(days.last());
  }

  private static List<OfferTime> freeOn(
      LocalDate day, OfferHours hours, List<OfferTime> closedTimes) {
    List<OfferTime> free = List.of(hours.on(day));
    for (OfferTime closed : closedTimes) {
      free = free.stream().flatMap(time -> time.without(closed).stream()).toList();
    }
    return free;
  }

  /**
   * What a blackout closes for an operator.
   *
   * @param time until an assurance lifts it
   */
  public record Closing(Blackout blackout, OfferTime time) {}

  private static List<OfferTime> times(List<Closing> closings) {
    return closings.stream().map(Closing::time).toList();
  }

  /** What the blackouts of the area and those above it close for the operator, in their order. */
  public List<Closing> closings(AreaCode area, String operator) {
    List<AreaCode> own = Lineage.of(units, area);
    List<Closing> closed = new ArrayList<>(closedIn(Optional.empty(), own, operator));
    own.forEach(unit -> closed.addAll(closedIn(Optional.of(unit), own, operator)));
    for (AreaCode counterpart : changes.counterparts(area)) {
      // What is lifted in one successor of a commune is not lifted in the others.
      List<AreaCode> lineage = Lineage.of(units, counterpart);
      lineage.forEach(unit -> closed.addAll(closedIn(Optional.of(unit), lineage, operator)));
    }
    closed.sort(Comparator.comparing(Closing::blackout, ORDER));
    return closed;
  }

  private List<Closing> closedIn(
      Optional<AreaCode> place, List<AreaCode> lineage, String operator) {
    List<Closing> closed = new ArrayList<>();
    for (Blackout blackout : byArea.getOrDefault(place, List.of())) {
      LocalDateTime to =
          assurancesOf(blackout).stream()
              .filter(assurance -> assurance.operator().equals(operator))
              .filter(assurance -> assurance.area().map(lineage::contains).orElse(true))
              .map(assurance -> assurance.recordedOn().atStartOfDay())
              .findFirst()
              .filter(lifted -> lifted.isBefore(blackout.to()))
              .orElse(blackout.to());
      if (to.isAfter(blackout.from())) {
        closed.add(new Closing(blackout, new OfferTime(blackout.from(), to)));
      }
    }
    return closed;
  }
}
