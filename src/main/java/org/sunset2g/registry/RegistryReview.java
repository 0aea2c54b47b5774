package org.sunset2g.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.Territory;
import org.sunset2g.registry.RegistryFinding.Kind;

/**
 * What a registry lacks on a day, and what holds on it. Areas are those of one code system; where
 * it has no districts, a commune is asked for what a district is asked for elsewhere.
 */
public final class RegistryReview {
  /**
   * What is looked at.
   *
   * @param system code system of the areas
   * @param day day on which entries must hold
   * @param operators operators that should have offices; those of the registry where empty
   * @param staleDays days after which an office that nobody confirmed is named
   */
  public record Scope(String system, LocalDate day, SortedSet<String> operators, int staleDays) {}

  private final Registry registry;
  private final RegistryIndex index;
  private final Territory territory;
  private final Blackouts blackouts;
  private final Scope scope;
  private final RegistryWords words;

  private RegistryReview(Registry registry, Territory territory, Blackouts blackouts, Scope scope) {
    this.registry = registry;
    this.index = RegistryIndex.of(registry, territory.units(), territory.changes());
    this.territory = territory;
    this.blackouts = blackouts;
    this.scope = scope;
    this.words = new RegistryWords(territory.units());
  }

  /** All findings in a fixed order, also those that found nothing. */
  public static List<RegistryFinding> of(
      Registry registry, Territory territory, Blackouts blackouts, Scope scope) {
    RegistryReview review = new RegistryReview(registry, territory, blackouts, scope);
    List<RegistryFinding> findings = new ArrayList<>();
    review.addTeams(findings);
    review.addOffices(findings);
    review.addSalePoints(findings);
    review.addConfirmations(findings);
    review.addEntries(findings);
    review.addTimes(findings);
    return findings;
  }

  /** Operators that any entry of the registry names. */
  public static SortedSet<String> operatorsOf(Registry registry) {
    SortedSet<String> operators = new TreeSet<>();
    registry.focalPoints().forEach(office -> office.operator().ifPresent(operators::add));
    registry.salePoints().forEach(place -> operators.add(place.operator()));
    registry.programmes().forEach(programme -> operators.add(programme.operator()));
    registry.assurances().forEach(assurance -> operators.add(assurance.operator()));
    return operators;
  }

  private void addTeams(List<RegistryFinding> findings) {
    findings.add(
        ofUnits(
            Kind.COMMUNE_WITHOUT_TEAM,
            "",
            Level.COMMUNE,
            unit -> index.teamsIn(unit.area(), scope.day()).isEmpty()));
    findings.add(
        ofUnits(
            Kind.COMMUNE_BY_HAMLET_ONLY,
            "",
            Level.COMMUNE,
            unit -> {
              List<Team> teams = index.teamsIn(unit.area(), scope.day());
              return !teams.isEmpty() && teams.stream().noneMatch(Team::isOfWholeCommune);
            }));
    findings.add(
        new RegistryFinding(
            Kind.TEAM_OF_UNKNOWN_COMMUNE,
            "",
            registry.teams().size(),
            registry.teams().stream()
                .filter(team -> !isCommune(team))
                .sorted(Comparator.comparing(Team::id))
                .map(words::of)
                .toList()));
  }

  private boolean isCommune(Team team) {
    return territory
        .units()
        .find(team.commune())
        .filter(unit -> unit.level() == Level.COMMUNE)
        .isPresent();
  }

  private void addOffices(List<RegistryFinding> findings) {
    Level lowest = territory.hasDistricts(scope.system()) ? Level.DISTRICT : Level.COMMUNE;
    SortedSet<String> operators =
        scope.operators().isEmpty() ? operatorsOf(registry) : scope.operators();
    for (String operator : operators) {
      findings.add(
          ofUnits(
              Kind.AREA_WITHOUT_OPERATOR_OFFICE,
              "%s (%s)".formatted(named(lowest), operator),
              lowest,
              unit -> hasNoOffice(unit, Optional.of(operator))));
    }
    for (Level level : Level.values()) {
      if (level != Level.DISTRICT || lowest == Level.DISTRICT) {
        findings.add(
            ofUnits(
                Kind.AREA_WITHOUT_AUTHORITY_OFFICE,
                named(level) + " (authorities)",
                level,
                unit -> hasNoOffice(unit, Optional.empty())));
      }
    }
  }

