package org.sunset2g.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.Tac;

/**
 * All handsets of a world, numbered in the order of their TACs, those included that no catalogue
 * holds, and the pools from which each event draws.
 */
final class Handsets {
  /** What an event may ask for. */
  enum Pool {
    AT_RISK,
    SMARTPHONE,
    FEATURE_PHONE,
    OTHER_FORM,
    BELOW_TARGET,
    UNKNOWN,
    MACHINE
  }

  private static final int UNCATALOGUED = 12;
  private static final int NO_SUCH_POOL = -1;

  private final CatalogueVersions catalogue;
  private final List<Tac> tacs;
  private final Text[] written;
  private final Standing[][] standings;
  private final int[][][] pools;

  Handsets(CatalogueVersions catalogue, long seed) {
    this.catalogue = catalogue;
    TreeSet<Tac> all = new TreeSet<>();
    catalogue.versions().forEach(version -> all.addAll(version.keySet()));
    addUncatalogued(all, seed);
    this.tacs = List.copyOf(all);
    this.written = tacs.stream().map(tac -> Text.of(tac.digits())).toArray(Text[]::new);
    this.standings = new Standing[catalogue.versions().size()][];
    this.pools = new int[catalogue.versions().size()][][];
    for (int version = 0; version < pools.length; version++) {
      judge(version, catalogue.versions().get(version));
    }
    for (int version = 0; version < pools.length; version++) {
      fill(version, catalogue.versions().get(version), seed);
    }
  }

  private static void addUncatalogued(TreeSet<Tac> all, long seed) {
    int wanted = all.size() + UNCATALOGUED;
    for (long turn = 0; all.size() < wanted; turn++) {
      long digits = Long.remainderUnsigned(Chance.mix(seed, 31, turn), 1_000_000);
      all.add(new Tac("98%06d".formatted(digits)));
    }
  }

  private void judge(int version, Map<Tac, CatalogueEntry> entries) {
    standings[version] =
        tacs.stream()
            .map(tac -> Optional.ofNullable(entries.get(tac)))
            .map(entry -> entry.map(known -> known.capability().handsetClass()))
            .map(found -> standing(found.orElse(HandsetClass.UNKNOWN)))
            .toArray(Standing[]::new);
  }

  /** Handsets that the two versions judge differently are rare ones. */
  private Comparator<Integer> byPopularity(long seed) {
    return Comparator.<Integer, Boolean>comparing(this::isMisjudged)
        .thenComparingLong(handset -> Chance.mix(seed, 47, handset));
  }

  private void fill(int version, Map<Tac, CatalogueEntry> entries, long seed) {
    List<List<Integer>> drawn = new ArrayList<>();
    for (int i = 0; i < Pool.values().length; i++) {
      drawn.add(new ArrayList<>());
    }
    for (int handset = 0; handset < tacs.size(); handset++) {
      Optional<CatalogueEntry> entry = Optional.ofNullable(entries.get(tacs.get(handset)));
      HandsetForm form = entry.map(known -> known.capability().form()).orElse(HandsetForm.UNKNOWN);
      drawn.get(pool(standings[version][handset], form).ordinal()).add(handset);
    }
    pools[version] =
        drawn.stream()
            .map(
                pool ->
                    pool.stream().sorted(byPopularity(seed)).mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    if (pools[version][Pool.AT_RISK.ordinal()].length == 0) {
      throw InputProblem.of(
          "the TAC catalogue has no handset that is 2G only, so nobody could be at risk",
          "give a catalogue with at least one entry whose generations are just 2G");
    }
    if (targetPool(version, 0.5) == NO_SUCH_POOL) {
      throw InputProblem.of(
          "the TAC catalogue has no 4G or 5G handset, so nobody could convert",
          "give a catalogue with at least one phone whose generations hold 4G or 5G");
    }
  }

  private static Standing standing(HandsetClass handsetClass) {
    return switch (handsetClass) {
      case UNKNOWN, NON_CELLULAR -> Standing.UNKNOWN;
      case TWO_G_ONLY -> Standing.AT_RISK;
      case THREE_G -> Standing.BELOW_TARGET;
      case FOUR_G, FIVE_G -> Standing.TARGET;
    };
  }

  private static Pool pool(Standing standing, HandsetForm form) {
    if (form == HandsetForm.MODULE) {
      return Pool.MACHINE;
    }
    return switch (standing) {
      case AT_RISK -> Pool.AT_RISK;
      case BELOW_TARGET -> Pool.BELOW_TARGET;
      case TARGET ->
          switch (form) {
            case SMARTPHONE -> Pool.SMARTPHONE;
            case FEATURE_PHONE -> Pool.FEATURE_PHONE;
            default -> Pool.OTHER_FORM;
          };
      default -> Pool.UNKNOWN;
    };
  }

  boolean has(Pool pool, int week) {
    return pools[catalogue.versionIn(week)][pool.ordinal()].length > 0;
  }

  /**
   * A handset of the pool by the week's catalogue. The first ones of a pool are the popular ones;
   * one that the versions judge differently is mostly drawn anew, so that a new catalogue moves
   * some, not most.
   */
  int draw(Pool pool, int week, Chance chance) {
    int[] choices = pools[catalogue.versionIn(week)][pool.ordinal()];
    int drawn = draw(choices, chance);
    return isMisjudged(drawn) && chance.happens(0.7) ? draw(choices, chance) : drawn;
  }

  private static int draw(int[] choices, Chance chance) {
    double share = chance.share();
    return choices[(int) (choices.length * share * Math.sqrt(share))];
  }

  private boolean isMisjudged(int handset) {
    return standings[0][handset] != standings[1][handset];
  }

  /** Whether the week's catalogue has a target phone whose form it knows. */
  boolean knowsTargetForms(int week) {
    return has(Pool.SMARTPHONE, week) || has(Pool.FEATURE_PHONE, week);
  }

  /**
   * The target pool of a form, or where the catalogue has none the nearest one that it has: most
   * own a smartphone, some a feature phone, few another form.
   */
  Pool targetPool(int week, Chance chance) {
    return Pool.values()[targetPool(catalogue.versionIn(week), chance.share())];
  }

  private int targetPool(int version, double share) {
    Pool wished =
        share < 0.85 ? Pool.SMARTPHONE : share < 0.98 ? Pool.FEATURE_PHONE : Pool.OTHER_FORM;
    for (Pool pool : List.of(wished, Pool.SMARTPHONE, Pool.FEATURE_PHONE, Pool.OTHER_FORM)) {
      if (pools[version][pool.ordinal()].length > 0) {
        return pool.ordinal();
      }
    }
    return NO_SUCH_POOL;
  }

  /** Where a consumer with the handset stands by the week's catalogue. */
  Standing standing(int handset, int week) {
    return standings[catalogue.versionIn(week)][handset];
  }

  /** Whether the week's catalogue judges the handset otherwise than that of the week before. */
  boolean reclassified(int handset, int week) {
    return week > 0 && standing(handset, week) != standing(handset, week - 1);
  }

  /** Whether the handset is 2G only in truth, which the later version of the catalogue tells. */
  boolean isTwoGOnly(int handset) {
    return standings[standings.length - 1][handset] == Standing.AT_RISK;
  }

  Text written(int handset) {
    return written[handset];
  }

  int count() {
    return written.length;
  }
}
