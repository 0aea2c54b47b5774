package org.sunset2g.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * The registry, asked by area: who works there, whom to call, what is allowed and what is offered.
 * What is said of a unit holds for all units in it. Every answer has an order of its own that does
 * not depend on the order of the files.
 */
public final class RegistryIndex {
  private record Hamlet(AreaCode commune, String name) {}

  private record Offices(AreaCode area, Optional<String> operator) {}

  private record Places(AreaCode area, String operator) {}

  private static final Comparator<FocalPoint> BY_ROLE =
      Comparator.comparing(FocalPoint::role)
          .thenComparing(FocalPoint::office)
          .thenComparing(FocalPoint::telephone);
  private static final Comparator<SalePoint> BY_COMMUNE =
      Comparator.comparing(SalePoint::commune).thenComparing(SalePoint::id);

  private final AdministrativeUnits units;
  private final AreaChanges changes;
  private final Map<AreaCode, List<Team>> wholeTeams;
  private final Map<Hamlet, List<Team>> hamletTeams = new HashMap<>();
  private final Map<AreaCode, List<Team>> teamsOfCommune;
  private final Map<Offices, List<FocalPoint>> offices;
  private final Map<Places, List<SalePoint>> places = new HashMap<>();
  private final Map<String, List<Programme>> programmes;
  private final Map<AreaCode, List<AreaRestriction>> restrictions;
  private final Map<AreaCode, AreaProfile> profiles = new HashMap<>();

  private RegistryIndex(Registry registry, AdministrativeUnits units, AreaChanges changes) {
    this.units = units;
    this.changes = changes;
    List<Team> teams = sorted(registry.teams(), Comparator.comparing(Team::id));
    teamsOfCommune = grouped(teams, Team::commune);
    wholeTeams = grouped(teams.stream().filter(Team::isOfWholeCommune).toList(), Team::commune);
    for (Team team : teams) {
      Set<String> names = new HashSet<>();
      team.hamlets().forEach(name -> names.add(HamletName.keyOf(name)));
      for (String name : names) {
        hamletTeams
            .computeIfAbsent(new Hamlet(team.commune(), name), none -> new ArrayList<>())
            .add(team);
      }
    }
    offices =
        grouped(
            sorted(registry.focalPoints(), BY_ROLE),
            office -> new Offices(office.area(), office.operator()));
    for (SalePoint place : sorted(registry.salePoints(), BY_COMMUNE)) {
      for (AreaCode area : Lineage.of(units, place.commune())) {
        places
            .computeIfAbsent(new Places(area, place.operator()), none -> new ArrayList<>())
            .add(place);
      }
    }
    programmes =
        grouped(
            sorted(registry.programmes(), Comparator.comparing(Programme::id)),
            Programme::operator);
    restrictions =
        grouped(
            sorted(registry.restrictions(), Comparator.comparing(AreaRestriction::reason)),
            AreaRestriction::area);
    registry.profiles().forEach(profile -> profiles.put(profile.area(), profile));
  }

  /**
   * @param changes official successors: what is restricted in one code system is in the other
   */
  public static RegistryIndex of(
      Registry registry, AdministrativeUnits units, AreaChanges changes) {
    return new RegistryIndex(registry, units, changes);
  }

  /**
   * The team that works in the hamlet on the day: the hamlet's own, else that of the whole commune.
   *
   * @param hamlet its name as {@link HamletName} compares it; may be empty
   */
  public Optional<Team> teamOf(AreaCode commune, String hamlet, LocalDate day) {
    return on(day, hamletTeams.get(new Hamlet(commune, HamletName.keyOf(hamlet))))
        .or(() -> on(day, wholeTeams.get(commune)));
  }

  /** All teams that work in the commune on the day, by identifier. */
  public List<Team> teamsIn(AreaCode commune, LocalDate day) {
    return teamsOfCommune.getOrDefault(commune, List.of()).stream()
        .filter(team -> team.validity().covers(day))
        .toList();
  }