  private void addConfirmations(List<RegistryFinding> findings) {
    List<FocalPoint> inForce =
        registry.focalPoints().stream()
            .filter(office -> office.validity().covers(scope.day()))
            .toList();
    LocalDate oldest = scope.day().minusDays(scope.staleDays());
    findings.add(
        new RegistryFinding(
            Kind.OFFICE_NOT_CONFIRMED,
            "",
            inForce.size(),
            inForce.stream()
                .filter(office -> office.confirmedOn().map(oldest::isAfter).orElse(true))
                .map(words::of)
                .sorted()
                .toList()));
  }

  private boolean hasNoOffice(AdministrativeUnit unit, Optional<String> operator) {
    return index.focalPointsOf(unit.area(), operator, scope.day()).isEmpty();
  }

  private void addSalePoints(List<RegistryFinding> findings) {
    SortedSet<String> operators = new TreeSet<>();
    registry.salePoints().forEach(place -> operators.add(place.operator()));
    findings.add(
        ofUnits(
            Kind.COMMUNE_WITHOUT_SALE_POINT,
            "",
            Level.COMMUNE,
            unit -> {
              AdministrativeUnit near =
                  territory.units().above(unit.area(), Level.DISTRICT).orElse(unit);
              return operators.stream()
                  .allMatch(
                      operator -> index.salePointsIn(near.area(), operator, scope.day()).isEmpty());
            }));
  }

  private void addEntries(List<RegistryFinding> findings) {
    List<String> expired = new ArrayList<>();
    registry.teams().forEach(team -> addExpired(expired, team.validity(), words.of(team)));
    registry
        .focalPoints()
        .forEach(office -> addExpired(expired, office.validity(), words.of(office)));
    registry.salePoints().forEach(place -> addExpired(expired, place.validity(), words.of(place)));
    registry.programmes().forEach(one -> addExpired(expired, one.validity(), words.of(one)));
    registry.restrictions().forEach(one -> addExpired(expired, one.validity(), words.of(one)));
    int entries =
        registry.teams().size()
            + registry.focalPoints().size()
            + registry.salePoints().size()
            + registry.programmes().size()
            + registry.restrictions().size();
    findings.add(
        new RegistryFinding(Kind.ENTRY_EXPIRED, "", entries, expired.stream().sorted().toList()));
    List<Programme> inForce =
        registry.programmes().stream()
            .filter(programme -> programme.validity().covers(scope.day()))
            .toList();
    findings.add(
        new RegistryFinding(
            Kind.PROGRAMME_WITHOUT_STOCK,
            "",
            inForce.size(),
            inForce.stream()
                .filter(programme -> !programme.hasStock())
                .map(words::of)
                .sorted()
                .toList()));
  }

  private void addExpired(List<String> expired, Validity validity, String named) {
    if (validity.hasEndedBefore(scope.day())) {
      expired.add(named + ", until " + validity.to().orElseThrow());
    }
  }

  private void addTimes(List<RegistryFinding> findings) {
    findings.add(
        new RegistryFinding(
            Kind.RESTRICTION_IN_FORCE,
            "",
            registry.restrictions().size(),
            registry.restrictions().stream()
                .filter(restriction -> restriction.validity().covers(scope.day()))
                .map(words::of)
                .sorted()
                .toList()));
    findings.add(
        new RegistryFinding(
            Kind.BLACKOUT_IN_FORCE,
            "",
            blackouts.all().size(),
            blackouts.inForce(scope.day()).stream()
                .map(blackout -> words.of(blackout, blackouts.assurancesOf(blackout)))
                .toList()));
  }

  private RegistryFinding ofUnits(
      Kind kind, String of, Level level, Predicate<AdministrativeUnit> isSo) {
    List<AdministrativeUnit> asked =
        territory.units().all().stream()
            .filter(unit -> unit.area().system().equals(scope.system()) && unit.level() == level)
            .toList();
    return new RegistryFinding(
        kind,
        of,
        asked.size(),
        asked.stream().filter(isSo).map(unit -> words.of(unit.area())).toList());
  }

  private static String named(Level level) {
    return level.name().toLowerCase(Locale.ROOT) + "s";
  }
}
