package org.sunset2g.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Where the people of a world live: communes with uneven weights, their hamlets, how slowly their
 * district changes handsets, and their successors when codes change. Areas are numbers here.
 */
final class Homes {
  /** So many subscribers' home codes are in no list, which operators do deliver. */
  private static final double UNPLACED_SHARE = 0.0005;

  private final List<AreaCode> areas = new ArrayList<>();
  private final Map<AreaCode, Integer> numbers = new HashMap<>();
  private final List<Text[]> written = new ArrayList<>();
  private final List<Text[]> hamlets = new ArrayList<>();
  private final List<Double> paces = new ArrayList<>();
  private final Map<Integer, int[]> successors = new HashMap<>();
  private final int[] settled;
  private final double[] cumulativeWeights;
  private final int unplaced;
  private final int rezoningWeek;

  Homes(WorldPlan plan, AdministrativeUnits units, AreaChanges changes) {
    long seed = plan.seed();
    this.rezoningWeek = plan.firstWeekEndingFrom(plan.phase().rezonedOn());
    String system = openingSystem(plan, units, changes);
    List<Integer> inhabited = new ArrayList<>();
    double[] weights = new double[units.all().size()];
    double total = 0;
    for (AdministrativeUnit unit : units.all()) {
      if (unit.level() != Level.COMMUNE
          || !unit.area().system().equals(system)
          || isExempt(units, unit, plan.phase().exemptAreas())) {
        continue;
      }
      total += weight(unit, seed);
      weights[inhabited.size()] = total;
      inhabited.add(add(unit.area(), unit.name(), pace(units, unit, seed), seed));
    }
    if (inhabited.size() < 2) {
      throw InputProblem.of(
          "the administrative units have %d communes of %s to live in"
              .formatted(inhabited.size(), system),
          "give at least two communes of the code system that holds in the first week");
    }
    this.settled = inhabited.stream().mapToInt(Integer::intValue).toArray();
    this.cumulativeWeights = java.util.Arrays.copyOf(weights, settled.length);
    this.unplaced = addUnplaced(units, system, seed);
    addSuccessors(units, changes, seed);
  }

  private static String openingSystem(
      WorldPlan plan, AdministrativeUnits units, AreaChanges changes) {
    TreeSet<String> systems = new TreeSet<>();
    units.all().stream()
        .filter(unit -> unit.level() == Level.COMMUNE)
        .forEach(unit -> systems.add(unit.area().system()));
    if (systems.isEmpty()) {
      throw InputProblem.of(
          "the administrative units have no commune", "give the communes of the trial area");
    }
    boolean rezonedBefore = !plan.phase().rezonedOn().isAfter(plan.firstWeek().sunday());
    Optional<String> named =
        changes.all().stream()
            .map(change -> rezonedBefore ? change.after().system() : change.before().system())
            .filter(systems::contains)
            .findFirst();
    return named.orElse(rezonedBefore ? systems.last() : systems.first());
  }

  private static boolean isExempt(
      AdministrativeUnits units, AdministrativeUnit unit, Set<AreaCode> exempt) {
    return units.lineage(unit.area()).stream().anyMatch(above -> exempt.contains(above.area()));
  }

  private static boolean isTown(AdministrativeUnit unit) {
    return unit.name().startsWith("Phường") || unit.name().startsWith("Thị trấn");
  }

  /** Few communes are large, and towns are larger. */
  private static double weight(AdministrativeUnit unit, long seed) {
    double share = Chance.share(Chance.mix(seed ^ 5, unit.area().toString()));
    return (0.15 + 3 * share * share * share) * (isTown(unit) ? 2.5 : 1);
  }

  /** Towns change handsets faster than the countryside, and no two districts alike. */
  private static double pace(AdministrativeUnits units, AdministrativeUnit unit, long seed) {
    String district =
        units.above(unit.area(), Level.DISTRICT).map(above -> above.area().toString()).orElse("");
    double share = Chance.share(Chance.mix(seed ^ 7, district));
    return (0.75 + 0.4 * share) * (isTown(unit) ? 1.2 : 0.95);
  }

  private int add(AreaCode area, String name, double pace, long seed) {
    Integer known = numbers.putIfAbsent(area, areas.size());
    if (known != null) {
      return known;
    }
    areas.add(area);
    written.add(new Text[] {Text.of(area.system()), Text.of(area.code())});
    hamlets.add(Hamlets.of(area, name, seed));
    paces.add(pace);
    return areas.size() - 1;
  }

  private int addUnplaced(AdministrativeUnits units, String system, long seed) {
    int code = 99_001;
    while (units.find(new AreaCode(system, String.valueOf(code))).isPresent()) {
      code++;
    }
    return add(new AreaCode(system, String.valueOf(code)), "", 1, seed);
  }

  private void addSuccessors(AdministrativeUnits units, AreaChanges changes, long seed) {
    Map<Integer, List<Integer>> found = new TreeMap<>();
    for (AreaChanges.Change change : changes.all()) {
      Integer before = numbers.get(change.before());
      if (before != null && !change.before().system().equals(change.after().system())) {
        String name = units.find(change.after()).map(AdministrativeUnit::name).orElse("");
        int after = add(change.after(), name, paces.get(before), seed);
        found.computeIfAbsent(before, none -> new ArrayList<>()).add(after);
      }
    }
    found.forEach(
        (before, after) ->
            successors.put(before, after.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** A first home in the week. */
  int draw(int week, Chance chance) {
    if (chance.happens(UNPLACED_SHARE)) {
      return unplaced;
    }
    double wished = chance.share() * cumulativeWeights[cumulativeWeights.length - 1];
    int found = java.util.Arrays.binarySearch(cumulativeWeights, wished);
    int position = found >= 0 ? found : -found - 1;
    return inForce(settled[Math.min(position, settled.length - 1)], week, chance);
  }

  /** The commune, or from the week of the rezoning on one of its successors. */
  int inForce(int area, int week, Chance chance) {
    int[] after = week >= rezoningWeek ? successors.get(area) : null;
    return after == null ? area : after[chance.below(after.length)];
  }

  /** The areas people first live in, apart from home codes that are in no list. */
  int[] settled() {
    return settled.clone();
  }

  /** What becomes of the area when codes change; nothing where it stays. */
  int[] successors(int area) {
    return successors.getOrDefault(area, new int[0]).clone();
  }

  AreaCode area(int number) {
    return areas.get(number);
  }

  int count() {
    return areas.size();
  }

  /** Code system as it is written. */
  Text codeSystem(int area) {
    return written.get(area)[0];
  }

  /** Commune code as it is written. */
  Text commune(int area) {
    return written.get(area)[1];
  }

  /** One of the commune's hamlets, or null for about one subscriber in twenty. */
  Text hamlet(int area, long subscriber) {
    Text[] names = hamlets.get(area);
    int choice = (int) Long.remainderUnsigned(Chance.mix(subscriber, area, 3), 20L * names.length);
    return choice < names.length ? null : names[choice % names.length];
  }

  /** How fast the commune's people change handsets; 1 as fast as the published decline. */
  double pace(int area) {
    return paces.get(area);
  }

  /** Areas in the order of their codes. */
  List<Integer> inOrder() {
    List<Integer> ordered = new ArrayList<>(numbers.values());
    ordered.sort(Comparator.comparing(areas::get));
    return ordered;
  }
}