  /** The channels that a restriction in force on any of those days, both included, forbids. */
  public Set<Channel> restrictedChannels(AreaCode area, LocalDate first, LocalDate last) {
    EnumSet<Channel> restricted = EnumSet.noneOf(Channel.class);
    for (AreaRestriction restriction : restrictionsIn(area, first, last)) {
      Arrays.stream(Channel.values())
          .filter(channel -> !restriction.allowed().contains(channel))
          .forEach(restricted::add);
    }
    return Collections.unmodifiableSet(restricted);
  }

  /** The channels that no restriction in force on any of those days forbids. */
  public Set<Channel> allowedChannels(AreaCode area, LocalDate first, LocalDate last) {
    EnumSet<Channel> allowed = EnumSet.allOf(Channel.class);
    allowed.removeAll(restrictedChannels(area, first, last));
    return Collections.unmodifiableSet(allowed);
  }

  /**
   * The restrictions of the area and the units it lies in, nearest first; then those of what it
   * became or came from where codes changed.
   */
  public List<AreaRestriction> restrictionsIn(AreaCode area, LocalDate first, LocalDate last) {
    // A home may be on record in one code system, and what is forbidden there in the other.
    return Stream.concat(Stream.of(area), changes.counterparts(area).stream())
        .flatMap(each -> Lineage.of(units, each).stream())
        .distinct()
        .flatMap(unit -> restrictions.getOrDefault(unit, List.of()).stream())
        .filter(restriction -> restriction.validity().touches(first, last))
        .toList();
  }

  /** Why the area is remote, as the nearest unit of its lineage says. */
  public Optional<AreaProfile.Kind> profileOf(AreaCode area) {
    return Lineage.of(units, area).stream()
        .filter(profiles::containsKey)
        .findFirst()
        .map(unit -> profiles.get(unit).kind());
  }

  /**
   * The offices to call about a commune on the day: those of the commune, then of its district,
   * then of its province; within one unit by role.
   *
   * @param operator whose offices; the authorities' where absent
   */
  public List<FocalPoint> focalPoints(AreaCode commune, Optional<String> operator, LocalDate day) {
    return Lineage.of(units, commune).stream()
        .flatMap(unit -> focalPointsOf(unit, operator, day).stream())
        .toList();
  }

  /** The offices of that very unit on the day, by role. */
  public List<FocalPoint> focalPointsOf(AreaCode unit, Optional<String> operator, LocalDate day) {
    return offices.getOrDefault(new Offices(unit, operator), List.of()).stream()
        .filter(office -> office.validity().covers(day))
        .toList();
  }

  /**
   * The operator's sale points in the commune on the day; where there are none, those of its
   * district, else those of its province. By commune, then identifier.
   */
  public List<SalePoint> salePointsNear(AreaCode commune, String operator, LocalDate day) {
    return Lineage.of(units, commune).stream()
        .map(unit -> salePointsIn(unit, operator, day))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The operator's sale points in the unit on the day, by commune, then identifier. */
  public List<SalePoint> salePointsIn(AreaCode unit, String operator, LocalDate day) {
    return places.getOrDefault(new Places(unit, operator), List.of()).stream()
        .filter(place -> place.validity().covers(day))
        .toList();
  }

  /**
   * What the operator can offer in the area on any of those days, both included, by identifier;
   * programmes without stock are left out.
   */
  public List<Programme> programmesIn(
      AreaCode area, String operator, LocalDate first, LocalDate last) {
    List<AreaCode> lineage = Lineage.of(units, area);
    return programmes.getOrDefault(operator, List.of()).stream()
        .filter(programme -> programme.area().map(lineage::contains).orElse(true))
        .filter(programme -> programme.validity().touches(first, last))
        .filter(Programme::hasStock)
        .toList();
  }

  private static Optional<Team> on(LocalDate day, List<Team> teams) {
    return teams == null
        ? Optional.empty()
        : teams.stream().filter(team -> team.validity().covers(day)).findFirst();
  }

  private static <T> List<T> sorted(List<T> entries, Comparator<T> order) {
    return entries.stream().sorted(order).toList();
  }

  private static <K, T> Map<K, List<T>> grouped(List<T> entries, Function<T, K> key) {
    Map<K, List<T>> groups = new HashMap<>();
    for (T entry : entries) {
      groups.computeIfAbsent(key.apply(entry), none -> new ArrayList<>()).add(entry);
    }
    return groups;
  }
}
